import * as z from 'zod/mini';
import { type GuestLink, type GuestLinkKind, guestLink } from '../domain/details/guest-link.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Http } from './http.ts';
import { isId, WireGuestLinks } from './wire.ts';

/** OnceHub's field for each link. */
const FIELDS = {
  move: 'reschedule_url',
  cancel: 'cancel_url',
  invitation: 'ics_url',
} as const satisfies Record<GuestLinkKind, string>;

/** The statuses in which a meeting stands, so that its links do something. */
const STANDS: ReadonlySet<string | null> = new Set(['scheduled', 'rescheduled']);

/**
 * Makes the reading of a meeting's links for its guest, each at the moment it is asked for. They
 * are OnceHub's own, never made of an id, and nothing here keeps them. It fails as `Http.send`
 * does, with `notFound` for what is deleted or cannot be an id, and with `unreadable` for the
 * answer about another booking.
 */
export function createGuestLinks(http: Pick<Http, 'send'>) {
  return async (id: string, kind: GuestLinkKind): Promise<Result<GuestLink>> => {
    if (!isId(id)) return fail('notFound');
    const path = `/bookings/${id}`;
    const answer = await http.send({ method: 'GET', path, priority: 'person', isExtra: true });
    if (!answer.ok) return answer;
    const booking = z.safeParse(WireGuestLinks, answer.value).data;
    if (booking?.id !== id) return fail('unreadable');
    if (booking.deleted || booking.in_trash) return fail('notFound');
    if (!STANDS.has(booking.status)) return ok({ is: 'over' });
    return ok(guestLink(booking[FIELDS[kind]]));
  };
}
