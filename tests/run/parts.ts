import { type Count, sum } from './count.ts';

const counts: Count[] = [];

/** Runs one part of a run, prints its result and duration, and adds its count to the total. */
export async function part<C extends Count>(name: string, run: () => Promise<C>): Promise<C> {
  console.log(`${name} …`);
  const began = performance.now();
  const count = await run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`  ${name}: ${inWords(count)}, ${seconds} s`);
  const failed = count.failed > 0 && !count.names?.length;
  counts.push(failed ? { ...count, names: [`  ✗ ${name}`] } : count);
  return count;
}

/**
 * Prints all failures again, because a log is read from its end; prints the total as the last line,
 * and sets the process's exit code.
 */
export function endParts(): void {
  const all = sum(counts);
  for (const name of all.names) console.log(name);
  if (all.late > 0) console.log(`${all.late} of these passed only on the second try`);
  console.log(inWords(all));
  process.exitCode = all.failed === 0 ? 0 : 1;
}

/** A count as text. */
export const inWords = ({ passed, failed }: Count): string => `${passed} passed, ${failed} failed`;
