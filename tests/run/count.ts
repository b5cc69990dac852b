/** How many checks held and how many did not. A skipped test did not. */
export interface Count {
  passed: number;
  failed: number;
  /** How many of them held only on their second try. */
  late?: number;
  /** What failed, or held only on its second try, a line each. */
  names?: readonly string[];
}

export const PASSED: Count = { passed: 1, failed: 0 };
export const FAILED: Count = { passed: 0, failed: 1 };

/** Several counts as one. */
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
