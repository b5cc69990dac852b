import fc from 'fast-check';
import { afterEach, beforeEach } from 'vitest';

/*
 * Counts the inputs that each test's properties (fast-check) have tried, so that the report can say
 * how many inputs back a claim.
 */

declare module 'vitest' {
  interface TaskMeta {
    /** Runs of all properties of this test. */
    inputs?: number;
  }
}

let runs = 0;

fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  // A custom reporter also has to throw the failure itself.
  reporter(details) {
    runs += details.numRuns;
    if (!details.failed) return;
    throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
  },
});

beforeEach(() => {
  runs = 0;
});

afterEach(({ task }) => {
  // A test may have set the number itself, because one run of a property can try many inputs.
  if (runs > 0) task.meta.inputs ??= runs;
});
