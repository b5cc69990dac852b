import { until } from '../../sandbox/browser/until.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { CARRIE, HOSTILE } from '../../sandbox/oncehub/data/known.ts';
import { tried } from '../proof/tried.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';

const DAY = 86_400_000;

/**
 * Expands every booking of the list, so that all its data are on the screen. Returns their number.
 */
async function expandAll(panel: View): Promise<number> {
  const more = `[...document.querySelectorAll('button')].find((one) => /^Show/.test(one.textContent))`;
  while (await panel.evaluate<boolean>(`Boolean(${more})`)) {
    const before = await panel.evaluate<number>(`document.querySelectorAll('details').length`);
    await panel.evaluate(`${more}.click()`);
    await until(15_000, () =>
      panel.evaluate<boolean>(`document.querySelectorAll('details').length > ${before}`),
    );
  }
  await panel.evaluate(
    `document.querySelectorAll('details').forEach((one) => { one.open = true; })`,
  );
  // The details are rendered only after a row is opened.
  await until(15_000, () =>
    panel.evaluate<boolean>(
      `[...document.querySelectorAll('details[open]')].every((one) => one.children.length > 1)`,
    ),
  );
  return panel.evaluate<number>(`document.querySelectorAll('details[open]').length`);
}

test('markup in any text of a customer is shown as plain text, also when it comes from the store [claim 18]', async ({
  bookside,
}) => {
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  const lookUp = async (view: View) => {
    await view.click('button', 'Look up a customer');
    await view.fill('combobox', 'Find a customer', HOSTILE.email);
    await view.press('Enter');
    await view.see('Shown because you looked it up.');
    await view.see('Place with markup', 15_000);
  };
  const expectInert = async (view: View) => {
    expect(await expandAll(view)).toBeGreaterThan(10);
    expect(await view.text()).toContain('<script>alert(1)</script>');
    const inside = await view.evaluate<object>(`({
      title: document.title,
      made: document.querySelectorAll('#app img, #app script, #app iframe, main img, main script').length,
      handlers: [...document.querySelectorAll('*')].filter((one) => one.getAttributeNames().some((name) => name.startsWith('on'))).length,
      links: [...document.querySelectorAll('a')].filter((one) => one.protocol !== 'https:').length,
    })`);
    expect(inside).toMatchObject({ made: 0, handlers: 0, links: 0 });
    expect(JSON.stringify(inside)).not.toContain('pwned');
  };
  await lookUp(panel);
  await expectInert(panel);
  // From the store alone: reloaded while the background is stopped.
  await bookside.stopWorker();
  await panel.reload();
  await panel.see('Place with markup', 15_000);
  await expectInert(panel);
});

/**
 * Texts an attacker may put in place of a conference link, and the host that must be shown beside
 * the button, if any.
 */
const LINKS: readonly [text: string, host: string | null][] = [
  ['javascript:alert(1)', null],
  ['JaVaScRiPt://https://x/%0aalert(1)', null],
  ['data:text/html,<script>alert(1)</script>', null],
  ['blob:https://meet.example.com/1', null],
  ['file:///etc/passwd', null],
  ['//meet.example.com/x', null],
  ['http://meet.example.com/x', null],
  ['\u0000https://meet.example.com/', null],
  [' https://meet.example.com/', null],
  ['https://user:pass@meet.example.com/', null],
  ['https://meet.google.com@elsewhere.example.com/', null],
  ['https://meet.example.com\\@elsewhere.example.com/', null],
  ['https://meet.example.com/\u202egnp.exe', null],
  ['chrome://settings', null],
  ['chrome-extension://aaaabbbb/options.html', null],
  ['https://g\u043e\u043egle.com/x', 'xn--ggle-55da.com'],
  ['https://meet.google.com.elsewhere.example.com/x', 'meet.google.com.elsewhere.example.com'],
  ['https://meet.example.com:8443/j/1', 'meet.example.com:8443'],
  ['https://meet.example.com/j/good', 'meet.example.com'],
];

test('of many links only those over https can be followed, and they lead to the host shown [claim 19]', async ({
  bookside,
  control,
}) => {
  for (const [place, [joinUrl]] of LINKS.entries()) {
    const starts = control.now() + (20 + place) * DAY;
    control.addBooking({
      email: CARRIE.email,
      name: CARRIE.name,
      subject: `Link ${place}`,
      joinUrl,
      starts,
    });
  }
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see(`Link ${LINKS.length - 1}`, 15_000);
  await expandAll(panel);
  const links = await panel.evaluate<{ href: string; host: string; shown: string; rel: string }[]>(
    `[...document.querySelectorAll('details a')].map((one) => ({
      href: one.href, host: one.host, rel: one.rel, shown: one.querySelector('bdi')?.textContent }))`,
  );
  const added = links.filter(({ href }) => !/\/j\/9374/.test(href));
  for (const { href, host, shown, rel } of added) {
    expect(href).toMatch(/^https:\/\/[^@]+$/);
    expect(shown, href).toBe(host);
    expect(rel).toBe('noopener noreferrer');
  }
  const wanted = LINKS.map(([, host]) => host).filter((host) => host !== null);
  expect(added.map(({ host }) => host)).toEqual(expect.arrayContaining(wanted));
  const bad = LINKS.filter(([, host]) => host === null).map(([text]) => text);
  expect(links.filter(({ href }) => bad.includes(href))).toEqual([]);
  tried(LINKS.length);
});
