import type { FaultName, Trial, Truth } from './judge.ts';
import { FAULTS } from './judge.ts';
import type { Point } from './point.ts';

/** What was found wrong with a trial, and all there is to know of it. */
export interface Found {
  name: FaultName;
  point: Point;
  trial: Trial;
  truth: Truth;
  intent: unknown;
  /** What the panel said, where one was open. */
  panel?: string;
}

/** What a lane has found. */
export interface Outcome {
  kills: number;
  /** Kills whose moment never came, and which came some seconds later instead. */
  late: number;
  trials: number;
  /** How the trials ended, by the state in the journal; `none` for those nobody took. */
  ends: Record<string, number>;
  found: Found[];
  /** Why the lane came to no end, where it did not. */
  broken: string[];
}

export const NOTHING: Outcome = { kills: 0, late: 0, trials: 0, ends: {}, found: [], broken: [] };

/** Two lanes as one. */
export function together(one: Outcome, other: Outcome): Outcome {
  const ends = { ...one.ends };
  for (const [end, count] of Object.entries(other.ends)) ends[end] = (ends[end] ?? 0) + count;
  return {
    kills: one.kills + other.kills,
    late: one.late + other.late,
    trials: one.trials + other.trials,
    ends,
    found: [...one.found, ...other.found],
    broken: [...one.broken, ...other.broken],
  };
}

/** The figures of an outcome: how many kills, and how often each thing was wrong. */
export function figures({ kills, late, trials, ends, found, broken }: Outcome) {
  const count = (name: FaultName) => found.filter((one) => one.name === name).length;
  const faults = Object.fromEntries(FAULTS.map((name) => [name, count(name)]));
  return { kills, 'late.kills': late, trials, ...faults, ends, broken };
}
