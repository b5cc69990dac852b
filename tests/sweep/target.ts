import { randomUUID } from 'node:crypto';
import type { ActionKind } from '../../lib/domain/booking.ts';
import type { ActionCommand } from '../../lib/domain/command.ts';
import type { BookingDraft } from '../../sandbox/oncehub/records.ts';
import { type Stage, shownOf } from './stage.ts';

const MINUTE = 60_000;
/** The customer of all bookings. */
export const EMAIL = 'swept@example.com';

/** A booking to act on, as it was created, with the order for the action. */
export interface Target {
  order: ActionCommand;
  /** OnceHub's answer for the booking as it was. */
  body: object;
  starts: number;
  /** A part of its subject that no other booking has. */
  mark: string;
}

let made = 0;

/**
 * Creates a booking that an action can be carried out on, with the order for it; `draft` sets
 * further fields.
 */
export async function target(
  kind: ActionKind,
  stage: Stage,
  draft: BookingDraft = {},
): Promise<Target> {
  const now = stage.control.now();
  // In the future, or, for a no-show, begun and not over for hours.
  const starts = draft.starts ?? (kind === 'noShow' ? now - 10 * MINUTE : now + 26 * 60 * MINUTE);
  const mark = `no. ${++made}.`;
  const subject = `Swept ${mark}`;
  const complete = { email: EMAIL, name: 'Swept', subject, minutes: 240, ...draft, starts };
  const { body, seen } = await shownOf(stage, stage.control.addBooking(complete));
  const order = { intent: randomUUID(), kind, seen, reason: '', mail: true };
  stage.ledger.follow(order);
  return { order, body, starts, mark };
}
