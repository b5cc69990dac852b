import { randomUUID } from 'node:crypto';
import type { ActionKind } from '../../lib/domain/booking.ts';
import type { ActionCommand } from '../../lib/domain/command.ts';
import type { BookingDraft } from '../../sandbox/oncehub/records.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';

const MINUTE = 60_000;
const EMAIL = 'swept@example.com';

/**
 * Creates a booking that an action can be carried out on, and returns the order for it; `draft`
 * sets further fields.
 */
export function target(
  kind: ActionKind,
  control: Control,
  draft: BookingDraft = {},
): ActionCommand {
  const now = control.now();
  // In the future, or, for a no-show, begun and not over for hours.
  const starts = kind === 'noShow' ? now - 10 * MINUTE : now + 26 * 60 * MINUTE;
  const complete = { email: EMAIL, name: 'Swept', starts, minutes: 240, ...draft };
  const id = control.addBooking(complete);
  const seen = {
    id,
    status: 'scheduled',
    starts: complete.starts,
    booker: complete.email,
  } as const;
  return { intent: randomUUID(), kind, seen, reason: '', mail: true };
}
