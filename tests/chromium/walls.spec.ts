import { filesOf } from '../built/output.ts';
import { tried } from '../proof/tried.ts';
import { expect, test } from '../support/fixture.ts';
import { probe, THROUGH_THE_WALLS } from '../support/walls.ts';

/** Of the sandbox, without a policy, and without anything on it. */
const BARE = 'https://mail.google.com/demo/none';

for (const name of ['sidepanel', 'popup', 'options'] as const) {
  test(`${name}: no markup, no text as code, and nothing from or to anywhere else [claim 20]`, async ({
    bookside,
    sandbox,
  }) => {
    const page = await bookside.tab();
    await page.goto(bookside.url(name));
    expect(await page.evaluate(THROUGH_THE_WALLS)).toEqual([]);
    expect(page.url()).toBe(bookside.url(name));
    expect(sandbox.strangers).toEqual([]);
  });
}

test('to a page, every file of ours is like one of an extension that does not exist [claim 21]', async ({
  bookside,
}) => {
  const page = await bookside.tab();
  await page.goto(BARE);
  const strange = `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`;
  const files = filesOf('chrome');
  const ours = files.map((file) => `chrome-extension://${bookside.id}/${file}`);
  const answers = await page.evaluate<Record<string, string>>(
    probe([...ours, `${strange}/none.js`]),
  );
  const asNothing = answers[`${strange}/none.js`] ?? '';
  expect(asNothing).not.toContain('"there"');
  expect(ours.filter((url) => answers[url] !== asNothing)).toEqual([]);
  tried(ours.length * 6);
});

for (const name of ['sidepanel', 'popup', 'options'] as const) {
  test(`${name} cannot be put into a page [claim 21]`, async ({ bookside }) => {
    const page = await bookside.tab();
    await page.goto(BARE);
    // A frame that was refused tells that it has loaded, too.
    await page.evaluate((src) => {
      const frame = Object.assign(document.createElement('iframe'), { src });
      const loaded = new Promise((done) => frame.addEventListener('load', done));
      document.documentElement.append(frame);
      return loaded.then(() => undefined);
    }, bookside.url(name));
    const framed = page.frames().filter((frame) => frame.url().startsWith('chrome-extension:'));
    expect(framed).toEqual([]);
  });
}
