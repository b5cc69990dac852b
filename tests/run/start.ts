import { startClock } from '../../sandbox/clock.ts';

/** Sets the run's clock as `BOOKSIDE_NOW` wants it. Where that names no instant, it says so and ends the process. */
export function startRun(): void {
  try {
    startClock();
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Takes `--shuffle [SEED]` out of a program's arguments; what follows it is the seed, unless it is
 * another option. The seed is drawn where none is given; without the word there is none. Says which it
 * is, so that an order can be had again.
 */
export function takeSeed(args: readonly string[]): { seed: number | undefined; rest: string[] } {
  const at = args.indexOf('--shuffle');
  if (at < 0) return { seed: undefined, rest: [...args] };
  const given = args[at + 1];
  const isGiven = given !== undefined && !given.startsWith('--');
  const seed = isGiven ? Number(given) : Math.floor(Math.random() * SEEDS);
  if (!Number.isSafeInteger(seed) || (isGiven && !/^\d+$/.test(given))) {
    giveUp(`"${given}" is no seed. Such as: --shuffle 7`);
  }
  console.log(`Shuffled with seed ${seed}.`);
  return { seed, rest: args.toSpliced(at, isGiven ? 2 : 1) };
}

const SEEDS = 1_000_000;

/** Says why there is no run, and ends the process. */
export function giveUp(why: string): never {
  console.log(why);
  process.exit(1);
}
