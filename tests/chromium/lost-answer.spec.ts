import { patient } from '../../sandbox/patience.ts';
import { beside } from '../support/beside.ts';
import { cancelNow, posts, status } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';
import { listenUntil } from '../support/waiting.ts';

// No retries: they would hide an action that is sent twice.
test.describe.configure({ retries: 0, timeout: patient(90_000) });

test('if the worker is killed while OnceHub answers, the panel says that it is checking, never that it failed, and ends with the true result [claim 51]', {
  tag: '@core',
}, async ({ bookside, control }) => {
  const { panel } = await beside(bookside, DANAS_RECORD);
  control.fault({ kind: 'delay', ms: 4_000, after: 'action', match: { method: 'POST' } });
  await cancelNow(panel);
  await expect.poll(() => posts(control).length).toBe(1);
  await bookside.stopWorker();
  const texts = await listenUntil(
    () => panel.text(),
    (text) => /Next meeting\s+In 2 days/.test(text),
  );
  expect(texts.join('\n')).not.toMatch(/fail|went wrong|Not sent|not cancelled/i);
  expect(texts.join('\n')).toMatch(/checking|Sending|Cancelling/i);
  expect(status(control)).toBe('canceled');
  expect(posts(control)).toHaveLength(1);
  expect(control.mails()).toHaveLength(1);
});
