import type { Place } from './claim.ts';

/** The result of a test, as the report of claims needs it. */
export interface Ran {
  /** The test file's path from the project's root. */
  file: string;
  /** The title, preceded by the titles of its groups. */
  title: string;
  passed: boolean;
  /** The number of inputs it tried; 1 unless it counted them. */
  inputs: number;
}

/** The tests that back one claim in one place. */
export interface Evidence {
  place: Place;
  files: string[];
  tests: number;
  inputs: number;
  failed: boolean;
}
