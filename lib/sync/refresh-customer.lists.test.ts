import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { demandWorld } from '../../tests/helpers/demand.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { storedBookings } from '../../tests/helpers/stored-rows.ts';
import { fail, ok } from '../domain/result.ts';
import { roundTime } from './pacing.ts';
import { freshSlice, SLICE } from './plan.ts';

beforeEach(freshIndexedDb);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The bookings that were read by their ids, of the requests since the last call. */
const readById = (at: ReturnType<typeof demandWorld>) =>
  at.asked().flatMap((line) => line.match(/^GET \/v2\/bookings\/(\S+)$/)?.[1] ?? []);

async function known() {
  const at = demandWorld();
  await at.refresh(CARRIE.email);
  at.asked();
  return at;
}

test('a booking that was filed under another contact of the address is kept, and read once a day', async () => {
  const at = await known();
  const { upcoming } = CARRIE.bookings;
  const second = at.hub.control.addContact({ email: 'ann@example.net' });
  at.hub.control.refile(upcoming, second);
  await at.refresh(CARRIE.email);
  expect(readById(at)).toEqual([upcoming]);
  const moved = await at.reader.booking(upcoming);
  expect(moved).toMatchObject({ contact: second, checked: at.hub.control.now() });
  expect(moved?.unlisted).toBeUndefined();
  at.hub.control.advance(DAY);
  await at.refresh(CARRIE.email);
  // It is stored under its contact now, whose list was not read.
  expect(readById(at)).toEqual([]);
  expect(await at.reader.booking(upcoming)).not.toBeNull();
});

test('of the bookings missing from a list three are read by id, the rest is marked and kept [claim 82]', async () => {
  const at = await known();
  const [kept = '', ...others] = (await at.stored(CARRIE.email)).map(({ id }) => id);
  const gone = others.slice(0, 5);
  for (const id of gone) at.hub.control.delete(id);
  await at.refresh(CARRIE.email);
  expect(readById(at)).toHaveLength(3);
  const left = await at.stored(CARRIE.email);
  expect(left.filter((one) => one.unlisted).map(({ id }) => gone.includes(id))).toEqual([
    true,
    true,
  ]);
  await at.refresh(CARRIE.email);
  expect(readById(at)).toHaveLength(2);
  const rest = (await at.stored(CARRIE.email)).map(({ id }) => id);
  expect(rest.sort()).toEqual([kept, ...others.slice(5)].sort());
});

test('a booking that its contact’s list never has is read by id once a day', async () => {
  const at = await known();
  const { upcoming } = CARRIE.bookings;
  const client: typeof at.client = {
    ...at.client,
    async bookingsOf(...question) {
      const page = await at.client.bookingsOf(...question);
      if (!page.ok) return page;
      const rows = page.value.rows.filter(
        (row) => row.is !== 'booking' || row.booking.id !== upcoming,
      );
      return ok({ ...page.value, rows });
    },
  };
  for (const [pass, reads] of [
    [0, 1],
    [MINUTE, 0],
    [DAY - 2 * MINUTE, 0],
    [2 * MINUTE, 1],
  ] as const) {
    at.hub.control.advance(pass);
    await at.refresh(CARRIE.email, true, { client });
    expect(readById(at)).toHaveLength(reads);
    const stored = await at.reader.booking(upcoming);
    expect(stored?.id).toBe(upcoming);
    expect(stored?.unlisted).toBeUndefined();
  }
});

test.each(['serverFault', 'unreadable', 'tooMany', 'offline'] as const)(
  'a missing booking that cannot be read by id (%s) is marked and kept, and the look-up succeeds',
  async (kind) => {
    const at = await known();
    const { upcoming, held } = CARRIE.bookings;
    for (const id of [upcoming, held]) at.hub.control.delete(id);
    let reads = 0;
    const booking: typeof at.client.booking = async () => {
      reads++;
      return fail(kind);
    };
    const client = { ...at.client, booking };
    expect(await at.refresh(CARRIE.email, true, { client })).toEqual(
      ok({ asked: true, complete: true }),
    );
    const stored = await at.stored(CARRIE.email);
    const marked = stored.filter((one) => one.unlisted).map(({ id }) => id);
    expect(marked.sort()).toEqual([upcoming, held].sort());
    // What no other booking could be read for, either, is not tried with the next one.
    expect(reads).toBe(kind === 'tooMany' || kind === 'offline' ? 1 : 2);
    // A failure that was about the booking itself counts as its reading of the day.
    await at.refresh(CARRIE.email, true, { client });
    expect(reads).toBe(2);
  },
);

test('missing bookings are read at the rank of the sync', async () => {
  const at = await known();
  at.hub.control.delete(CARRIE.bookings.held);
  const ranks: string[] = [];
  const booking: typeof at.client.booking = (id, priority) => {
    ranks.push(priority);
    return at.client.booking(id, priority);
  };
  await at.refresh(CARRIE.email, true, { client: { ...at.client, booking } });
  expect(ranks).toEqual(['sync']);
});

test('a list with rows that cannot be read adds, removes nothing, and says how many they are [claim 88]', async () => {
  const at = await known();
  const { upcoming, held, cancelled } = CARRIE.bookings;
  for (const id of [upcoming, held]) at.hub.control.garble(id);
  at.hub.control.delete(cancelled);
  const added = at.hub.control.addBooking({ contact: CARRIE.contact });
  expect(await at.refresh(CARRIE.email)).toEqual(ok({ asked: true, complete: false }));
  const { asked, bookings } = await at.reader.customer(CARRIE.email);
  expect(asked).toMatchObject({ complete: false, unread: 2 });
  const ids = bookings.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([upcoming, held, cancelled, added]));
  for (const id of [upcoming, held]) at.hub.control.garble(id, false);
  expect(await at.refresh(CARRIE.email)).toEqual(ok({ asked: true, complete: true }));
  expect((await at.reader.customer(CARRIE.email)).asked?.unread).toBeUndefined();
  expect(await at.reader.booking(cancelled)).toBeNull();
});

test('a contact that cannot be read makes the look-up incomplete', async () => {
  const at = demandWorld();
  const body = { data: [{ id: 'CTC/1', email: CARRIE.email }] };
  at.hub.control.fault({ kind: 'json', body, match: { path: '/contacts$' } });
  expect(await at.refresh(CARRIE.email)).toEqual(ok({ asked: true, complete: false }));
});

test('a customer is asked about again where a change of the account could not be read', async () => {
  const at = await known();
  const now = at.hub.control.now();
  const read = { startedAt: now, serverTime: now, doneAt: now, begunAt: 1 };
  const ahead = { ...freshSlice(SLICE.allAhead, 'all', now, null), ...read };
  const rounds = { ...freshSlice(SLICE.changes, 'changes', now, null), ...read };
  at.hub.control.advance(roundTime(null));
  const refresh = () => at.refresh(CARRIE.email, false, { window: async () => 12 });
  await at.writer.write({ slices: [ahead, rounds] });
  expect(await refresh()).toEqual(ok({ asked: false, complete: true }));
  await at.writer.write({
    slices: [{ ...ahead, broken: true, unread: [{ id: 'x', starts: now }] }],
  });
  expect(await refresh()).toMatchObject({ value: { asked: true } });
});

type Event =
  | { do: 'delete' | 'trash' | 'restore' | 'cancel' | 'refile' | 'garble' | 'mend'; which: number }
  | { do: 'book' | 'look' }
  | { do: 'pass'; ms: number };

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    do: fc.constantFrom('delete', 'trash', 'restore', 'cancel', 'refile', 'garble', 'mend'),
    which: fc.nat(20),
  }),
  fc.record({ do: fc.constantFrom('book', 'look', 'look') }),
  fc.record({ do: fc.constant('pass'), ms: fc.constantFrom(MINUTE, 6 * MINUTE, DAY) }),
) as fc.Arbitrary<Event>;

test('whatever lists lack or garble, a look-up removes only what is gone, and reads little by id [claim 82]', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { maxLength: 25, size: 'max' }),
      fc.constantFrom(0, 60, 280),
      fc.constantFrom('redacted', '404'),
      async (events, listLag, deletedBooking) => {
        freshIndexedDb();
        const at = demandWorld({ bookings: 0, switches: { deletedBooking } });
        const { control } = at.hub;
        const email = 'ann@example.net';
        const contacts = [control.addContact({ email }), control.addContact({ email })];
        for (const contact of contacts) control.addBooking({ contact });
        control.switch({ listLag });
        const all = () => control.bookings().filter((one) => contacts.includes(one.contact ?? ''));
        const lastRead = new Map<string, number>();

        async function look(): Promise<void> {
          const before = (await storedBookings()).map(({ id }) => id);
          at.asked();
          await at.refresh(email);
          const reads = readById(at);
          expect(reads.length).toBeLessThanOrEqual(3);
          const now = control.now();
          for (const id of reads) {
            expect(now - (lastRead.get(id) ?? 0)).toBeGreaterThanOrEqual(DAY);
            lastRead.set(id, now);
          }
          const after = new Map((await storedBookings()).map((row) => [row.id, row]));
          for (const id of before) {
            const there = control.booking(id);
            const isKnownGone = !there || there.inTrash || there.listed?.record?.inTrash;
            if (!isKnownGone) expect([id, after.has(id)]).toEqual([id, true]);
          }
          const garbled = all().filter((one) => one.garbled && now >= (one.listed?.until ?? 0));
          const { asked } = await at.reader.customer(email);
          if (listLag === 0) expect(asked?.unread ?? 0).toBe(garbled.length);
        }

        await look();
        for (const one of events) {
          if (one.do === 'book') control.addBooking({ contact: contacts[0] ?? '' });
          if (one.do === 'pass') control.advance(one.ms);
          if (one.do === 'look') await look();
          const bookings = all();
          const chosen = 'which' in one ? bookings[one.which % bookings.length] : undefined;
          if (!chosen) continue;
          const { id, contact, status } = chosen;
          if (one.do === 'delete') control.delete(id);
          if (one.do === 'trash') control.trash(id);
          if (one.do === 'restore') control.restore(id);
          if (one.do === 'cancel' && status === 'scheduled') control.guestCancels(id);
          if (one.do === 'garble' || one.do === 'mend') control.garble(id, one.do === 'garble');
          if (one.do === 'refile') {
            control.refile(id, contacts.find((other) => other !== contact) ?? '');
          }
        }
        // In the end everything can be read, and the copy is what OnceHub has.
        for (const { id } of all()) control.garble(id, false);
        for (let days = 0; days < 12; days++) {
          control.advance(DAY);
          await look();
        }
        const wanted = all().filter((one) => !one.inTrash);
        const stored = await at.stored(email);
        expect(stored.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
        expect(stored.filter((one) => one.unlisted)).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
}, 300_000);
