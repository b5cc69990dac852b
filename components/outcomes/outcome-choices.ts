import { useEffect, useRef, useState } from 'preact/hooks';
import type { PendingView } from '../../lib/view/model.ts';
import type { Choice, Choices, Judgement } from './selection.ts';

/** The choices of the list. A no-show that was undone is chosen again: only some of them may have been wrong. */
export function useChoices(pending: readonly PendingView[]) {
  const [choices, setChoices] = useState<Choices>(new Map());
  const given = useRef(new Set<string>());
  useEffect(() => {
    const undone = pending.filter(
      ({ state, intent }) => state === 'withdrawn' && given.current.delete(intent),
    );
    if (undone.length === 0) return;
    const again = undone.map(({ booking }) => [booking, 'noShow'] as const);
    setChoices((now) => new Map([...again, ...now]));
  }, [pending]);
  return {
    choices,
    choose(booking: string, choice: Choice | null) {
      const next = new Map(choices);
      if (choice) next.set(booking, choice);
      else next.delete(booking);
      setChoices(next);
    },
    /** They were confirmed, and are choices no more. */
    settle({ absences }: Judgement) {
      for (const { intent } of absences) given.current.add(intent);
      setChoices(new Map());
    },
  };
}
