import { useEffect, useRef, useState } from 'preact/hooks';

/** How long a question stands before it can be answered, ms: long enough that no click meant for something else lands on it. */
export const ARMING = 500;

/** False for the first half second after `round` begins, then true. */
export function useArmed(round: unknown): boolean {
  const [armed, setArmed] = useState<{ round: unknown } | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setArmed({ round }), ARMING);
    return () => clearTimeout(timer);
  }, [round]);
  return armed !== null && armed.round === round;
}

const PRESSES = new Set(['Enter', ' ']);

/**
 * Handlers for an element whose buttons must not be pressed by a key that was already down when it
 * appeared, nor by one that is merely held.
 */
export function useFreshKeys() {
  const down = useRef(new Set<string>());
  return {
    onKeyDownCapture(event: KeyboardEvent) {
      if (!event.repeat) down.current.add(event.key);
      else if (PRESSES.has(event.key) && event.target instanceof HTMLButtonElement) {
        event.preventDefault();
      }
    },
    onKeyUpCapture(event: KeyboardEvent) {
      const fresh = down.current.delete(event.key);
      if (!fresh && PRESSES.has(event.key)) event.preventDefault();
    },
  };
}
