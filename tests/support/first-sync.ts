import type { Page } from '@playwright/test';
import type { Control, Held } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { expect } from './fixture.ts';
import { share, stored, told, windowStart } from './stored.ts';

/** Timeout (ms) of a first sync of the demo account, from wherever it was interrupted. */
const PATIENCE = 60_000;

/** The number of different requests the sync has sent; a repeated request counts once. */
export const heard = (control: Control): number =>
  new Set(
    control
      .log()
      .filter(({ path }) => path !== '/v2/test')
      .map(({ path, params }) => JSON.stringify([path, params])),
  ).size;

/**
 * Lets a sync continue until its nth different request, and holds back that request's answer until
 * it is released. `first` is a call that is already held.
 */
export async function holdRequest(
  control: Control,
  nth: number,
  first = control.hold(),
): Promise<Held> {
  let held = first;
  await held.heard;
  while (heard(control) < nth) {
    // The next request is caught before this one is released, so that none passes unnoticed.
    const next = control.hold();
    held.release();
    held = next;
    await held.heard;
  }
  return held;
}

/**
 * Waits, in an extension page, for the end of a sync of three months, and compares the store with
 * the stand-in's bookings row by row.
 */
export async function expectWhole(page: Page, control: Control): Promise<void> {
  await expect.poll(() => share(page), { timeout: patient(PATIENCE), intervals: [250] }).toBe(1);
  const from = windowStart(control.now());
  const kept = (await stored(page)).filter(([, , starts]) => starts >= from);
  expect(kept.map(String).sort()).toEqual(told(control, from).map(String).sort());
  expect(kept.length).toBeGreaterThan(50);
}
