import fc from 'fast-check';
import { type Failure, ok } from '../../lib/domain/result.ts';
import { createClient } from '../../lib/oncehub/client.ts';
import { refusal } from '../../lib/oncehub/errors.ts';
import type { ReadBooking } from '../../lib/oncehub/to-booking.ts';
import type { Batch } from '../../lib/store/writer.ts';
import examples from '../../sandbox/oncehub/data/examples.json' with { type: 'json' };
import published from '../../sandbox/oncehub/data/published.json' with { type: 'json' };
import { hostileValue, type Json, mutated } from './mutations.ts';
import { NOW } from './oncehub.ts';

/** The customer the answers are about. */
export const ADDRESS = 'mara@example.com';

const { classic, calendar, paid, canceled, missed } = examples;
const BOOKINGS: Json[] = [published, classic, calendar, paid, canceled, missed];
const LIST = { object: 'list', has_more: false, data: BOOKINGS.slice(0, 2) };
const CONTACTS = {
  object: 'list',
  has_more: false,
  data: [{ id: 'CTC-1', email: ADDRESS, first_name: 'Mara', last_name: 'Lind', company: 'L' }],
};
const NAMES = {
  object: 'list',
  data: [{ id: 'USR-1', first_name: 'A', last_name: 'B', name: 'N', email: 'u@example.com' }],
};
const ERROR = { type: 'api_error', message: 'Something went wrong.', param: 'limit' };

type Kind = 'booking' | 'bookings' | 'contacts' | 'names' | 'refusal';

/** A corrupted answer of OnceHub. */
export interface Answer {
  kind: Kind;
  body: unknown;
  /** The HTTP status; used only for refusals. */
  status: number;
}

/** Corrupted answers of every endpoint that is read: parts are dropped or replaced. */
export const anAnswer: fc.Arbitrary<Answer> = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: mutated(BOOKINGS).map((body) => ({ kind: 'booking', body })) },
      { weight: 2, arbitrary: mutated([LIST]).map((body) => ({ kind: 'bookings', body })) },
      { weight: 1, arbitrary: mutated([CONTACTS]).map((body) => ({ kind: 'contacts', body })) },
      { weight: 1, arbitrary: mutated([NAMES]).map((body) => ({ kind: 'names', body })) },
      { weight: 1, arbitrary: mutated([ERROR]).map((body) => ({ kind: 'refusal', body })) },
      { weight: 1, arbitrary: hostileValue.map((body) => ({ kind: 'booking', body })) },
    ),
    fc.constantFrom(400, 401, 402, 403, 404, 409, 418, 422, 429, 500, 503),
  )
  .map(([answer, status]) => ({ ...answer, status }) as never);

/** The rows collected from answers, as they would be written to the store. */
export type Taken = Required<Pick<Batch, 'bookings' | 'contacts' | 'directory'>>;

/**
 * Reads an answer as the background does, and adds its rows to `taken`; returns the failure, if it
 * failed.
 */
export async function take({ kind, body, status }: Answer, taken: Taken): Promise<Failure | null> {
  const client = createClient({
    send: async () => ok(body),
    reserve: async () => ok({ used: false }),
  });
  const keep = (rows: readonly ReadBooking[]) => {
    for (const row of rows) {
      // The examples share ids; a new id for each keeps all rows visible.
      const id = `BKNG-${taken.bookings.length}`;
      if (row.is === 'booking') taken.bookings.push({ ...row.booking, id });
    }
  };
  switch (kind) {
    case 'refusal':
      return refusal(status, new Headers({ 'Retry-After': '5' }), body, NOW).failure;
    case 'booking': {
      const one = await client.booking('BKNG-1', 'person');
      if (one.ok) keep([one.value]);
      return one.ok ? null : one.failure;
    }
    case 'bookings': {
      const page = await client.bookingsOf('CTC-1');
      if (page.ok) keep(page.value.rows);
      return page.ok ? null : page.failure;
    }
    case 'contacts': {
      const page = await client.contacts(ADDRESS);
      if (!page.ok) return page.failure;
      for (const { id, email, first_name, last_name, company } of page.value.rows) {
        const name = [first_name, last_name].filter(Boolean).join(' ') || null;
        taken.contacts.push({ id, address: email ?? ADDRESS, name, company, phone: null });
      }
      return null;
    }
    case 'names': {
      const page = await client.directory('users');
      if (!page.ok) return page.failure;
      for (const { id, name } of page.value.rows) {
        taken.directory.push({ id, kind: 'user', name: name ?? '', address: null });
      }
      return null;
    }
  }
}
