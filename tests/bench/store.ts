import type { OnceHub } from '../../sandbox/oncehub/server.ts';
import { KEYS } from '../../sandbox/oncehub/server.ts';
import type { Figures } from './goals.ts';
import type { InsidePage } from './page.ts';
import { median, p95 } from './stats.ts';

const SIZES = [
  ['1k', 1_000],
  ['10k', 10_000],
  ['100k', 100_000],
] as const;
const LOOKUPS = 1000;
const LISTED = 50;
const LISTS = 60;
const SEARCHES = 40;
/** How many bookings the size of the index is taken of. */
const INDEXED = 10_000;
const MINUTE = 60_000;

/** Measures the first sync of 10,000 bookings, and a sync round in which nothing has changed. */
export async function benchSync(
  inside: InsidePage,
  cpu: () => Promise<number>,
  { control }: Pick<OnceHub, 'control'>,
): Promise<Figures> {
  await inside.wipe();
  control.clearLog();
  const before = await cpu();
  const { bookings } = await inside.sync(KEYS.demo);
  const spent = (await cpu()) - before;
  const requests = control.log().length;
  await inside.takeRows();
  const rawStart = await cpu();
  await inside.bareSync(KEYS.demo);
  const raw = (await cpu()) - rawStart;
  // The first round still receives what changed during the first sync.
  await inside.sync(KEYS.demo, 6 * MINUTE);
  control.clearLog();
  await inside.sync(KEYS.demo, 12 * MINUTE);
  return {
    'sync.requests.10k': requests,
    'sync.cpu.ms.per.1k': spent / (bookings / 1000),
    'sync.floor.cpu.ms.per.1k': raw / (bookings / 1000),
    'sync.idle.requests.per.round': control.log().length,
  };
}

/** Measures look-ups and search at each size of the store; leaves it with 100,000 bookings. */
export async function benchReading(inside: InsidePage): Promise<Figures> {
  const figures: Figures = {};
  await inside.wipe();
  for (const [name, count] of SIZES) {
    await inside.fill(count);
    const { ours, floor } = await inside.lookups(LOOKUPS);
    figures[`lookup.p95.ms.${name}`] = p95(ours);
    figures[`lookup.floor.p95.ms.${name}`] = p95(floor);
    figures[`lookup.median.ms.${name}`] = median(ours);
    figures[`lookup.floor.median.ms.${name}`] = median(floor);
  }
  figures['lookup.50.p95.ms.100k'] = p95(await inside.lists(LISTED, LISTS));
  return { ...figures, ...(await benchSearch(inside)) };
}

/** Measures key presses in the search, and the size of its index. */
async function benchSearch(inside: InsidePage): Promise<Figures> {
  const any = await inside.searches(SEARCHES);
  const digits = await inside.searches(SEARCHES / 2, 'digits');
  const letters = await inside.searches(SEARCHES / 2, 'letters');
  const size = await inside.indexSize(INDEXED);
  return {
    'search.p95.ms.100k': p95(any.keys),
    'search.first.p95.ms.100k': p95(any.first),
    'search.floor.p95.ms.100k': p95(any.floor),
    'search.digits.p95.ms.100k': p95(digits.keys),
    'search.digits.floor.p95.ms.100k': p95(digits.floor),
    'search.letters.p95.ms.100k': p95(letters.keys),
    'search.letters.floor.p95.ms.100k': p95(letters.floor),
    'search.median.ms.100k': median(any.keys),
    'search.floor.median.ms.100k': median(any.floor),
    'search.digits.median.ms.100k': median(digits.keys),
    'search.digits.floor.median.ms.100k': median(digits.floor),
    'search.letters.median.ms.100k': median(letters.keys),
    'search.letters.floor.median.ms.100k': median(letters.floor),
    'search.index.bytes': size.ours,
    'search.index.plain.bytes': size.plain,
  };
}
