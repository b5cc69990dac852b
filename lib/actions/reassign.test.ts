import { beforeEach, expect, test } from 'vitest';
import { CARRIE, DANA, LUIS, USERS } from '../../sandbox/oncehub/data/known.ts';
import { SWITCH_VALUES, type Switches } from '../../sandbox/oncehub/switches.ts';
import { background } from '../../tests/helpers/acting.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { WINDOW, waiting } from '../../tests/helpers/passing-time.ts';
import type { ActionCommand } from '../domain/command.ts';
import { createBookingReader } from '../store/booking-reader.ts';
import { refreshDirectory } from '../sync/directory.ts';

beforeEach(freshIndexedDb);

const { upcoming } = DANA.bookings;
const OWNERS = SWITCH_VALUES.ownerAfterReassign as Switches['ownerAfterReassign'][];
const DAY = 86_400_000;

type Background = Pick<
  ReturnType<typeof background>,
  'client' | 'reader' | 'writer' | 'deps' | 'hub' | 'methods'
>;

async function readDirectory({ client, reader, writer, deps }: Background): Promise<void> {
  await refreshDirectory({ client, reader, writer, changed: () => {}, clock: deps.clock });
}

/** A background that knows the account's users. */
async function knowing() {
  const at = background();
  await readDirectory(at);
  at.methods();
  return at;
}

const told = ({ hub }: Pick<Background, 'hub'>) => hub.control.mails().map(({ kind }) => kind);

test.each(OWNERS)(
  'a meeting is handed over by one request, its people are told, and the store shows the new host, where OnceHub’s owner is then %s [claims 103, 104]',
  async (ownerAfterReassign) => {
    const at = await knowing();
    at.hub.control.switch({ ownerAfterReassign });
    const order = await at.order('reassign', upcoming, { host: USERS.morgan });
    await at.run(order);
    const intent = await at.journal.get(order.intent);
    expect(intent).toMatchObject({ state: 'done', host: USERS.morgan, by: 'own' });
    expect(intent).not.toHaveProperty('draft');
    expect(at.hub.control.log().filter(({ method }) => method === 'POST')).toMatchObject([
      { path: `/v2/bookings/${upcoming}/reassign`, body: { new_host: USERS.morgan } },
    ]);
    expect(told(at)).toEqual(['reassigned']);

    const bookings = createBookingReader();
    const users = await at.deps.users();
    const addressOf = (id: string) => [...users].find(([, one]) => one.id === id)?.[0] ?? '';
    const now = at.hub.control.now();
    const whose = async (id: string) => {
      const own = await bookings.of({ id, address: addressOf(id) }, now, now + 90 * DAY);
      return own.some((one) => one.id === upcoming);
    };
    expect([await whose(USERS.priya), await whose(USERS.morgan)]).toEqual([false, true]);
    bookings.close();
  },
);

test('a lost answer is settled by reading who hosts, and nothing is sent twice [claim 103]', async () => {
  const at = await knowing();
  at.hub.control.fault({ kind: 'cut', after: 'action', match: { method: 'POST' } });
  const order = await at.order('reassign', upcoming, { host: USERS.morgan });
  expect(await at.run(order)).toBe('done');
  expect(at.methods().filter((method) => method === 'POST')).toHaveLength(1);
  expect(told(at)).toEqual(['reassigned']);
});

test('several meetings are handed over one after the other, with one time to undo', async () => {
  const at = waiting();
  await readDirectory(at);
  const ids = [upcoming, CARRIE.bookings.upcoming, LUIS.bookings.paid];
  const orders: ActionCommand[] = [];
  for (const id of ids) orders.push(await at.order('reassign', id, { host: USERS.grace }));
  await at.propose(...orders);
  await at.pass(WINDOW - 1000);
  expect(told(at)).toEqual([]);
  await at.pass(20_000);
  const intents = await Promise.all(orders.map(({ intent }) => at.journal.get(intent)));
  expect(intents.map((one) => [one?.state, one?.size])).toEqual(ids.map(() => ['done', 3]));
  for (const id of ids) expect(at.hub.control.booking(id)?.hosts[0]).toBe(USERS.grace);
});

test('undone in time, nothing is sent', async () => {
  const at = waiting();
  await readDirectory(at);
  const order = await at.order('reassign', upcoming, { host: USERS.morgan });
  await at.propose(order);
  await at.pass(WINDOW - 1000);
  expect(await at.actions.undo([order.intent])).toEqual([order.intent]);
  await at.pass(60_000, 20_000);
  expect([await at.state(order), told(at)]).toEqual(['withdrawn', []]);
});

test.each<[string, string, string, string]>([
  ['to a user without a seat', upcoming, USERS.elif, 'requires an assigned seat'],
  ['to a user who has not accepted the invitation', upcoming, USERS.invited, 'inactive'],
])('%s it is refused, in OnceHub’s words', async (_what, id, host, words) => {
  const at = await knowing();
  const order = await at.order('reassign', id, { host });
  expect(await at.run(order)).toBe('unknown (conflict)');
  expect((await at.journal.get(order.intent))?.failure?.words).toContain(words);
  expect(told(at)).toEqual([]);
  at.hub.control.advance(6 * 60_000);
  await at.actions.settle();
  expect(await at.journal.get(order.intent)).toMatchObject({ state: 'refused' });
});

test('to a user OnceHub does not know it is refused at once', async () => {
  const at = await knowing();
  const order = await at.order('reassign', upcoming, { host: 'USR-N0B0DY' });
  expect(await at.run(order)).toBe('refused (notFound)');
  expect((await at.journal.get(order.intent))?.failure?.words).toBe("No such user: 'USR-N0B0DY'");
});

test('nothing is sent to who hosts it already, or once somebody else hosts it', async () => {
  const at = await knowing();
  expect(await at.run(await at.order('reassign', upcoming, { host: USERS.priya }))).toBe(
    'refused (changed)',
  );
  const order = await at.order('reassign', upcoming, { host: USERS.morgan });
  const other = await at.order('reassign', upcoming, { host: USERS.grace });
  expect(await at.run(other)).toBe('done');
  expect(await at.run(order)).toBe('refused (changed)');
  expect(told(at)).toEqual(['reassigned']);
});

test('where the directory is not known, what became of it is never guessed', async () => {
  const at = background();
  const order = await at.order('reassign', upcoming, { host: USERS.morgan });
  expect(await at.run(order)).toBe('sent');
  at.hub.control.advance(6 * 60_000);
  await at.actions.settle();
  expect(await at.journal.get(order.intent)).toMatchObject({ state: 'sent', changed: true });
  await readDirectory(at);
  await at.actions.settle();
  expect(await at.journal.get(order.intent)).toMatchObject({ state: 'done' });
});

test('an order to hand over needs a host, and no other order takes one', async () => {
  const at = await knowing();
  expect(await at.run(await at.order('reassign', upcoming))).toBe('not taken (badRequest)');
  expect(await at.run(await at.order('cancel', upcoming, { host: USERS.morgan }))).toBe(
    'not taken (badRequest)',
  );
});
