import { expect, test } from '@playwright/test';
import { patient } from '../../sandbox/patience.ts';
import { tried } from '../proof/tried.ts';
import { shortLanes, type Victim } from '../sweep/lanes.ts';
import { summary, sweep } from '../sweep/sweep.ts';

// No retries: they would hide an action that is sent twice.
test.describe.configure({ retries: 0, timeout: patient(180_000) });

/** The short form of `npm run sweep` for one victim. */
async function expectTruth(victim: Victim): Promise<void> {
  const { kills, found, broken } = summary(await sweep(shortLanes(victim)));
  tried(kills);
  expect({ found, broken }).toEqual({ found: [], broken: [] });
  expect(kills).toBeGreaterThan(0);
}

test(
  'when the worker is killed during actions, nothing is sent twice or unasked, and all end with the true result [claim 47]',
  {
    tag: '@waits',
  },
  () => expectTruth('worker'),
);

test('when the browser is killed during an action, nothing is sent twice or unasked, and it ends with the true result [claim 48]', () =>
  expectTruth('browser'));
