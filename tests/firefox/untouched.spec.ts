import type { Page } from 'puppeteer-core';
import { patient } from '../../sandbox/patience.ts';
import { FirefoxBookside } from '../support/firefox.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { CARRIES_RECORD, CARRIES_THREAD, INBOX } from '../support/places.ts';
import { keptPage, numbered, saidOf } from '../support/reported.ts';

/** Runs before the page's own scripts: records everything that is posted or dispatched. */
function listen() {
  const received: string[] = [];
  Object.defineProperty(window, '__heard', { value: received });
  window.addEventListener('message', (event) =>
    received.push(`message ${JSON.stringify(event.data)}`),
  );
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event: Event) {
    received.push(`event ${event.type} ${JSON.stringify((event as CustomEvent).detail ?? null)}`);
    return dispatchEvent.call(this, event);
  };
  for (const name of ['wxt:content-script-started', 'wxt:locationchange']) {
    for (const target of [window, document]) {
      target.addEventListener(name, () => received.push(`event ${name}`));
    }
  }
}

async function visit(page: Page, url: string, isRead: () => Promise<void>) {
  await page.evaluateOnNewDocument(listen);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(`!document.querySelector('#loading')?.getClientRects().length`);
  await isRead();
  return page.evaluate(() => ({
    heard: (Reflect.get(window, '__heard') as string[]).filter((line) =>
      /moz-extension|wxt|bookside|extension/i.test(line),
    ),
    globals: Object.getOwnPropertyNames(window).sort(),
    prototypes: [Node, Element, HTMLElement, Document, EventTarget, Array, Object].map((one) =>
      Object.getOwnPropertyNames(one.prototype).sort().join(),
    ),
    // The demo pages' clock runs on between two visits.
    dom: document.documentElement.outerHTML.replace(/\d{1,2}:\d{2}/g, '0:00'),
  }));
}

// Two browsers load three pages each.
test.describe.configure({ timeout: patient(180_000) });

test('a page is not changed and receives no events or messages from the extension [claim 22]', async ({
  firefox,
  sandbox,
}) => {
  const plain = await FirefoxBookside.open(sandbox.port, { without: true });
  const options = await firefox.ourPage('options');
  try {
    for (const url of [CARRIES_THREAD, CARRIES_RECORD, INBOX]) {
      const ours = await numbered(
        () => firefox.browser.newPage(),
        (expression) => options.evaluate(expression),
      );
      const plainPage = await plain.browser.newPage();
      // Both pages are compared after the reader in one of them has reported.
      const isRead = () =>
        expect
          .poll(async () => saidOf((await options.evaluate(keptPage(ours.tab))) as never))
          .not.toEqual([]);
      const [withUs, without] = await Promise.all([
        visit(ours.page, url, isRead),
        visit(plainPage, url, isRead),
      ]);
      expect(withUs.heard).toEqual([]);
      expect(withUs).toEqual(without);
      expect(withUs.dom.length).toBeGreaterThan(1_000);
    }
  } finally {
    await plain.close();
  }
});
