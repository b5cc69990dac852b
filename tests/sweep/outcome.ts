import type { FaultName, Trial, Truth } from './judge.ts';
import { FAULTS } from './judge.ts';
import type { Point } from './point.ts';

/** A fault of a trial, with everything known about it. */
export interface Found {
  name: FaultName;
  point: Point;
  trial: Trial;
  truth: Truth;
  intent: unknown;
  /** The panel's text, if one was open. */
  panel?: string;
}

/** The results of a lane. */
export interface Outcome {
  kills: number;
  /** Kills whose moment was not reached, so that they happened some seconds later. */
  late: number;
  trials: number;
  /** How the trials ended, by the state in the journal; `none` for those that are not in it. */
  ends: Record<string, number>;
  found: Found[];
  /** Why the lane failed, if it did. */
  broken: string[];
}

/** An empty outcome. */
export const NOTHING: Outcome = { kills: 0, late: 0, trials: 0, ends: {}, found: [], broken: [] };

/** The sum of two outcomes. */
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

/** The figures of an outcome: the numbers of kills, trials and faults. */
export function figures({ kills, late, trials, ends, found, broken }: Outcome) {
  const count = (name: FaultName) => found.filter((one) => one.name === name).length;
  const faults = Object.fromEntries(FAULTS.map((name) => [name, count(name)]));
  return { kills, 'late.kills': late, trials, ...faults, ends, broken };
}
