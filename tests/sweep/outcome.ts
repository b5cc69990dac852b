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
  /** The status of its booking in the store; none where it is not stored. */
  stored?: string | undefined;
  /** What the panel said of it. */
  said?: string | undefined;
  /** Why that is untrue or vague. */
  why?: string;
}

/** The results of a lane. */
export interface Outcome {
  kills: number;
  /** Kills whose moment was not reached, so that they happened some seconds later. */
  late: number;
  trials: number;
  /** How the trials ended, by the state in the journal; `none` for those that are not in it. */
  ends: Record<string, number>;
  /** How often each sentence was said of an action in the end, by its kind. */
  sentences: Record<string, number>;
  /** How many points had each event. */
  events: Record<string, number>;
  /**
   * What was said to be not known, or still being looked at, in the end of points with an event,
   * each with its event.
   */
  vagueAfterEvents: string[];
  found: Found[];
  /** Why the lane failed, if it did. */
  broken: string[];
}

/** An empty outcome. */
export const NOTHING: Outcome = {
  kills: 0,
  late: 0,
  trials: 0,
  ends: {},
  sentences: {},
  events: {},
  vagueAfterEvents: [],
  found: [],
  broken: [],
};

/** The sum of two outcomes. */
export function together(one: Outcome, other: Outcome): Outcome {
  return {
    kills: one.kills + other.kills,
    late: one.late + other.late,
    trials: one.trials + other.trials,
    ends: summed(one.ends, other.ends),
    sentences: summed(one.sentences, other.sentences),
    events: summed(one.events, other.events),
    vagueAfterEvents: [...one.vagueAfterEvents, ...other.vagueAfterEvents],
    found: [...one.found, ...other.found],
    broken: [...one.broken, ...other.broken],
  };
}

type Counts = Record<string, number>;

function summed(one: Counts, other: Counts): Counts {
  const sum = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** The figures of an outcome: the numbers of kills, trials and faults. */
export function figures({ found, late, vagueAfterEvents, ...rest }: Outcome) {
  const { kills, trials, ends, sentences, events, broken } = rest;
  const count = (name: FaultName) => found.filter((one) => one.name === name).length;
  const faults = Object.fromEntries(FAULTS.map((name) => [name, count(name)]));
  return {
    kills,
    'late.kills': late,
    trials,
    ...faults,
    'vague.after.events': vagueAfterEvents,
    ends,
    sentences,
    events,
    broken,
  };
}
