import type { Page } from 'puppeteer-core';
import { FirefoxBookside } from '../support/firefox.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { CARRIES_RECORD, CARRIES_THREAD, INBOX } from '../support/places.ts';

/** Runs before any script of the page: hears everything that is posted or dispatched. */
function listen() {
  const heard: string[] = [];
  Object.defineProperty(window, '__heard', { value: heard });
  window.addEventListener('message', (event) =>
    heard.push(`message ${JSON.stringify(event.data)}`),
  );
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event: Event) {
    heard.push(`event ${event.type} ${JSON.stringify((event as CustomEvent).detail ?? null)}`);
    return dispatchEvent.call(this, event);
  };
  for (const name of ['wxt:content-script-started', 'wxt:locationchange']) {
    for (const target of [window, document]) {
      target.addEventListener(name, () => heard.push(`event ${name}`));
    }
  }
}

async function visit(page: Page, url: string) {
  await page.evaluateOnNewDocument(listen);
  await page.goto(url, { waitUntil: 'load' });
  // Longer than the reader waits before it reports.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  return page.evaluate(() => ({
    heard: (Reflect.get(window, '__heard') as string[]).filter((line) =>
      /moz-extension|wxt|bookside|extension/i.test(line),
    ),
    globals: Object.getOwnPropertyNames(window).sort(),
    prototypes: [Node, Element, HTMLElement, Document, EventTarget, Array, Object].map((one) =>
      Object.getOwnPropertyNames(one.prototype).sort().join(),
    ),
    // The demo pages' clock moves on between two visits.
    dom: document.documentElement.outerHTML.replace(/\d{1,2}:\d{2}/g, '0:00'),
  }));
}

// Two browsers, three pages each.
test.describe.configure({ timeout: 180_000 });

test('a page is left untouched and hears nothing [claim 22]', async ({ firefox, sandbox }) => {
  const plain = await FirefoxBookside.open(sandbox.port, { without: true });
  try {
    for (const url of [CARRIES_THREAD, CARRIES_RECORD, INBOX]) {
      const pages = await Promise.all([firefox.browser.newPage(), plain.browser.newPage()]);
      const [withUs, without] = await Promise.all([visit(pages[0], url), visit(pages[1], url)]);
      expect(withUs.heard).toEqual([]);
      expect(withUs).toEqual(without);
      expect(withUs.dom.length).toBeGreaterThan(1_000);
    }
  } finally {
    await plain.close();
  }
});
