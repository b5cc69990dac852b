import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { CARRIE, COUNTED, MEI, SAMPLE_NOW, TEAMS } from './data/known.ts';
import { createOnceHub } from './server.ts';
import type { Switches } from './switches.ts';

const open = (switches: Partial<Switches> = {}) =>
  createOnceHub({ now: () => SAMPLE_NOW, switches: { limits: 'off', ...switches } });

/** All ids of a list, read page by page with `after`, or backwards with `before`. */
async function everyPage(
  hub: ReturnType<typeof open>,
  path: string,
  limit: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ; cursor = `&after=${ids.at(-1)}`) {
    const page = await ask(hub, `GET ${path}limit=${limit}${cursor}`);
    ids.push(...page.ids);
    if (page.json.has_more !== true) return ids;
  }
}

const hub = open();
const LISTS = [
  '/bookings',
  '/contacts',
  '/users',
  '/teams',
  '/booking-calendars',
  '/booking-pages',
  '/master-pages',
  '/event-types',
];

describe('paging', () => {
  it.each(LISTS)('%s lists at most ten rows by default, newest first', async (path) => {
    const answer = await ask(hub, `GET ${path}`);
    expect(answer.json.object).toBe('list');
    expect(answer.ids.length).toBeLessThanOrEqual(10);
    expect(await everyPage(hub, `${path}?`, 3)).toEqual(await everyPage(hub, `${path}?`, 100));
  });

  it('gives exactly the rows of the list, in order, with any limit', async () => {
    const path = `/bookings?starting_time.gt=2025-06-01&`;
    const whole = await everyPage(hub, path, 100);
    const all = hub.control.bookings().filter(({ starts }) => starts > Date.UTC(2025, 5, 1));
    expect(whole).toEqual(all.map(({ id }) => id).reverse());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100 }), async (limit) => {
        expect(await everyPage(hub, path, limit)).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  });

  it('goes back with `before` over the same rows', async () => {
    const whole = await everyPage(hub, '/bookings?', 100);
    const places = fc.integer({ min: 0, max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 1, max: 100 }), async (place, limit) => {
        const answer = await ask(hub, `GET /bookings?before=${whole[place]}&limit=${limit}`);
        expect(answer.ids).toEqual(whole.slice(Math.max(0, place - limit), place));
        expect(answer.json.has_more).toBe(place > 0);
      }),
      { numRuns: 40 },
    );
  });

  const counts: [name: keyof typeof COUNTED, limit: number, pages: number[]][] = [
    ['ten', 10, [10]],
    ['hundred', 100, [100]],
    ['overHundred', 100, [100, 28]],
  ];
  it.each(counts)('%s with %i rows per page', async (name, limit, pages) => {
    const path = `/bookings?contact=${COUNTED[name].contact}&limit=${limit}`;
    const first = await ask(hub, `GET ${path}`);
    const sizes = [first.rows.length];
    expect(first.json.has_more).toBe(pages.length > 1);
    if (first.json.has_more)
      sizes.push((await ask(hub, `GET ${path}&after=${first.ids.at(-1)}`)).rows.length);
    expect(sizes).toEqual(pages);
  });

  it('sorts by creation: an upcoming meeting created early comes after 60 past ones', async () => {
    const { contact, earlyMade } = COUNTED.overHundred;
    const ids = await everyPage(hub, `/bookings?contact=${contact}&`, 50);
    expect(ids.indexOf(earlyMade)).toBeGreaterThan(60);
    expect(hub.control.booking(earlyMade)?.starts).toBeGreaterThan(SAMPLE_NOW);
  });

  it('gives the published sample at the end of every list', async () => {
    expect((await everyPage(hub, '/bookings?', 100)).at(-1)).toBe(CARRIE.bookings.sample);
  });

  it('gives an empty page without a Link after the last row', async () => {
    const answer = await ask(hub, `GET /bookings?after=${CARRIE.bookings.sample}`);
    expect(answer.json).toEqual({ object: 'list', data: [], has_more: false });
    expect(answer.headers.has('Link')).toBe(false);
  });

  it('refuses a cursor that is no known id', async () => {
    const answer = await ask(hub, 'GET /bookings?after=BKNG-GONE');
    expect([answer.status, answer.json.param]).toEqual([400, 'after']);
  });

  it('continues after a cursor that is no longer in the filtered list', async () => {
    const hubNow = open();
    const path = `/bookings?contact=${COUNTED.ten.contact}&status=completed&limit=4`;
    const first = await ask(hubNow, `GET ${path}`);
    const cursor = String(first.ids.at(-1));
    await ask(hubNow, `POST /bookings/${cursor}/no-show`);
    const next = await ask(hubNow, `GET ${path}&after=${cursor}`);
    expect(next.ids.some((id) => first.ids.includes(id))).toBe(false);
    expect(next.rows).toHaveLength(4);
  });
});

describe('the Link header', () => {
  const link = async (query: string) => (await ask(hub, `GET ${query}`)).headers.get('Link');
  const at = (query: string) => `<https://api.oncehub.com/teams?${query}>`;

  it('has the next and previous page, without /v2', async () => {
    expect(await link('/teams?limit=2')).toBe(
      `${at(`after=${TEAMS.success}&limit=2`)}; rel="next"`,
    );
    expect(await link(`/teams?limit=2&after=${TEAMS.success}`)).toBe(
      `${at(`after=${TEAMS.support}&limit=2`)}; rel="next", ${at(`before=${TEAMS.partners}&limit=2`)}; rel="previous"`,
    );
    expect(await link(`/teams?limit=2&after=${TEAMS.support}`)).toBe(
      `${at(`before=${TEAMS.finance}&limit=2`)}; rel="previous"`,
    );
  });

  it('is absent with a single page', async () => {
    expect(await link('/teams')).toBeNull();
    expect(await link('/contacts?email=nobody%40nowhere.example.net')).toBeNull();
  });

  it('does not contain the filters', async () => {
    const text = await link(`/bookings?contact=${COUNTED.ten.contact}&limit=3`);
    expect(text).toMatch(
      /^<https:\/\/api\.oncehub\.com\/bookings\?after=BKNG-\w+&limit=3>; rel="next"$/,
    );
  });
});

describe('the address filter', () => {
  const rows: [query: string, found: number][] = [
    ['mei.tanaka%40kite.example.com', 2],
    ['MEI.Tanaka%40KITE.example.com', 2],
    ['tanaka%40kite.example.com', 0],
    ['', 0],
  ];
  it.each(rows)('contacts?email=%s', async (query, found) => {
    expect((await ask(hub, `GET /contacts?email=${query}`)).rows).toHaveLength(found);
  });

  it('reads a plus as a space and %2B as a plus', async () => {
    const hubNow = open();
    const id = hubNow.control.addContact({ email: 'ana+demo@example.com' });
    expect((await ask(hubNow, 'GET /contacts?email=ana+demo%40example.com')).ids).toEqual([]);
    expect((await ask(hubNow, 'GET /contacts?email=ana%2Bdemo%40example.com')).ids).toEqual([id]);
  });

  it('returns addresses as typed', async () => {
    const answer = await ask(hub, `GET /contacts?email=${MEI.email}`);
    const typed = ['mei.tanaka@kite.example.com', 'MEI.TANAKA@KITE.EXAMPLE.COM'];
    expect(answer.rows.map(({ email }) => email).sort()).toEqual(typed.sort());
  });

  it('finds users ignoring letter case', async () => {
    const answer = await ask(hub, 'GET /users?email=hanna.lindqvist%40example.com');
    expect(answer.rows).toMatchObject([{ email: 'Hanna.Lindqvist@Example.com' }]);
  });
});
