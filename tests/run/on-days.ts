import { globSync } from 'node:fs';
import { clockAt } from '../../sandbox/clock.ts';
import { browsers } from './browsers.ts';
import { type Count, sum } from './count.ts';
import { DATED, DATED_UNITS, DAYS, type Day } from './days.ts';
import { inWords, part } from './parts.ts';
import { units } from './units.ts';

/**
 * Runs the tests of dates on each of the days, and prints a table of results and durations at the
 * end.
 */
export async function onAllDays(seed?: number): Promise<void> {
  const lines: string[] = [];
  for (const day of DAYS) {
    const began = performance.now();
    const count = await part(`${day.at}, ${day.zone}, ${day.why}`, () => onDay(day, seed));
    const seconds = Math.round((performance.now() - began) / 1000);
    const cells = [day.at.padEnd(AT), day.zone.padEnd(ZONE), `${seconds} s`.padStart(SECONDS)];
    lines.push(`  ${cells.join('  ')}  ${inWords(count)}`);
  }
  console.log('On other days:');
  for (const line of lines) console.log(line);
}

/** Widths of the table's columns. */
const AT = '2027-03-28T01:50:00+01:00'.length;
const ZONE = 'America/New_York'.length;
const SECONDS = '999 s'.length;

async function onDay({ at, zone }: Day, seed: number | undefined): Promise<Count> {
  // Computed anew for each part, so that each starts at exactly this time.
  const env = () => ({ ...clockAt(at), TZ: zone });
  return sum([
    await units({ files: globSync([...DATED_UNITS]), seed, env: env() }),
    await browsers({ only: DATED, seed, env: env() }),
  ]);
}
