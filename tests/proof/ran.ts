import type { Place } from './claim.ts';

/** A test that ran, as a report of claims needs it. */
export interface Ran {
  /** A path from the project's root. */
  file: string;
  /** With the titles of the groups it stands in. */
  title: string;
  passed: boolean;
  /** How many inputs it tried; 1 unless it counted. */
  inputs: number;
}

/** What stands behind one claim in one place. */
export interface Evidence {
  place: Place;
  files: string[];
  tests: number;
  inputs: number;
  failed: boolean;
}
