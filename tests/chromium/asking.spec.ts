import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { launch } from '../../sandbox/browser/launch.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { tried } from '../proof/tried.ts';
import { askedOf } from '../support/asked.ts';
import { beside } from '../support/beside.ts';
import { test as filled } from '../support/filled.ts';
import { EXTENSION, expect, test } from '../support/fixture.ts';
import { everyMessage, NO_SYNC, NONSENSE } from '../support/hijack.ts';
import { stillKept } from '../support/kept.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { tell, withoutSync } from '../support/tell.ts';
import { caughtUp } from '../support/waiting.ts';

/** An extension without permissions that tries to send messages to others. */
const STRANGER = {
  manifest_version: 3,
  name: 'Stranger',
  short_name: 'Stranger',
  version: '1.0',
  background: { service_worker: 'background.js' },
};

const target = {
  id: CARRIE.bookings.upcoming,
  status: 'scheduled',
  starts: 5,
  email: CARRIE.email,
};

/** The tab with this address that the browser opens after the install, once it is there. */
async function openedByItself(context: BrowserContext, url: string): Promise<Page> {
  const open = () => context.pages().find((page) => page.url() === url);
  await expect.poll(open, { timeout: patient(10_000) }).toBeDefined();
  const page = open();
  if (!page) throw new Error(`${url} was closed`);
  return page;
}

test('another extension gets an error, whatever it sends and however it connects [claim 6]', async ({
  sandbox,
}) => {
  const stranger = mkdtempSync(join(tmpdir(), 'bookside-stranger-'));
  writeFileSync(join(stranger, 'manifest.json'), JSON.stringify(STRANGER));
  writeFileSync(join(stranger, 'background.js'), 'self.awake = true;');
  const extension = `${EXTENSION},${stranger}`;
  const context = await launch({ port: sandbox.port, extension });
  try {
    await expect.poll(() => context.serviceWorkers().length).toBe(2);
    const names = await Promise.all(
      context
        .serviceWorkers()
        .map((worker) => worker.evaluate(() => chrome.runtime.getManifest().name)),
    );
    const other = context.serviceWorkers()[names.indexOf('Stranger')];
    const ours = context.serviceWorkers()[1 - names.indexOf('Stranger')];
    const id = new URL(ours?.url() ?? '').host;
    const options = await openedByItself(context, `chrome-extension://${id}/options.html`);
    await tell(options, NO_SYNC);
    const evaluate = (expression: string) => options.evaluate<string>(expression);
    const before = await stillKept(evaluate);
    const messages = [...everyMessage(target), ...NONSENSE];
    const answers = await other?.evaluate(
      async ([to, all]) => {
        const received: string[] = [];
        for (const message of all) {
          const answer = await chrome.runtime
            .sendMessage(to, message)
            .catch((error) => error.message);
          received.push(String(answer));
        }
        const port = chrome.runtime.connect(to);
        const refused = await new Promise((resolve) =>
          port.onDisconnect.addListener(() => resolve(chrome.runtime.lastError?.message)),
        );
        return [...received, String(refused)];
      },
      [id, messages] as const,
    );
    expect(answers).toHaveLength(messages.length + 1);
    for (const answer of answers ?? []) expect(answer).toMatch(/Could not establish connection/);
    tried(messages.length + 1);
    expect(await stillKept(evaluate)).toEqual(before);
    expect(askedOf(sandbox)).toEqual([]);
  } finally {
    await context.close();
    rmSync(stranger, { recursive: true });
  }
});

// In a filled profile the names of users and calendars are already stored; otherwise they would be
// fetched meanwhile.
filled(
  'whatever a page posts, dispatches or simulates as clicks, the background receives only reports of who is on it [claims 5, 7, 62]',
  async ({ bookside, control, sandbox }) => {
    const options = await withoutSync(bookside);
    const { page, panel } = await beside(bookside, CARRIES_RECORD);
    await panel.see('7 bookings');
    const evaluate = (expression: string) => options.evaluate<string>(expression);
    const before = await stillKept(evaluate);
    await bookside.inWorker(`(() => {
    globalThis.receivedNames = [];
    chrome.runtime.onMessage.addListener((message) => void receivedNames.push(message?.name));
  })()`);
    const requests = askedOf(sandbox).length;
    const count = await page.evaluate(
      async ([id, messages]) => {
        let sent = 0;
        const channel = new BroadcastChannel('bookside');
        const names = [
          'click',
          'dblclick',
          'contextmenu',
          'keydown',
          'keypress',
          'input',
          'focus',
          'copy',
          'visibilitychange',
          'wxt:content-script-started',
          'wxt:locationchange',
        ];
        for (let round = 0; round < 20; round += 1) {
          for (const message of messages) {
            for (const data of [
              message,
              { type: id, ...(message as object) },
              JSON.stringify(message),
            ]) {
              window.postMessage(data, '*');
              channel.postMessage(data);
              document.dispatchEvent(new CustomEvent(id, { detail: data }));
              sent += 3;
            }
          }
          for (const name of names) {
            for (const element of [
              window,
              document,
              document.body,
              document.querySelector('main'),
            ]) {
              element?.dispatchEvent(new Event(name, { bubbles: true }));
              sent += 1;
            }
          }
          for (const link of document.querySelectorAll<HTMLElement>('a[href^="mailto:"]')) {
            link.addEventListener('click', (event) => event.preventDefault(), { once: true });
            link.click();
          }
          document.body.append(document.createElement('p'));
          await new Promise((done) => setTimeout(done));
        }
        return sent;
      },
      [bookside.id, everyMessage(target)] as const,
    );
    tried(count);
    await caughtUp(options, control);
    const received = await bookside.inWorker<string[]>('globalThis.receivedNames');
    // The panel may send these messages meanwhile, as after every report; it never sends an action,
    // a setting or a key by itself.
    const harmless = ['addressesFound', 'refreshCustomer', 'readPage', 'settle'];
    expect(received.filter((name) => !harmless.includes(name))).toEqual([]);
    expect(await stillKept(evaluate)).toEqual(before);
    expect(askedOf(sandbox).length).toBe(requests);
    await panel.see('7 bookings');
    expect(await page.evaluate(() => typeof Reflect.get(window, 'browser'))).toBe('undefined');
    expect(await page.evaluate(() => Reflect.get(window, 'chrome')?.runtime)).toBeUndefined();
  },
);
