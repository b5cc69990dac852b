import type { View } from '../../sandbox/browser/view.ts';
import { DANA, USERS } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { posts } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';

// No retries: they would hide a meeting that is handed over twice.
test.describe.configure({ retries: 0, timeout: patient(120_000) });

/** Counts what a person presses: the pointer, Enter, Space and the arrows, but no typing. */
async function counting(panel: View): Promise<() => Promise<number>> {
  await panel.evaluate(`(() => {
    globalThis.pressed = 0;
    const count = () => { globalThis.pressed++; };
    addEventListener('pointerdown', count, true);
    addEventListener('keydown', ({ key }) => {
      if (key === 'Enter' || key === ' ' || key.startsWith('Arrow')) count();
    }, true);
  })()`);
  return () => panel.evaluate('globalThis.pressed');
}

/** Presses Tab until the element in focus fits a selector. */
async function tabTo(panel: View, selector: string): Promise<void> {
  const isThere = () =>
    panel.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`);
  for (let tabs = 0; tabs < 20 && !(await isThere()); tabs++) await panel.press('Tab');
  expect(await isThere(), selector).toBe(true);
}

const WAITS = /Handing it over in \d+ s\./;

test(
  'a meeting is handed over with three presses, once, and its customer is told before and after [claims 103, 104]',
  {
    tag: '@core',
  },
  async ({ bookside, control }, info) => {
    const { panel } = await beside(bookside, DANAS_RECORD);
    await panel.see('Priya Nair');
    const presses = await counting(panel);
    await panel.click('button', 'Hand it over…');
    await panel.see('OnceHub tells Dana Whitfield and the hosts, and sends a new invitation.');
    await panel.see('The link to join may change');
    await panel.see(/\d+:\d\d.* there/);
    for (const scheme of ['light', 'dark'] as const) {
      for (const width of [320, 600]) {
        await panel.pretend(scheme, { width, height: 720 });
        expect(await violations(panel), `${scheme}, ${width} px wide`).toEqual([]);
        const wide = await panel.evaluate<number>('document.documentElement.scrollWidth');
        expect(wide).toBeLessThanOrEqual(width);
        await panel.picture(info.outputPath(`hand-over-${scheme}-${width}.png`));
      }
    }
    await panel.click('radio', /^Morgan Hale/);
    await panel.click('button', 'Hand it to Morgan Hale');
    await panel.see(WAITS);
    expect([await presses(), posts(control)]).toEqual([3, []]);
    await panel.picture(info.outputPath('waiting.png'));
    await panel.click('button', 'Send now');
    await panel.see('The meeting has its new host.');
    await panel.see('Morgan Hale');
    expect(posts(control)).toMatchObject([{ body: { new_host: USERS.morgan } }]);
    expect(control.booking(DANA.bookings.upcoming)?.hosts).toEqual([USERS.morgan]);
    expect(control.mails().map(({ kind }) => kind)).toEqual(['reassigned']);
  },
);

test('by keyboard alone, a refusal is said in words with one next step [claim 104]', async ({
  bookside,
  control,
}, info) => {
  const { panel } = await beside(bookside, DANAS_RECORD);
  await panel.see('Priya Nair');
  await panel.ready('button', 'Hand it over…');
  const presses = await counting(panel);
  await panel.evaluate(`[...document.querySelectorAll('.action-row button')].at(-1).focus()`);
  await panel.press('Enter');
  await panel.see('The link to join may change');
  await tabTo(panel, 'input[type=search]');
  await panel.type('elif');
  await panel.ready('radio', /^Elif Demir/);
  await tabTo(panel, 'input[type=radio]');
  await panel.press(' ');
  await panel.ready('button', 'Hand it to Elif Demir');
  await tabTo(panel, '.sheet-decide button');
  await panel.press('Enter');
  await panel.see(WAITS);
  expect(await presses()).toBe(3);
  await panel.click('button', 'Send now');
  await panel.see('The new host has no seat at OnceHub.');
  await panel.picture(info.outputPath('refused.png'));
  expect(await violations(panel)).toEqual([]);
  expect(control.booking(DANA.bookings.upcoming)?.hosts).toEqual([USERS.priya]);
});
