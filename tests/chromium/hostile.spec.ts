import type { Page } from '@playwright/test';
import { DEMO_PAGES } from '../../sandbox/crm/index.ts';
import { patient } from '../../sandbox/patience.ts';
import { expect, test } from '../support/fixture.ts';
import { placeOf } from '../support/places.ts';
import { KEPT_PAGES, saidOf, wantedOf } from '../support/reported.ts';

const TITLE = 'the rep wrote last, to two customers';
const SOON = { intervals: [50], timeout: patient(20_000) };

/** The URL of the open thread in a page of this many elements. */
function threadAmong(elements: number): string {
  const url = new URL(placeOf(TITLE));
  url.searchParams.set('elements', String(elements));
  return url.href;
}

/**
 * Adds a person to the header of the newest message; the next reading of the page must report them.
 */
const joins = (page: Page, address: string) =>
  page.evaluate((one) => {
    const chip = document.createElement('span');
    chip.className = 'g2';
    chip.setAttribute('email', one);
    [...document.querySelectorAll('[role=main] .adn .hb')].at(-1)?.append(chip);
  }, address);

/** Counts the reports of content scripts from now on. */
const COUNT = `globalThis.reportCount = 0;
  chrome.runtime.onMessage.addListener(({ name }) => {
    if (name === 'addressesFound') reportCount++;
  });`;

/** What a page may do to disturb the reading of the thread it shows. */
const HOSTILE: Record<string, () => void> = {
  'nests ten thousand levels deep, out of sight': () => {
    const outer = document.createElement('div');
    // Hidden, because rendering them would crash the browser itself.
    outer.hidden = true;
    let inner: Element = outer;
    for (let level = 0; level < 10_000; level++) {
      const box = document.createElement('span');
      inner.append(box);
      inner = box;
    }
    inner.innerHTML = '<span class="gD" email="deep@example.net">deep@example.net</span>';
    document.querySelector('[role=main] .a3s')?.append(outer);
  },
  'links to five thousand people': () => {
    const links = Array.from(
      { length: 5000 },
      (_, n) => `<a href="mailto:p${n}@example.net">p${n}</a> `,
    );
    document.querySelector('[role=main] .a3s')?.insertAdjacentHTML('beforeend', links.join(''));
  },
  'rewrites itself without end': () => {
    const body = document.querySelector('[role=main] .a3s');
    setInterval(() => {
      if (body) body.innerHTML = `<p>${Math.random()}@example.net</p>`.repeat(50);
    });
  },
  'has its own idea of arrays, elements and promises': () => {
    const replacement = () => {
      throw new Error('not yours');
    };
    const members: [object, PropertyKey[]][] = [
      [Element.prototype, ['getAttribute', 'closest', 'querySelectorAll', 'checkVisibility']],
      [Document.prototype, ['querySelector', 'querySelectorAll']],
      [Promise.prototype, ['then', 'catch']],
      [String.prototype, ['includes', 'slice', 'toLowerCase']],
      [JSON, ['stringify']],
      [Map.prototype, ['get', 'set']],
      [Array.prototype, ['map', 'filter', 'flatMap', 'find', 'push', Symbol.iterator]],
    ];
    // Deferred, since Playwright needs them to run this.
    setTimeout(() => {
      for (const [owner, names] of members.flatMap(([one, some]) =>
        some.map((name) => [one, name] as const),
      ))
        Object.defineProperty(owner, names, { value: replacement });
    });
  },
  'clicks, types and moves by itself': () => {
    setInterval(() => {
      for (const name of ['click', 'keyup', 'change', 'load', 'visibilitychange'])
        document.body.dispatchEvent(new Event(name, { bubbles: true }));
      dispatchEvent(new Event('hashchange'));
      dispatchEvent(new Event('popstate'));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    }, 5);
  },
};

test.beforeEach(() => void test.setTimeout(patient(90_000)));

test('a thread in a page of 200,000 elements is read correctly, and its changes are followed [claim 28]', async ({
  fresh,
}) => {
  const [options, page] = [await fresh.options(), await fresh.tab()];
  const reported = async () => saidOf(await options.evaluate(KEPT_PAGES));
  await page.goto(threadAmong(200_000));
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeGreaterThan(190_000);
  const demo = DEMO_PAGES.find(({ title }) => title === TITLE);
  await expect.poll(reported, SOON).toEqual(demo && wantedOf(demo));
  await joins(page, 'guest@example.net');
  await expect.poll(reported, SOON).toContain('recipient guest@example.net');
});

for (const [what, act] of Object.entries(HOSTILE)) {
  test(`a page that ${what} is read correctly, and its changes are followed`, async ({ fresh }) => {
    const [options, page] = [await fresh.options(), await fresh.tab()];
    const reported = async () => saidOf(await options.evaluate(KEPT_PAGES));
    await page.goto(placeOf(TITLE));
    await page.waitForSelector('[role=main] .adn');
    const demo = DEMO_PAGES.find(({ title }) => title === TITLE);
    await expect.poll(reported, SOON).toEqual(demo && wantedOf(demo));
    await joins(page, 'guest@example.net');
    await page.evaluate(act);
    await expect.poll(reported, SOON).toContain('recipient guest@example.net');
    expect((await reported()).filter((line) => /deep|p\d+@|0\.\d+@/.test(line))).toEqual([]);
  });
}

test('a page whose people change all the time causes at most two messages a second [claim 28]', async ({
  fresh,
}) => {
  const [options, page] = [await fresh.options(), await fresh.tab()];
  const reported = async () => saidOf(await options.evaluate(KEPT_PAGES));
  await page.goto(placeOf(TITLE));
  await page.waitForSelector('[role=main] .adn');
  await expect.poll(reported, SOON).toContain('thread');
  await page.evaluate(() => {
    const chip = document.createElement('span');
    chip.className = 'g2';
    const header = [...document.querySelectorAll('[role=main] .adn .hb')].at(-1);
    setInterval(() => {
      chip.setAttribute('email', `guest${performance.now()}@example.net`);
      header?.append(chip);
    });
  });
  const began = performance.now();
  await fresh.inWorker(COUNT);
  const messageCount = () => fresh.inWorker<number>('reportCount');
  await expect.poll(messageCount, SOON).toBeGreaterThan(9);
  const messages = await messageCount();
  const seconds = (performance.now() - began) / 1000;
  expect(messages).toBeLessThanOrEqual(2 * Math.ceil(seconds));
});

test('an address in text that is nested three thousand levels deep is found', async ({ fresh }) => {
  const [options, page] = [await fresh.options(), await fresh.tab()];
  const reported = async () => saidOf(await options.evaluate(KEPT_PAGES));
  await page.goto(placeOf('a machine wrote'));
  await page.waitForSelector('[role=main] .adn');
  await page.evaluate(() => {
    let inner: Element = document.querySelector('[role=main] .a3s') ?? document.body;
    for (let level = 0; level < 3_000; level++) {
      const box = document.createElement('span');
      inner.append(box);
      inner = box;
    }
    inner.textContent = 'Written by deep@example.net';
  });
  await expect.poll(reported, SOON).toEqual(['thread', 'body deep@example.net']);
});
