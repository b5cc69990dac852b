import { patient } from '../../sandbox/patience.ts';
import { beside } from '../support/beside.ts';
import { cancelNow, posts, status } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';
import { listenUntil } from '../support/waiting.ts';

// What must be sent once at most has no second try.
test.describe.configure({ retries: 0, timeout: patient(90_000) });

test('a worker that dies while OnceHub is answering leaves the panel checking, never failed, and it ends with the truth [claim 51]', {
  tag: '@core',
}, async ({ bookside, control }) => {
  const { panel } = await beside(bookside, DANAS_RECORD);
  control.fault({ kind: 'delay', ms: 4_000, after: 'action', match: { method: 'POST' } });
  await cancelNow(panel);
  await expect.poll(() => posts(control).length).toBe(1);
  await bookside.stopWorker();
  const said = await listenUntil(
    () => panel.text(),
    (text) => /Next meeting\s+In 2 days/.test(text),
  );
  expect(said.join('\n')).not.toMatch(/fail|went wrong|Not sent|not cancelled/i);
  expect(said.join('\n')).toMatch(/checking|Sending|Cancelling/i);
  expect(status(control)).toBe('canceled');
  expect(posts(control)).toHaveLength(1);
  expect(control.mails()).toHaveLength(1);
});
