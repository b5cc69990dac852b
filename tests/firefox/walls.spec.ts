import { filesOf } from '../built/output.ts';
import { tried } from '../proof/tried.ts';
import { ADD_ON_ID } from '../support/firefox.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { askedByUs, watchRequests } from '../support/firefox-world.ts';
import { probe, THROUGH_THE_WALLS } from '../support/walls.ts';

/** An empty page of the sandbox without a content security policy. */
const BARE = 'https://mail.google.com/demo/none';

for (const name of ['sidepanel', 'popup', 'options'] as const) {
  test(`${name} accepts no markup, evaluates no text as code, and loads and sends nothing elsewhere [claim 20]`, async ({
    firefox,
  }) => {
    const page = await firefox.ourPage(name);
    await watchRequests(firefox.browser, ADD_ON_ID);
    expect(await page.evaluate(THROUGH_THE_WALLS)).toEqual([]);
    expect((await askedByUs(firefox.browser)).filter((url) => /elsewhere/.test(url))).toEqual([]);
  });
}

test('a page cannot tell a file of the extension from one of an extension that does not exist, and has no API to message it [claims 5, 21]', async ({
  firefox,
}) => {
  const page = await firefox.visit(BARE);
  const own = await firefox.ourPage('options');
  const origin =
    new URL(own.url()).origin === 'null'
      ? own.url().split('/options')[0]
      : new URL(own.url()).origin;
  await page.bringToFront();
  const unknownOrigin = 'moz-extension://11111111-2222-4333-8444-555555555555';
  const ours = filesOf('firefox').map((file) => `${origin}/${file}`);
  const answers = (await page.evaluate(probe([...ours, `${unknownOrigin}/none.js`]))) as Record<
    string,
    string
  >;
  const asNothing = answers[`${unknownOrigin}/none.js`] ?? '';
  expect(asNothing).not.toContain('"there"');
  expect(ours.filter((url) => answers[url] !== asNothing)).toEqual([]);
  tried(ours.length * 6);
  const spoken = `({ browser: typeof browser, chrome: typeof chrome, runtime: typeof globalThis.chrome?.runtime })`;
  expect(await page.evaluate(spoken)).toEqual({
    browser: 'undefined',
    chrome: 'undefined',
    runtime: 'undefined',
  });
});
