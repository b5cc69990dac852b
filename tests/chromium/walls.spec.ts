import { filesOf } from '../built/output.ts';
import { tried } from '../proof/tried.ts';
import { expect, test } from '../support/fixture.ts';
import { probe, THROUGH_THE_WALLS } from '../support/walls.ts';

/** An empty page of the sandbox without a content security policy. */
const BARE = 'https://mail.google.com/demo/none';

for (const name of ['sidepanel', 'popup', 'options'] as const) {
  test(`${name} accepts no markup, evaluates no text as code, and loads and sends nothing elsewhere [claim 20]`, async ({
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

test('a page cannot tell a file of the extension from one of an extension that does not exist [claim 21]', async ({
  bookside,
}) => {
  const page = await bookside.tab();
  await page.goto(BARE);
  const unknownOrigin = `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`;
  const files = filesOf('chrome');
  const ours = files.map((file) => `chrome-extension://${bookside.id}/${file}`);
  const answers = await page.evaluate<Record<string, string>>(
    probe([...ours, `${unknownOrigin}/none.js`]),
  );
  const asNothing = answers[`${unknownOrigin}/none.js`] ?? '';
  expect(asNothing).not.toContain('"there"');
  expect(ours.filter((url) => answers[url] !== asNothing)).toEqual([]);
  tried(ours.length * 6);
});

for (const name of ['sidepanel', 'popup', 'options'] as const) {
  test(`${name} cannot be framed by a page [claim 21]`, async ({ bookside }) => {
    const page = await bookside.tab();
    await page.goto(BARE);
    // A refused frame fires `load`, too.
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
