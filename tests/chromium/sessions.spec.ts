import type { View } from '../../sandbox/browser/view.ts';
import { patient } from '../../sandbox/patience.ts';
import { violations } from '../support/axe.ts';
import { intents, posts, undoFor } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { bookSession, LINE, panelOfRep, SESSION } from '../support/session.ts';
import { tell } from '../support/tell.ts';

test.describe.configure({ timeout: patient(120_000) });

/** How long (ms) the first sync takes to have the rep's own meetings. */
const COPIED = 60_000;
const HEAD = "document.querySelector('[data-session] button[aria-expanded]')";
const tally = (panel: View) =>
  panel.evaluate<string>("document.querySelector('.session-tally')?.textContent ?? ''");
/** The number of listed meetings that are no seats. */
const meetings = (panel: View) =>
  panel.evaluate<number>(
    "document.querySelectorAll('.outcomes > .rows > li.outcome[data-outcome]').length",
  );

/** Opens the list once all seats of the session are stored. */
async function openList(panel: View, seats: number): Promise<void> {
  await panel.click('button', LINE);
  const timeout = patient(COPIED);
  await expect.poll(() => tally(panel), { timeout }).toContain(`${seats} seats`);
}

test('200 seats of a session are one entry among the other meetings, which no one of them hides', async ({
  fresh,
  control,
}, info) => {
  bookSession(control, 200);
  const panel = await panelOfRep(fresh);
  await panel.pretend('light', { width: 380, height: 900 });
  await openList(panel, 200);
  expect(await meetings(panel)).toBeGreaterThanOrEqual(1);
  const pictures = async (what: string) => {
    for (const scheme of ['light', 'dark'] as const) {
      for (const width of [320, 380]) {
        await panel.pretend(scheme, { width, height: 900 });
        expect(await violations(panel), `${what} ${scheme} ${width}`).toEqual([]);
        expect(
          await panel.evaluate('document.documentElement.scrollWidth'),
          `${what} ${width}`,
        ).toBeLessThanOrEqual(width);
        await panel.picture(info.outputPath(`session-${what}-${scheme}-${width}.png`));
      }
    }
  };
  await pictures('folded');
  await panel.evaluate(`${HEAD}.focus()`);
  for (const key of ['Enter', 'ArrowDown', 'n', 'ArrowDown', 'ArrowDown', 'n'] as const) {
    await panel.press(key);
  }
  await panel.evaluate(`${HEAD}.focus()`);
  await panel.press('h');
  expect(await tally(panel)).toBe('198 of 200 came, 2 no-shows');
  await panel.see('2 no-shows, 198 held');
  await pictures('judged');
  await panel.click('button', 'Go on…');
  await panel.see('2 no-shows are sent to OnceHub');
  await panel.see('198 are noted as held on this computer');
  await panel.ready('button', 'Mark 2 no-shows');
  await pictures('confirm');
  expect(posts(control)).toEqual([]);
  await panel.click('button', 'Mark 2 no-shows');
  await panel.click('button', 'Send now');
  await expect.poll(() => posts(control).length, { timeout: patient(20_000) }).toBe(2);
  await expect
    .poll(() => tally(panel), { timeout: patient(20_000) })
    .toBe('198 of 200 came, 2 no-shows');
});

test('a session is judged by keyboard alone, and a screen reader is told its name, time and numbers', async ({
  fresh,
  control,
}) => {
  bookSession(control, 10);
  const panel = await panelOfRep(fresh);
  await openList(panel, 10);
  // The latest entry has the focus.
  await expect.poll(() => panel.evaluate<boolean>(`document.activeElement === ${HEAD}`)).toBe(true);
  const names = await panel.names('button');
  expect(names.some((name) => name.includes(SESSION) && name.includes('10 seats'))).toBe(true);
  await panel.press('Enter');
  for (let seat = 0; seat < 4; seat++) {
    await panel.press('ArrowDown');
    await panel.press('n');
  }
  await panel.press('ArrowUp', 4);
  expect(await panel.evaluate<boolean>(`document.activeElement === ${HEAD}`)).toBe(true);
  await panel.press('h');
  expect(await tally(panel)).toBe('6 of 10 came, 4 no-shows');
  await panel.press('u');
  expect(await tally(panel)).toBe('10 seats');
  await panel.press('Enter');
  expect(await panel.evaluate(`${HEAD}.getAttribute('aria-expanded')`)).toBe('false');
});

test('a worker killed in the middle of a batch: what was sent is settled, the rest is one list, and one press goes on [claims 90, 101]', async ({
  fresh,
  control,
}, info) => {
  test.setTimeout(patient(240_000));
  const ids = bookSession(control, 30);
  const panel = await panelOfRep(fresh);
  const options = await undoFor(fresh, 0);
  await openList(panel, 30);
  // What the sync asks for counts in the same limits.
  await tell(options, { name: 'setSync', input: { paused: true } });
  await panel.evaluate(`${HEAD}.focus()`);
  await panel.press('n');
  await panel.click('button', 'Go on…');
  await panel.see('30 no-shows are sent to OnceHub');
  await panel.see(/≈ \d+ min\. In order, as fast as OnceHub takes them\./);
  await panel.click('button', 'Mark 30 no-shows');
  await panel.see(/\d+ of 30, about \d+ min/, 20_000);
  await panel.pretend('light', { width: 380, height: 900 });
  await panel.picture(info.outputPath('batch-progress.png'));
  await expect
    .poll(() => posts(control).length, { timeout: patient(30_000), intervals: [50] })
    .toBeGreaterThanOrEqual(3);
  await fresh.stopWorker();
  await panel.see(/\d+ actions were not sent\./, 60_000);
  const sent = posts(control).length;
  const states = async () => (await intents(options)).map(({ state }) => state);
  const count = async (wanted: string) => (await states()).filter((one) => one === wanted).length;
  await expect.poll(() => count('done'), { timeout: patient(60_000) }).toBe(sent);
  expect(await count('interrupted')).toBe(30 - sent);
  for (const scheme of ['light', 'dark'] as const) {
    await panel.pretend(scheme, { width: 380, height: 900 });
    expect(await violations(panel), scheme).toEqual([]);
    await panel.picture(info.outputPath(`batch-rest-${scheme}.png`));
  }
  expect(posts(control)).toHaveLength(sent);
  await panel.click('button', 'Ask again');
  await panel.see(`${30 - sent} no-shows are sent to OnceHub`);
  expect(posts(control)).toHaveLength(sent);
  await panel.click('button', `Mark ${30 - sent} no-shows`);
  await panel.see(new RegExp(`\\d+ of ${30 - sent}, about`), 20_000);
  expect((await intents(options)).filter(({ size }) => size === 30 - sent)).toHaveLength(30 - sent);
  await panel.click('button', 'Stop the rest');
  await expect.poll(() => count('proposed'), { timeout: patient(20_000) }).toBe(0);
  const marked = posts(control).map(({ path }) => path.split('/')[3] ?? '');
  expect(new Set(marked).size).toBe(marked.length);
  expect(marked.every((id) => ids.includes(id))).toBe(true);
});
