import fc from 'fast-check';
import { afterEach, beforeEach } from 'vitest';

/*
 * Counts what the properties of each test were tried with, so that the report can say how many bad
 * inputs stand behind a claim.
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
  // Whoever listens to the runs has to do the failing, too.
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
  // A test may have counted for itself: one run of a property can try many inputs.
  if (runs > 0) task.meta.inputs ??= runs;
});
