import { expect, test } from '@playwright/test';
import { patient } from '../../sandbox/patience.ts';
import { tried } from '../proof/tried.ts';
import { shortLanes } from '../sweep/lanes.ts';
import { summary, sweep } from '../sweep/sweep.ts';

// What must be sent once at most has no second try.
test.describe.configure({ retries: 0, timeout: patient(180_000) });

// `npm run sweep` is the long form: the same at sixty points.
test('killing the event page in the middle of actions sends nothing twice, nothing unasked, and ends with the truth [claim 48]', async () => {
  const { kills, found, broken } = summary(await sweep(shortLanes('event page')));
  tried(kills);
  expect({ found, broken }).toEqual({ found: [], broken: [] });
  expect(kills).toBeGreaterThan(0);
});
