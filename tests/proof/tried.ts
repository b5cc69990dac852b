import { test } from '@playwright/test';

/** Records, for the report of claims, how many inputs the running test has tried. */
export function tried(inputs: number): void {
  test.info().annotations.push({ type: 'inputs', description: String(inputs) });
}
