/** How many checks passed and failed. A skipped test counts as failed. */
export interface Count {
  passed: number;
  failed: number;
  /** How many of the passed ones passed only on their second try. */
  late?: number;
  /** The checks that failed, or passed only on their second try, a line each. */
  names?: readonly string[];
}

/** One passed check. */
export const PASSED: Count = { passed: 1, failed: 0 };
/** One failed check. */
export const FAILED: Count = { passed: 0, failed: 1 };

/** The sum of several counts. */
export const sum = (counts: readonly Count[]): Required<Count> =>
  counts.reduce<Required<Count>>(
    (all, { passed, failed, late = 0, names = [] }) => ({
      passed: all.passed + passed,
      failed: all.failed + failed,
      late: all.late + late,
      names: [...all.names, ...names],
    }),
    { passed: 0, failed: 0, late: 0, names: [] },
  );
