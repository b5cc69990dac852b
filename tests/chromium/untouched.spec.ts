import type { Page } from '@playwright/test';
import { launch } from '../../sandbox/browser/launch.ts';
import { askedOf } from '../support/asked.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD, CARRIES_THREAD, INBOX } from '../support/places.ts';
import { keptPage, numbered, saidOf, settled } from '../support/reported.ts';

/**
 * What a page could notice: messages, events on its document and window, its globals with their
 * members and source texts, and its DOM.
 */
interface Noticed {
  heard: string[];
  globals: string[];
  members: string[];
  dom: string;
}

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
}

/**
 * A content script dispatches events in its own context, past the page's wrapper of dispatchEvent,
 * but listeners of the page still receive them.
 */
function listenForEvents() {
  const received = Reflect.get(window, '__heard') as string[];
  const own = /^(?:on)/;
  const names = new Set([
    'wxt:content-script-started',
    'wxt:locationchange',
    ...Object.keys(Object.getPrototypeOf(document)).filter((name) => !own.test(name)),
  ]);
  for (const name of names) {
    for (const target of [window, document]) {
      target.addEventListener(name, () => received.push(`event ${name}`));
    }
  }
}

/**
 * Every member of every global object, constructor and prototype, with its source text ("[native
 * code]" or other) or its type.
 */
function membersOf(): string[] {
  const visited = new Set<object>();
  const lines: string[] = [];
  const made = (value: unknown) =>
    typeof value === 'function' ? Function.prototype.toString.call(value) : typeof value;
  const tell = (owner: unknown, path: string) => {
    const isObject = typeof owner === 'function' || (typeof owner === 'object' && owner !== null);
    if (!isObject || visited.has(owner)) return;
    visited.add(owner);
    for (const key of Reflect.ownKeys(owner)) {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(owner, key) ?? {};
      lines.push(`${path}.${String(key)} ${[value, get, set].map(made).join(' ')}`);
    }
  };
  for (const name of Object.getOwnPropertyNames(window)) {
    const { value } = Object.getOwnPropertyDescriptor(window, name) ?? {};
    if (name.startsWith('__') || value === window) continue;
    tell(value, name);
    if (typeof value === 'function') tell(value.prototype, `${name}.prototype`);
  }
  for (let up = Object.getPrototypeOf(document); up; up = Object.getPrototypeOf(up))
    tell(up, `document's ${up.constructor.name}`);
  return lines.sort();
}

async function visit(
  page: Page,
  url: string,
  id: string,
  isRead: () => Promise<void>,
): Promise<Noticed> {
  await page.addInitScript(listen);
  await page.addInitScript(listenForEvents);
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  await isRead();
  const members = await page.evaluate(membersOf);
  const noticed = await page.evaluate((ours) => {
    const dom = document.documentElement.outerHTML;
    return {
      heard: (Reflect.get(window, '__heard') as string[]).filter(
        (line) => line.includes(ours) || /wxt|bookside|extension/i.test(line),
      ),
      globals: Object.getOwnPropertyNames(window).sort(),
      dom,
    };
  }, id);
  return { ...noticed, members };
}

const PAGES = [CARRIES_THREAD, CARRIES_RECORD, INBOX];

test('a page is not changed and receives no events or messages from the extension [claims 22, 25]', async ({
  bookside,
  sandbox,
}) => {
  const plain = await launch({ port: sandbox.port });
  const options = await bookside.options();
  try {
    for (const url of PAGES) {
      const [ours, plainPage] = await Promise.all([
        numbered(
          () => bookside.tab(),
          (expression) => options.evaluate(expression),
        ),
        plain.newPage(),
      ]);
      const pages = [ours.page, plainPage] as const;
      // Both pages are compared after the reader in one of them has reported.
      const isRead = () =>
        expect
          .poll(async () => saidOf((await options.evaluate(keptPage(ours.tab))) as never))
          .not.toEqual([]);
      const [withUs, without] = await Promise.all([
        visit(pages[0], url, bookside.id, isRead),
        visit(pages[1], url, bookside.id, isRead),
      ]);
      expect(withUs.heard).toEqual([]);
      expect(withUs.globals).toEqual(without.globals);
      expect(withUs.members.length).toBeGreaterThan(5_000);
      expect(withUs.members).toEqual(without.members);
      expect(settled(withUs.dom)).toBe(settled(without.dom));
      expect(withUs.dom).not.toContain(bookside.id);
    }
  } finally {
    await plain.close();
  }
});

test('no file of the extension can be fetched by a page', async ({ bookside }) => {
  const page = await bookside.tab();
  await page.goto(CARRIES_RECORD);
  const reached = await page.evaluate(async (origin) => {
    const tries = ['manifest.json', 'sidepanel.html', 'gmail.js', 'icon/16.png'];
    const answers = tries.map((file) =>
      fetch(`${origin}/${file}`).then(
        () => file,
        () => null,
      ),
    );
    return (await Promise.all(answers)).filter(Boolean);
  }, `chrome-extension://${bookside.id}`);
  expect(reached).toEqual([]);
  expect(await page.evaluate(() => 'runtime' in (Reflect.get(window, 'chrome') ?? {}))).toBe(false);
});

test('requests go only to the known hosts [claim 61]', async ({ bookside, sandbox }) => {
  const page = await bookside.tab();
  for (const url of PAGES) await page.goto(url);
  const panel = await bookside.openPanel(page);
  await page.goto(CARRIES_THREAD);
  await panel.see('All bookings');
  expect(sandbox.strangers).toEqual([]);
  expect(new Set(sandbox.requests.map(({ host }) => host))).toEqual(
    new Set(['api.oncehub.com', 'mail.google.com', 'app.hubspot.com']),
  );
});

test('before a key is set, nothing is requested from OnceHub [claim 62]', { tag: '@core' }, async ({
  fresh,
  sandbox,
}) => {
  const { panel } = await beside(fresh, CARRIES_THREAD);
  await panel.see('Connect Bookside to OnceHub.');
  expect(askedOf(sandbox)).toEqual([]);
});
