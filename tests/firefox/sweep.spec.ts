import { expect, test } from '@playwright/test';
import { patient } from '../../sandbox/patience.ts';
import { tried } from '../proof/tried.ts';
import { shortLanes } from '../sweep/lanes.ts';
import { summary, sweep } from '../sweep/sweep.ts';

// No retries: they would hide an action that is sent twice.
test.describe.configure({ retries: 0, timeout: patient(180_000) });

// `npm run sweep` is the long form, with sixty points.
test('when the event page is stopped during actions, nothing is sent twice or unasked, and all end with the true result [claim 48]', async () => {
  const { kills, found, broken } = summary(await sweep(shortLanes('event page')));
  tried(kills);
  expect({ found, broken }).toEqual({ found: [], broken: [] });
  expect(kills).toBeGreaterThan(0);
});
