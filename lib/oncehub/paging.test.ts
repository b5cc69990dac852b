import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COUNTED } from '../../sandbox/oncehub/data/known.ts';
import { testOnceHub } from '../../tests/helpers/oncehub.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { PAGE_SIZE, type Page } from './client.ts';
import { eachPage } from './paging.ts';

const CAP = 12;

/** Reads a list to its end; answers the result, all rows and the number of requests. */
async function readAll<T>(fetchPage: (after?: string) => Promise<Result<Page<T>>>, cap = CAP) {
  const rows: T[] = [];
  let requests = 0;
  const result = await eachPage<T>(
    (after) => {
      requests++;
      return fetchPage(after);
    },
    async (page) => {
      rows.push(...page);
    },
    cap,
  );
  return { result, rows, requests };
}

const page = (rows: string[], details: Partial<Page<string>> = {}): Page<string> => ({
  rows,
  unread: [],
  last: rows.at(-1) ?? null,
  hasMore: false,
  size: rows.length,
  isFull: (details.size ?? rows.length) >= PAGE_SIZE,
  ...details,
});
const many = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `r${from + at}`);

const anyPage = fc
  .record({
    rows: fc.constantFrom([], many(1), many(5), many(PAGE_SIZE)),
    last: fc.constantFrom(null, 'a', 'b', 'c', 'd'),
    hasMore: fc.constantFrom(true, false, undefined),
    size: fc.constantFrom(0, 1, 5, PAGE_SIZE, 5000),
  })
  .map(({ rows, ...details }) => page(rows, details));

test('reading a list ends whatever the server answers, and a list that announces more is never complete [claim 36]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyPage, { minLength: 1, maxLength: 6 }), async (pages) => {
      const answered: Page<string>[] = [];
      const { result, requests } = await readAll<string>(async () => {
        // Each page once, then the last one again and again.
        const next = pages[Math.min(answered.length, pages.length - 1)] ?? page([]);
        answered.push(next);
        return ok(next);
      });
      expect(requests).toBeLessThanOrEqual(CAP);
      const last = answered.at(-1);
      const isComplete = result.ok && result.value.complete;
      if (isComplete) expect(last?.hasMore).not.toBe(true);
    }),
    { numRuns: 500 },
  );
});

type HasMore = (more: boolean, full: boolean, empty: boolean) => boolean | undefined;

/** A server that pages correctly through `count` rows, with `has_more` as `hasMore` computes it. */
const honest = (count: number, hasMore: HasMore) => async (after?: string) => {
  const all = many(count);
  const from = after === undefined ? 0 : all.indexOf(after) + 1;
  const rows = all.slice(from, from + PAGE_SIZE);
  const more = from + PAGE_SIZE < count;
  return ok(page(rows, { hasMore: hasMore(more, rows.length === PAGE_SIZE, rows.length === 0) }));
};

test.each<[string, HasMore]>([
  ['correct', (more) => more],
  ['missing', () => undefined],
  ['false on a full page', (more, full) => more && !full],
  ['true on the last page', (_more, _full, empty) => !empty],
])('a correct list whose has_more is %s is read whole', async (_what, hasMore) => {
  for (const count of [0, 1, 10, 99, 100, 101, 199, 200, 201, 555]) {
    const { result, rows, requests } = await readAll(honest(count, hasMore));
    expect(rows).toEqual(many(count));
    expect(result).toEqual(ok({ complete: true, unread: [] }));
    expect(requests).toBeLessThanOrEqual(Math.floor(count / PAGE_SIZE) + 2);
  }
});

test('a list longer than the cap is incomplete [claims 36, 80]', async () => {
  const { result, rows, requests } = await readAll(
    honest(250, (more) => more),
    2,
  );
  expect([result, rows.length, requests]).toEqual([ok({ complete: false, unread: [] }), 200, 2]);
});

test('a repeated cursor ends the list as incomplete [claim 36]', async () => {
  const cursors = ['a', 'b', 'c', 'a'];
  let at = 0;
  const { result, requests } = await readAll<string>(async () =>
    ok(page(many(5), { last: cursors[at++] ?? null, hasMore: true })),
  );
  expect([result, requests]).toEqual([ok({ complete: false, unread: [] }), 4]);
});

test('an empty page that announces more ends the list as incomplete [claim 36]', async () => {
  const { result, requests } = await readAll<string>(async () => ok(page([], { hasMore: true })));
  expect([result, requests]).toEqual([ok({ complete: false, unread: [] }), 1]);
});

test('a page that fails ends the list with its failure; earlier pages were handed on', async () => {
  let calls = 0;
  const { result, rows } = await readAll<string>(async () =>
    ++calls === 1 ? ok(page(many(PAGE_SIZE), { hasMore: true })) : fail('offline'),
  );
  expect([result, rows.length]).toEqual([fail('offline'), PAGE_SIZE]);
});

test.each([
  ['a booking made between two pages', { insertDuringPaging: 'on' }],
  ['has_more missing', { hasMore: 'missing' }],
  ['has_more false on full pages', { hasMore: 'falseOnFullPage' }],
  ['has_more true on the last page', { hasMore: 'trueOnLastPage' }],
  ['no Link header', { link: 'none' }],
] as const)("no booking of the stand-in's is lost with %s", async (_what, switches) => {
  const { client, hub } = testOnceHub({ switches });
  for (const { contact } of Object.values(COUNTED)) {
    const wanted = hub.control.bookings().filter((one) => one.contact === contact && !one.inTrash);
    const { rows, result } = await readAll((after) => client.bookingsOf(contact, after));
    const ids = rows.map((row) => (row.is === 'booking' ? row.booking.id : ''));
    expect(ids).toEqual(expect.arrayContaining(wanted.map((one) => one.id)));
    // Where even an empty page announces more, the end cannot be proved.
    const provable = !('hasMore' in switches) || switches.hasMore !== 'trueOnLastPage';
    expect(result).toEqual(ok({ complete: provable, unread: [] }));
  }
});
