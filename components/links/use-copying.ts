import { useEffect, useRef, useState } from 'preact/hooks';
import type {
  CalendarChoice,
  Guest,
  LinkEvents,
  LinkKind,
  MadeLink,
} from '../../lib/view/links/model.ts';
import { copyWhenReady } from './write-clipboard.ts';

/** A link that was asked for. */
interface Wanted {
  calendar: CalendarChoice;
  link: LinkKind;
}

/** How far the copying of a link has come. */
export type Copying = Wanted &
  (
    | { is: 'busy' }
    /** `isCopied` is false where the browser did not let it be copied. */
    | { is: 'made'; made: Extract<MadeLink, { is: 'link' }>; isCopied: boolean }
    | { is: 'refused'; made: Exclude<MadeLink, { is: 'link' }> }
  );

/**
 * Copies links, one after the other. A link that arrives when its customer is no longer shown is
 * not copied: it would be pasted for somebody else.
 */
export function useCopying(on: LinkEvents, guest: Guest) {
  const [copying, set] = useState<Copying | null>(null);
  const latest = useRef(0);
  useEffect(
    () => () => {
      latest.current = Number.POSITIVE_INFINITY;
    },
    [],
  );

  async function copy(calendar: CalendarChoice, link: LinkKind): Promise<void> {
    const turn = ++latest.current;
    const isCurrent = () => latest.current === turn;
    const wanted = { calendar, link };
    set({ ...wanted, is: 'busy' });
    const making = on
      .make(calendar, link, guest)
      .catch((): MadeLink => ({ is: 'failed', failure: { kind: 'bug' } }));
    const isCopied = await copyWhenReady(
      making.then((made) => {
        if (made.is !== 'link' || !isCurrent()) throw new Error('There is nothing to copy.');
        return made.url;
      }),
    );
    const made = await making;
    if (!isCurrent()) return;
    if (made.is !== 'link') return set({ ...wanted, is: 'refused', made });
    set({ ...wanted, is: 'made', made, isCopied });
    void on.use(calendar.id, link).catch(() => {});
  }

  /** Copies a link that was made and not copied; to be called in the event of a press. */
  async function copyAgain(): Promise<void> {
    if (copying?.is !== 'made') return;
    const isCopied = await copyWhenReady(Promise.resolve(copying.made.url));
    set((now) => (now === copying ? { ...copying, isCopied } : now));
  }

  return { copying, copy, copyAgain };
}
