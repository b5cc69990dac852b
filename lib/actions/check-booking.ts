import type { Booking } from '../domain/booking.ts';
import type { Draft } from '../domain/command.ts';
import { hostIds, isNamedOn } from '../domain/details/host-ids.ts';
import type { Intent } from '../domain/intent.ts';
import { isRedacted } from '../domain/redaction.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { offers } from '../domain/rules.ts';
import { asShown, differences } from '../domain/shown-booking.ts';
import type { ExecuteDeps } from './execute.ts';

/** Checks that a booking that was read exists, is as it was shown, and allows the action. */
export async function checkBooking(
  { kind, host }: Pick<Intent, 'kind' | 'host'>,
  { seen }: Pick<Draft, 'seen'>,
  booking: Booking | null,
  deps: Pick<ExecuteDeps, 'clock' | 'serverClock' | 'users'>,
): Promise<Result<Booking>> {
  if (!booking) return fail('notFound');
  // OnceHub decides by its own clock, and this computer's may be wrong.
  const { possible } = offers(booking, deps.serverClock() ?? deps.clock())[kind];
  const present = asShown(booking);
  // OnceHub has whom the user forgot still in the subject.
  const { subject = '' } = isRedacted(seen.subject ?? '', present.subject ?? '') ? present : seen;
  const users = await deps.users();
  const changed = differences({ ...seen, subject }, present, kind, new Set(users.keys()));
  // Nothing could tell afterwards whether it was handed to somebody who was on it before.
  const isTheirs = host !== undefined && isNamedOn(booking.people, users, host);
  return possible && !isTheirs && changed.length === 0 ? ok(booking) : fail('changed');
}

/** What tells whether an action was carried out, of a booking as it was read. */
export async function stateOf(
  { status, people }: Booking,
  { kind, host }: Pick<Intent, 'kind' | 'host'>,
  deps: Pick<ExecuteDeps, 'users'>,
) {
  return kind === 'reassign'
    ? { status, hosts: hostIds(people, await deps.users(), host) }
    : { status };
}
