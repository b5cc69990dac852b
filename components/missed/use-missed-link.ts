import { useEffect, useState } from 'preact/hooks';
import { whyNoLink } from '../../lib/view/links/link-offer.ts';
import type { CalendarChoice, Guest, LinkKind, MadeLink } from '../../lib/view/links/model.ts';
import type { MissedEvents } from '../../lib/view/slots/missed/missed.ts';

/** The link of a message: one-time where OnceHub makes one, else the calendar's own. */
export type MissedLink =
  | { is: 'making' }
  | { is: 'link'; url: string; kind: LinkKind }
  | { is: 'none' };

/** The calendar's one-time link, made by one request; offline or refused, its general link. */
async function linkFor(
  make: MissedEvents['make'],
  calendar: CalendarChoice,
  guest: Guest,
): Promise<MissedLink> {
  for (const kind of ['oneTime', 'general'] as const) {
    if (whyNoLink(calendar, kind, true) !== null) continue;
    const made = await make(calendar, kind, guest).catch(
      (): MadeLink => ({ is: 'failed', failure: { kind: 'bug' } }),
    );
    if (made.is === 'link') return { is: 'link', url: made.url, kind };
  }
  return { is: 'none' };
}

/** Makes the link of a message, anew for each calendar. A link that is not used does nothing. */
export function useMissedLink(
  make: MissedEvents['make'],
  calendar: CalendarChoice | null,
  guest: Guest,
): MissedLink {
  const [made, setMade] = useState<{ of: string; link: MissedLink } | null>(null);
  useEffect(() => {
    if (calendar === null) return;
    let isCurrent = true;
    void linkFor(make, calendar, guest).then((link) => {
      if (isCurrent) setMade({ of: calendar.id, link });
    });
    return () => {
      isCurrent = false;
    };
  }, [calendar?.id]);
  if (calendar === null) return { is: 'none' };
  return made?.of === calendar.id ? made.link : { is: 'making' };
}
