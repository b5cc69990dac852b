import type { ReadonlySignal } from '@preact/signals-core';
import { useEffect, useState } from 'preact/hooks';

/** The value of a signal; the component is drawn again when it changes. */
export function useSignal<T>(source: ReadonlySignal<T>): T {
  const [value, set] = useState(() => source.peek());
  useEffect(() => source.subscribe((now) => set(() => now)), [source]);
  return value;
}
