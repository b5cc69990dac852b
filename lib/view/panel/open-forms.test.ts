import { beforeEach, expect, test } from 'vitest';
import { formWith } from '../../../sandbox/oncehub/booking-draft.ts';
import { createOnceHub } from '../../../sandbox/oncehub/server.ts';
import { SWITCH_VALUES, type Switches } from '../../../sandbox/oncehub/switches.ts';
import { hastyTimers } from '../../../tests/helpers/hasty.ts';
import { freshIndexedDb } from '../../../tests/helpers/indexed-db.ts';
import { NOW } from '../../../tests/helpers/oncehub.ts';
import { storedBookings } from '../../../tests/helpers/stored-rows.ts';
import { syncLife } from '../../../tests/helpers/sync.ts';
import { offers } from '../../domain/rules.ts';
import { search } from '../../store/search.ts';
import { customerView, figuresOf } from '../customer-view.ts';

beforeEach(freshIndexedDb);

const DAY = 86_400_000;
const FORMS = ['noEmail', 'noPayment', 'times', 'numbers', 'attendees'] as const;
const GUEST = 'BKNG-PH0NEGVEST01';

/** What a first sync stores of an account that answers as these switches say. */
async function synced(switches: Partial<Switches>) {
  freshIndexedDb();
  const hub = createOnceHub({
    now: () => NOW,
    bookings: 60,
    switches: { limits: 'off', ...switches },
  });
  hastyTimers((ms) => hub.control.advance(ms));
  const life = syncLife(hub, { window: 3 });
  expect(await life.settle()).toEqual({ ok: true, value: 'idle' });
  return { hub, life, rows: await storedBookings() };
}

test.each(
  FORMS.flatMap((name) => (SWITCH_VALUES[name] ?? []).map((value) => [name, value] as const)),
)('the same is stored in whatever form OnceHub sends it: %s %s', async (name, value) => {
  const { rows: expected } = await synced({});
  const { rows, life } = await synced({ [name]: value });
  // Some forms have whole seconds alone.
  const whole = (at: number | null) => at && Math.floor(at / 1000);
  const inSeconds = (all: typeof rows) =>
    all.map((row) => ({ ...row, created: whole(row.created), updated: whole(row.updated) }));
  expect(inSeconds(rows)).toEqual(inSeconds(expected));
  const guest = rows.find(({ id }) => id === GUEST);
  expect(guest).toMatchObject({ name: 'Gus Halloran', paid: false, minutes: expect.any(Number) });
  // Nobody's payment keeps a meeting from being cancelled.
  if (guest) expect(offers(guest, NOW).cancel).toEqual({ possible: true });
  const found = await search('13125550177', life.reader, 9);
  expect(found.map(({ address }) => address)).toContain(guest?.people[0]?.address);
});

test.each(SWITCH_VALUES.contactOf as Switches['contactOf'][])(
  'whoever shares a number with others keeps their own name, where guests are filed by their %s',
  async (contactOf) => {
    const hub = createOnceHub({
      ...{ now: () => NOW, bookings: 0, switches: { limits: 'off', contactOf } },
    });
    hastyTimers((ms) => hub.control.advance(ms));
    const people = { 'ann@acme.example': 'Ann Able', 'bob@acme.example': 'Bob Bell' };
    for (const [email, name] of Object.entries(people)) {
      const form = { ...formWith(email, '+14155550100'), name };
      hub.control.addBooking({ email, form, starts: NOW + DAY });
    }
    const life = syncLife(hub, { window: 3 });
    await life.settle();
    for (const [address, name] of Object.entries(people)) {
      const stored = await life.reader.person([address], []);
      const view = customerView({ address, asWritten: address, name: null }, stored, NOW);
      expect([view.own, view.name]).toEqual([[address], name]);
      expect(figuresOf(view, NOW).bookings).toBe(1);
      // The other is said to be of the same contact, and only where that is so.
      expect(view.addresses.length).toBe(contactOf === 'email' ? 1 : 2);
    }
  },
);
