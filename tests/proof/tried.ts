import { test } from '@playwright/test';

/** Notes for the report of claims how many inputs the test that runs has tried. */
export function tried(inputs: number): void {
  test.info().annotations.push({ type: 'inputs', description: String(inputs) });
}
