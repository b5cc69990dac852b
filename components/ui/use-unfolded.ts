import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * Whether an element is in view as far as the `<details>` around it goes: what is folded is drawn,
 * too. True where there is none around it.
 */
export function useUnfolded(of: RefObject<Element | null>): boolean {
  const [unfolded, setUnfolded] = useState(false);
  useEffect(() => {
    const fold = of.current?.closest('details');
    const look = () => setUnfolded(fold?.open ?? true);
    look();
    fold?.addEventListener('toggle', look);
    return () => fold?.removeEventListener('toggle', look);
  }, []);
  return unfolded;
}
