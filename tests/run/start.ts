import { startClock } from '../../sandbox/clock.ts';

/**
 * Sets the run's clock to `BOOKSIDE_NOW`. If that is not a valid instant, prints why and ends the
 * process.
 */
export function startRun(): void {
  try {
    startClock();
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Takes `--shuffle [SEED]` out of a program's arguments. The argument after it is the seed, unless
 * it is another option; without a seed, a random one is drawn. Prints the seed, so that the order
 * can be repeated. Ends the process if the seed is invalid.
 */
export function takeSeed(args: readonly string[]): { seed: number | undefined; rest: string[] } {
  const at = args.indexOf('--shuffle');
  if (at < 0) return { seed: undefined, rest: [...args] };
  const given = args[at + 1];
  const isGiven = given !== undefined && !given.startsWith('--');
  const seed = isGiven ? Number(given) : Math.floor(Math.random() * SEED_COUNT);
  if (!Number.isSafeInteger(seed) || (isGiven && !/^\d+$/.test(given))) {
    giveUp(`"${given}" is no seed. Such as: --shuffle 7`);
  }
  console.log(`Shuffled with seed ${seed}.`);
  return { seed, rest: args.toSpliced(at, isGiven ? 2 : 1) };
}

const SEED_COUNT = 1_000_000;

/** Prints why the run cannot start, and ends the process with exit code 1. */
export function giveUp(why: string): never {
  console.log(why);
  process.exit(1);
}
