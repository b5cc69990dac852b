import type { Lane, Victim } from './lanes.ts';
import { figures, NOTHING, type Outcome, together } from './outcome.ts';

/** How many browsers run in parallel: they wait most of the time. */
const PARALLEL = 3;

/**
 * Runs all lanes, and calls `onKill` with the number of kills so far after each. Returns the
 * outcomes by victim.
 */
export async function sweep(
  lanes: readonly Lane[],
  onKill: (kills: number) => void = () => {},
): Promise<Map<Victim, Outcome>> {
  const outcomes = new Map<Victim, Outcome>();
  const queue = [...lanes];
  let kills = 0;
  const work = async () => {
    for (let lane = queue.shift(); lane; lane = queue.shift()) {
      const ran = lane.run(() => onKill(++kills));
      const outcome = await ran.catch((error) => ({ ...NOTHING, broken: [String(error)] }));
      outcomes.set(lane.victim, together(outcomes.get(lane.victim) ?? NOTHING, outcome));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return outcomes;
}

/** All figures: the totals, those of each victim, and the faults found. */
export function summary(outcomes: ReadonlyMap<Victim, Outcome>) {
  const each = [...outcomes].map(([victim, outcome]) => [victim, figures(outcome)] as const);
  const all = [...outcomes.values()].reduce(together, NOTHING);
  return { ...figures(all), each: Object.fromEntries(each), found: all.found };
}
