import type { Lane, Victim } from './lanes.ts';
import { figures, NOTHING, type Outcome, together } from './outcome.ts';

/** How many browsers run beside each other: most of the time they wait. */
const BESIDE = 3;

/** Runs every lane, and tells after each kill how many there were. */
export async function sweep(
  lanes: readonly Lane[],
  told: (kills: number) => void = () => {},
): Promise<Map<Victim, Outcome>> {
  const outcomes = new Map<Victim, Outcome>();
  const left = [...lanes];
  let kills = 0;
  const work = async () => {
    for (let lane = left.shift(); lane; lane = left.shift()) {
      const ran = lane.run(() => told(++kills));
      const outcome = await ran.catch((error) => ({ ...NOTHING, broken: [String(error)] }));
      outcomes.set(lane.victim, together(outcomes.get(lane.victim) ?? NOTHING, outcome));
    }
  };
  await Promise.all(Array.from({ length: BESIDE }, work));
  return outcomes;
}

/** All figures: the sum, and those of each that was killed. */
export function summary(outcomes: ReadonlyMap<Victim, Outcome>) {
  const each = [...outcomes].map(([victim, outcome]) => [victim, figures(outcome)] as const);
  const all = [...outcomes.values()].reduce(together, NOTHING);
  return { ...figures(all), each: Object.fromEntries(each), found: all.found };
}
