/** How many checks held and how many did not. A skipped test did not. */
export interface Count {
  passed: number;
  failed: number;
}

export const PASSED: Count = { passed: 1, failed: 0 };
export const FAILED: Count = { passed: 0, failed: 1 };
