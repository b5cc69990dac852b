import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Slot } from '../../lib/domain/details/slot.ts';
import { type Failure, fail, ok, type Result } from '../../lib/domain/result.ts';
import {
  type AskSlots,
  freshSlots,
  knownUntil,
  type LoadedSlots,
  slotsOf,
} from '../../lib/view/slots/loaded-slots.ts';

/** The free times of the calendar that is chosen. */
export interface ShownSlots {
  /** The earliest first. */
  slots: readonly Slot[];
  /** Every free time before this instant (UTC ms) is known; `null` until the first answer. */
  until: number | null;
  busy: boolean;
  failure: Failure | null;
  /** Asks for the next 28 days, unless an answer is awaited or the last one failed. */
  more(): void;
  /** Asks again after a failure. */
  again(): void;
  /**
   * To be called before free times are used: asks anew where they are older than two minutes, and
   * answers which of these starts (UTC ms) are gone.
   */
  fresh(starts: readonly number[]): Promise<Result<number[]>>;
}

/** Asks for a calendar's free times, by its id; for none while it is `null`. */
export function useSlots(
  ask: AskSlots,
  calendar: string | null,
  clock: () => number = () => Date.now(),
): ShownSlots {
  const [loaded, setLoaded] = useState<LoadedSlots>([]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** What is asked for now; an answer to an earlier question is dropped. */
  const asking = useRef<object | null>(null);

  const load = async (of: string, before: LoadedSlots) => {
    const question = {};
    asking.current = question;
    setBusy(true);
    setFailure(null);
    const at = clock();
    const answer = await ask(of, knownUntil(before) ?? at).catch(() => fail('bug'));
    if (asking.current !== question) return;
    asking.current = null;
    setBusy(false);
    if (answer.ok) setLoaded([...before, { ...answer.value, at }]);
    else setFailure(answer.failure);
  };

  useEffect(() => {
    setLoaded([]);
    if (calendar !== null) void load(calendar, []);
    return () => {
      asking.current = null;
    };
  }, [calendar]);

  return {
    slots: useMemo(() => slotsOf(loaded), [loaded]),
    until: knownUntil(loaded),
    busy,
    failure,
    more() {
      if (calendar !== null && asking.current === null && !failure) void load(calendar, loaded);
    },
    again() {
      if (calendar !== null) void load(calendar, loaded);
    },
    async fresh(starts) {
      if (calendar === null) return fail('changed');
      const question = asking.current;
      const found = await freshSlots(loaded, starts, (from) => ask(calendar, from), clock).catch(
        () => fail('bug'),
      );
      if (!found.ok) return found;
      if (asking.current === question) setLoaded(found.value.loaded);
      return ok(found.value.gone);
    },
  };
}
