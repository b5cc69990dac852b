import { DANA } from '../../sandbox/oncehub/data/known.ts';
import { expect, test } from '../support/fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';

// What must be sent once at most has no second try.
test.describe.configure({ retries: 0, timeout: 90_000 });

test('a worker that dies while OnceHub is answering leaves the panel checking, never failed, and it ends with the truth [claim 51]', async ({
  bookside,
  control,
}) => {
  const page = await bookside.tab();
  await page.goto(DANAS_RECORD);
  const panel = await bookside.openPanel(page);
  await panel.click('button', 'Cancel…');
  await panel.see('Cancel this meeting?');
  const posts = () => control.log().filter(({ method }) => method === 'POST').length;
  control.fault({ kind: 'delay', ms: 4_000, after: 'action', match: { method: 'POST' } });
  await panel.click('button', 'Cancel the meeting');
  await panel.click('button', 'Send now');
  await expect.poll(posts, { timeout: 15_000 }).toBe(1);
  await bookside.stopWorker();
  const said: string[] = [];
  const end = Date.now() + 40_000;
  while (Date.now() < end) {
    const text = await panel.text();
    said.push(text);
    if (/Next meeting\s+In 2 days/.test(text)) break;
    await page.waitForTimeout(100);
  }
  expect(said.at(-1)).toMatch(/Next meeting\s+In 2 days/);
  expect(said.join('\n')).not.toMatch(/fail|went wrong|Not sent|not cancelled/i);
  expect(said.join('\n')).toMatch(/checking|Sending|Cancelling/i);
  expect(control.booking(DANA.bookings.upcoming)?.status).toBe('canceled');
  expect(posts()).toBe(1);
  expect(control.mails()).toHaveLength(1);
});
