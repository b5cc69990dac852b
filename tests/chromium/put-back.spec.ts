import { Bookside } from '../../sandbox/browser/bookside.ts';
import { launch } from '../../sandbox/browser/launch.ts';
import { CARRIE, DANA } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { beside } from '../support/beside.ts';
import { EXTENSION, expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD, CARRIES_THREAD, DANAS_RECORD, DANAS_THREAD } from '../support/places.ts';

test('after an update the pages that are open are read on, without a reload', async ({
  bookside,
}) => {
  const mail = await bookside.tab();
  await mail.goto(CARRIES_THREAD);
  const { page, panel } = await beside(bookside, DANAS_RECORD);
  await panel.see(DANA.email);
  for (const one of [mail, page]) await one.evaluate(() => Object.assign(window, { old: true }));
  const begun = bookside.context.waitForEvent('serviceworker');
  await bookside.reload(EXTENSION);
  await begun;

  const now = await bookside.openPanel(page);
  await now.see(DANA.email);
  await mail.bringToFront();
  await now.see(CARRIE.name);
  // The script that was put back follows the page.
  await mail.evaluate((hash) => {
    location.hash = hash;
  }, new URL(DANAS_THREAD).hash);
  await now.see(DANA.email);
  for (const one of [mail, page]) expect(await one.evaluate('window.old')).toBe(true);
});

test('a page that is older than the installation is read, without a reload', async ({
  sandbox,
}) => {
  const context = await launch({ port: sandbox.port, installs: true });
  try {
    const page = await context.newPage();
    await page.goto(CARRIES_RECORD);
    const bookside = await Bookside.install(context, EXTENSION);
    await bookside.setKey(KEYS.demo);
    const panel = await bookside.openPanel(page);
    await panel.see(CARRIE.name);
  } finally {
    await context.close();
  }
});
