import { expect, test } from '@playwright/test';
import { patient } from '../../sandbox/patience.ts';
import { tried } from '../proof/tried.ts';
import { shortLanes, type Victim } from '../sweep/lanes.ts';
import { summary, sweep } from '../sweep/sweep.ts';

// What must be sent once at most has no second try.
test.describe.configure({ retries: 0, timeout: patient(180_000) });

/** The short form of `npm run sweep`, of one that is killed. */
async function expectTruth(victim: Victim): Promise<void> {
  const { kills, found, broken } = summary(await sweep(shortLanes(victim)));
  tried(kills);
  expect({ found, broken }).toEqual({ found: [], broken: [] });
  expect(kills).toBeGreaterThan(0);
}

test(
  'killing the worker in the middle of actions sends nothing twice, nothing unasked, and ends with the truth [claim 47]',
  {
    tag: '@waits',
  },
  () => expectTruth('worker'),
);

test('killing the browser in the middle of an action sends nothing twice, nothing unasked, and ends with the truth [claim 48]', () =>
  expectTruth('browser'));
