import * as z from 'zod/mini';
import { bookingLink, type Guest, type Unfit } from '../domain/details/booking-link.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Http } from './http.ts';
import { isId, WireLink } from './wire.ts';

/** The one-time link that is wanted. */
export interface LinkRequest {
  /** Of a classic master page OnceHub takes nothing to fill in. */
  kind: 'calendar' | 'masterPage';
  /** The calendar's or master page's id. */
  id: string;
  guest: Guest;
  /** The address of the user who is to host it; for a team's calendar only. */
  host: string | null;
}

/** A link that may be handed out, or why OnceHub's answer is none. */
export type OneTimeLink = { is: 'link'; url: string } | Unfit;

/**
 * Makes the call that creates a one-time link. No mail leaves, and a link that nobody uses does
 * nothing and is deleted after 90 days. So, unlike an action, it is asked for once more where the
 * answer was lost; where that one is lost, too, it fails with `timedOut`. Else it fails as
 * `Http.send` does, and with `notFound` without a request for text that cannot be an id.
 */
export function createOneTimeLinks(http: Pick<Http, 'send'>) {
  return async (wanted: LinkRequest): Promise<Result<OneTimeLink>> => {
    if (!isId(wanted.id)) return fail('notFound');
    const ask = () =>
      http.send({ method: 'POST', priority: 'person', ...requestOf(wanted), isExtra: true });
    const first = await ask();
    const isLost = !first.ok && first.failure.kind === 'unknownOutcome';
    const answer = isLost ? await ask() : first;
    if (!answer.ok) return answer.failure.kind === 'unknownOutcome' ? fail('timedOut') : answer;
    const parsed = z.safeParse(WireLink, answer.value);
    if (!parsed.success) return ok({ is: 'noLink' });
    const link = bookingLink(parsed.data.url);
    return ok(link.is === 'link' ? { is: 'link', url: link.href } : link);
  };
}

function requestOf({ kind, id, guest, host }: LinkRequest) {
  if (kind === 'masterPage') return { path: `/master-pages/${id}/one-time-links` };
  const form = Object.fromEntries(Object.entries(guest).filter(([, value]) => value !== null));
  return {
    path: `/booking-calendars/${id}/one-time-links`,
    body: {
      // Else the name and address of the customer would stand in the link.
      hide_url_params: true,
      ...(Object.keys(form).length > 0 && { booking_form: form }),
      ...(host !== null && { booking_settings: { host } }),
    },
  };
}
