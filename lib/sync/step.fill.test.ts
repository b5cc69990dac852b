import { beforeEach, describe, expect, test } from 'vitest';
import type { OnceHub } from '../../sandbox/oncehub/server.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { hastyTimers } from '../../tests/helpers/hasty.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { NOW } from '../../tests/helpers/oncehub.ts';
import {
  atServer,
  emptyOnceHub,
  inStore,
  type SyncOptions,
  syncLife,
} from '../../tests/helpers/sync.ts';
import { attributeTo, type Booking } from '../domain/booking.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { BookingQuery, Page } from '../oncehub/client.ts';
import { type ReadBooking, readBooking } from '../oncehub/to-booking.ts';
import { completeBackTo, SLICE, windowFrom } from './plan.ts';
import { fillStep } from './step.ts';

const PAGE = 5;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MARA = { address: 'mara@example.com', name: null, company: 'Lind Ltd', phone: null };
const HOUR_NOW = Math.floor(NOW / HOUR) * HOUR;

let hub: OnceHub;
beforeEach(() => {
  freshIndexedDb();
  hub = emptyOnceHub();
  hastyTimers((ms) => hub.control.advance(ms));
});

const life = (options: SyncOptions = {}) => syncLife(hub, { pageSize: PAGE, ...options });

/** Books meetings ahead, each created an hour before the next; answers their ids, newest first. */
const bookAhead = (count: number) =>
  Array.from({ length: count }, (_, place) =>
    hub.control.addBooking({
      email: `person${place}@example.com`,
      starts: HOUR_NOW + DAY + place * HOUR,
      created: NOW - 40 * DAY + place * HOUR,
    }),
  ).reverse();

const isWhole = async (at: ReturnType<typeof life>) => {
  const from = windowFrom(12, hub.control.now()) ?? 0;
  expect(await inStore()).toEqual(atServer(hub, from));
  expect(completeBackTo(await at.reader.slices())).toBe(from);
};

const slice = async (at: ReturnType<typeof life>, id: string) => {
  const found = (await at.reader.slices()).find((one) => one.id === id);
  if (!found) throw new Error(`no slice ${id}`);
  return found;
};

test('a page and its cursor are written together, and a restarted worker goes on from there [claims 69, 81]', async () => {
  const ids = bookAhead(12);
  await life().step();
  const second = life();
  expect((await slice(second, SLICE.allAhead)).cursor).toBe(ids[PAGE - 1]);
  hub.control.clearLog();
  await second.step();
  const [asked] = hub.control.log();
  expect(asked?.params).toContainEqual(['after', ids[PAGE - 1]]);
  await second.settle();
  await isWhole(second);
});

describe('a cursor whose booking was deleted', () => {
  test.each(['400', 'emptyPage', 'firstPage'] as const)(
    'and that OnceHub answers with %s loses no booking',
    async (badCursor) => {
      hub.control.switch({ badCursor });
      const ids = bookAhead(12);
      const at = life();
      await at.step();
      hub.control.delete(ids[PAGE - 1] ?? '');
      await at.settle();
      hub.control.advance(DAY);
      await at.settle();
      await isWhole(at);
    },
  );

  test('restarts the reading only a few times', async () => {
    const at = scripted((_query, after) => (after === undefined ? page(full(0)) : 'refused'));
    for (let steps = 0; steps < 60; steps++) await at.step();
    expect(at.requests()).toBeLessThan(50);
    expect(completeBackTo(await at.reader.slices())).toBeNull();
  });

  test.each(['correct', 'missing', 'falseOnFullPage'] as const)(
    'is distinguished from one whose booking is in the trash, with has_more %s',
    async (hasMore) => {
      hub.control.switch({ hasMore });
      const ids = bookAhead(PAGE * 2);
      hub.control.trash(ids.at(-1) ?? '');
      const at = life();
      expect(await at.settle(60)).toEqual(ok('idle'));
      await isWhole(at);
    },
  );
});

/** A sync whose client answers lists as `answer` says, page by page. */
function scripted(answer: (query: BookingQuery, after?: string) => Page<ReadBooking> | 'refused') {
  const at = life();
  let requests = 0;
  const bookings = async (query: BookingQuery, after?: string) => {
    requests++;
    const answered = answer(query, after);
    return answered === 'refused' ? fail('badRequest') : ok(answered);
  };
  const booking = async (): Promise<Result<ReadBooking>> =>
    ok({ is: 'booking', booking: aBooking() });
  return {
    ...at,
    requests: () => requests,
    step: () => {
      return fillStep({ ...at.deps(), client: { bookings, booking } });
    },
  };
}

const row = (id: string, changes: Partial<Booking> = {}): ReadBooking => ({
  is: 'booking',
  booking: aBooking({ id, starts: HOUR_NOW + DAY, ...changes }),
});
const page = (rows: ReadBooking[], more: Partial<Page<ReadBooking>> = {}): Page<ReadBooking> => {
  const last = rows.at(-1);
  const id = last?.is === 'booking' ? last.booking.id : null;
  const size = more.size ?? rows.length;
  const unread = rows.flatMap(({ is }) =>
    is === 'unreadable' ? [{ id: null, starts: null }] : [],
  );
  return { rows, unread, last: id, hasMore: false, size, isFull: size >= PAGE, ...more };
};
const full = (from: number) => Array.from({ length: PAGE }, (_, at) => row(`BKNG-${from + at}`));

describe('the reading of an endless list [claims 36, 80]', () => {
  async function readAhead(at: ReturnType<typeof scripted>, cap: number) {
    for (let steps = 0; steps < cap; steps++) {
      await at.step();
      const ahead = (await at.reader.slices()).find(({ id }) => id === SLICE.allAhead);
      if (ahead?.doneAt !== null && ahead) return { ahead, requests: at.requests() };
    }
    throw new Error('the reading did not end');
  }

  test.each([1, 2, 3, 5, 8, 13])(
    'ends as broken where the cursor repeats every %d pages',
    async (length) => {
      const at = scripted((query, after) => {
        if (query.updatedAfter !== undefined) return page([]);
        const place = after === undefined ? 0 : (Number(after.slice(5)) + 1) % (length * PAGE);
        return page(full(place), { hasMore: true });
      });
      const { ahead, requests } = await readAhead(at, 100);
      expect(ahead).toMatchObject({ broken: true, open: false, cursor: null });
      expect(requests).toBeLessThanOrEqual(4 * length + 4);
      expect(completeBackTo(await at.reader.slices())).toBeNull();
      // The bookings that were read stay.
      expect(await at.reader.count()).toBe(length * PAGE);
    },
  );

  test('ends as broken where an empty page announces more', async () => {
    const at = scripted(() => page([], { hasMore: true }));
    expect((await readAhead(at, 5)).ahead.broken).toBe(true);
  });

  test('ends as broken where no row has an id', async () => {
    const nameless: ReadBooking = { is: 'unreadable' };
    const at = scripted(() => page(Array(PAGE).fill(nameless), { hasMore: true, last: null }));
    expect((await readAhead(at, 5)).ahead.broken).toBe(true);
  });

  test('ends after 3,000 pages where every page is new', async () => {
    let made = 0;
    const at = scripted(() => {
      made += 1;
      const id = `BKNG-${made}`;
      return page([], { size: PAGE, last: id, hasMore: true });
    });
    const { requests } = await readAhead(at, 3100);
    expect(requests).toBe(3000);
  }, 120_000);
});

test('a broken list is read again the next day, and then counts as complete', async () => {
  let broken = true;
  const at = scripted((query) =>
    page(query.startsBefore === null && !broken ? [row('BKNG-1')] : [], {
      hasMore: broken && query.updatedAfter === undefined,
    }),
  );
  for (let steps = 0; steps < 20; steps++) await at.step();
  expect(completeBackTo(await at.reader.slices())).toBeNull();
  broken = false;
  hub.control.advance(DAY);
  for (let steps = 0; steps < 20; steps++) await at.step();
  expect(completeBackTo(await at.reader.slices())).toBe(windowFrom(12, hub.control.now()));
  expect(await at.reader.count()).toBe(1);
});

test('where OnceHub refuses expand, the client never asks for it again', async () => {
  hub.control.switch({ expand: 'oldFour' });
  bookAhead(12);
  const at = life();
  await at.settle();
  const expanding = hub.control
    .log()
    .filter(({ params }) => params.some(([name]) => name === 'expand'));
  expect(expanding).toHaveLength(1);
  await isWhole(at);
});

describe('odd rows of a list', () => {
  const readAll = async (rows: ReadBooking[]) => {
    const at = scripted((query, after) =>
      query.startsBefore === null && after === undefined ? page(rows) : page([]),
    );
    for (let steps = 0; steps < 4; steps++) await at.step();
    return at;
  };

  test('are skipped where they are unreadable', async () => {
    await readAll([{ is: 'unreadable' }, row('BKNG-1'), { is: 'unreadable' }]);
    expect((await inStore()).map(({ id }) => id)).toEqual(['BKNG-1']);
  });

  test('that have one booking twice keep the version changed later', async () => {
    const at = await readAll([
      row('BKNG-1', { subject: 'new', updated: 20 }),
      row('BKNG-1', { subject: 'old', updated: 10 }),
    ]);
    expect((await at.reader.booking('BKNG-1'))?.subject).toBe('new');
  });

  test('that have one booking twice, once in the trash, leave it out', async () => {
    for (const rows of [
      [row('BKNG-1'), { is: 'gone', id: 'BKNG-1' } as const],
      [{ is: 'gone', id: 'BKNG-1' } as const, row('BKNG-1')],
    ]) {
      freshIndexedDb();
      expect(await (await readAll(rows)).reader.count()).toBe(0);
    }
  });

  test('with a date of change in the future do not win over later versions', async () => {
    const at = await readAll([row('BKNG-1', { subject: 'first', updated: NOW + 400 * DAY })]);
    await at.writer.write({
      bookings: [aBooking({ id: 'BKNG-1', subject: 'second', updated: NOW })],
    });
    expect((await at.reader.booking('BKNG-1'))?.subject).toBe('second');
  });

  test('with a date of change in the future do not make the rounds miss changes', async () => {
    for (const skew of [-DAY, 0, DAY]) {
      freshIndexedDb();
      hub = emptyOnceHub();
      const [id = ''] = bookAhead(3);
      hub.control.addBooking({ starts: HOUR_NOW + 3 * DAY, updated: NOW + 400 * DAY });
      const at = life({ skew: () => skew });
      await at.settle();
      hub.control.guestCancels(id);
      hub.control.advance(6 * 60_000);
      await at.settle();
      expect((await at.reader.booking(id))?.status).toBe('canceled');
    }
  });
});

describe.each([-1, 1])('a clock %d days wrong [claims 60, 83]', (days) => {
  test.each([true, false])(
    'and corrected later loses nothing, with a Date header in OnceHub’s answers: %s',
    async (dated) => {
      const ids = bookAhead(12);
      let skew = days * DAY;
      const at = life({ dated, skew: () => skew });
      await at.step();
      await at.step();
      skew = 0;
      await at.settle();
      await isWhole(at);
      hub.control.guestCancels(ids[3] ?? '');
      skew = days * DAY;
      hub.control.advance(6 * 60_000);
      await at.settle();
      skew = 0;
      hub.control.advance(6 * 60_000);
      await at.settle();
      expect((await at.reader.booking(ids[3] ?? ''))?.status).toBe('canceled');
      await isWhole(at);
    },
  );
});

test('a round without changes is one request [claim 83]', async () => {
  bookAhead(12);
  const at = life();
  await at.settle();
  for (let rounds = 0; rounds < 4; rounds++) {
    hub.control.advance(6 * 60_000);
    hub.control.clearLog();
    expect(await at.settle()).toEqual(ok('idle'));
    // The first round still reads what was created while the store was filled.
    if (rounds > 0) expect(hub.control.log()).toHaveLength(1);
  }
});

test('a booking that names no people is attributed to its stored contact', async () => {
  const contact = {
    id: 'CTC-1',
    address: 'mara@example.com',
    name: 'Mara',
    company: null,
    phone: null,
  };
  const unnamed = aBooking({
    id: 'BKNG-1',
    email: null,
    people: [],
    contact: 'CTC-1',
    starts: HOUR_NOW + DAY,
  });
  const at = scripted((query) =>
    page(query.startsBefore === null ? [{ is: 'booking', booking: unnamed }] : []),
  );
  await at.writer.write({ contacts: [contact] });
  await at.step();
  expect((await at.reader.customer('mara@example.com')).bookings).toMatchObject([
    { ...attributeTo(unnamed, contact) },
  ]);
});

/** What OnceHub expands of a contact, in its own form: what is not given is not sent. */
const expanded = (id: string, fields: object) => ({ id, object: 'contact', ...fields });
const asRead = (booking: string, contact: object): ReadBooking =>
  readBooking({
    ...{ object: 'booking', id: booking, contact, starting_time: HOUR_NOW + DAY },
    form_submission: { name: 'Mara Lind', email: '' },
  });

test.each<[string, (at: ReturnType<typeof scripted>) => Promise<unknown>, ReadBooking[]]>([
  [
    'stored',
    (at) => at.writer.write({ contacts: [{ ...MARA, id: 'CTC-1' }] }),
    [asRead('BKNG-1', expanded('CTC-1', { first_name: 'Mara', last_name: 'Lind' }))],
  ],
  [
    'read on the same page',
    async () => {},
    [
      asRead('BKNG-0', expanded('CTC-1', { email: MARA.address, company: MARA.company })),
      asRead('BKNG-1', expanded('CTC-1', { first_name: 'Mara', last_name: 'Lind' })),
    ],
  ],
])(
  'a contact that is expanded without its address keeps the one that was %s',
  async (_where, before, rows) => {
    const at = scripted((query) => page(query.startsBefore === null ? rows : []));
    await before(at);
    await at.step();
    const { bookings, contacts } = await at.reader.customer(MARA.address);
    expect(bookings.map(({ id }) => id)).toContain('BKNG-1');
    expect(contacts).toMatchObject([{ id: 'CTC-1', company: MARA.company }]);
    expect((await at.reader.customer('contact:CTC-1')).bookings).toEqual([]);
  },
);

test('a contact without an address that is expanded has the name that it has now', async () => {
  const rows = [asRead('BKNG-1', expanded('CTC-1', { first_name: 'Mara', last_name: 'Lind' }))];
  const at = scripted((query) => page(query.startsBefore === null ? rows : []));
  await at.writer.write({ contacts: [{ ...MARA, id: 'CTC-1', address: 'contact:CTC-1' }] });
  await at.step();
  expect(await at.reader.contact('CTC-1')).toMatchObject({ name: 'Mara Lind' });
});

test('a contact that is expanded with another address has that one from then on', async () => {
  const rows = [asRead('BKNG-1', expanded('CTC-1', { email: 'new@example.com' }))];
  const at = scripted((query) => page(query.startsBefore === null ? rows : []));
  await at.writer.write({ contacts: [{ ...MARA, id: 'CTC-1' }] });
  await at.step();
  expect(await at.reader.contact('CTC-1')).toMatchObject({ address: 'new@example.com' });
});

test('all bookings of a person with 10,000 are read', async () => {
  const rows = (from: number) =>
    Array.from({ length: PAGE }, (_, place) =>
      row(`BKNG-${from + place}`, { starts: HOUR_NOW + DAY }),
    );
  const at = scripted((query, after) => {
    const from = after === undefined ? 0 : Number(after.slice(5)) + 1;
    if (query.startsBefore !== null) return page([]);
    return page(from < 10_000 ? rows(from) : [], { hasMore: from + PAGE < 10_000 });
  });
  for (let steps = 0; steps < 2010; steps++) await at.step();
  expect((await at.reader.customer('mara@example.com')).bookings).toHaveLength(10_000);
}, 240_000);

test('a step fails with the failure of the client and writes nothing', async () => {
  bookAhead(12);
  const at = life();
  await at.step();
  const before = [await at.reader.slices(), await at.reader.count()];
  hub.control.fault({ kind: '500', times: null });
  expect(await at.step()).toMatchObject(fail('serverFault'));
  expect([await at.reader.slices(), await at.reader.count()]).toEqual(before);
});
