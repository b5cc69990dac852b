import type { View } from '../../sandbox/browser/view.ts';
import { CARRIE, EDGES, HOSTILE } from '../../sandbox/oncehub/data/known.ts';
import { violations, violationsAtFocus } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD, DANAS_THREAD, INBOX } from '../support/places.ts';

/** The narrowest width a side panel can have; a popup is about as wide. */
const NARROW = { width: 320, height: 800 };

/**
 * Runs the accessibility checks in both colour schemes: scrolled to the top, and scrolled to the
 * focus after one Tab.
 */
async function checked(view: View): Promise<void> {
  await view.evaluate('scrollTo(0, 0)');
  for (const scheme of ['light', 'dark'] as const) {
    await view.pretend(scheme);
    expect(await violations(view), scheme).toEqual([]);
  }
  await view.press('Tab');
  for (const scheme of ['light', 'dark'] as const) {
    await view.pretend(scheme);
    expect(await violationsAtFocus(view), `${scheme}, after Tab`).toEqual([]);
  }
}

async function fits(view: View): Promise<void> {
  await view.pretend('light', NARROW);
  expect(await view.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
    NARROW.width,
  );
}

test('the panel is accessible and fits: a customer with an expanded booking', {
  tag: '@dated',
}, async ({ bookside }) => {
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  await checked(panel);
  await panel.click('DisclosureTriangle', /^Onboarding session/);
  await panel.see('Booking ID');
  await checked(panel);
  await fits(panel);
});

for (const button of ['Cancel…', 'Ask to reschedule…']) {
  test(`the panel is accessible and fits: the dialog after ${button}`, async ({ bookside }) => {
    const { panel } = await beside(bookside, CARRIES_RECORD);
    await panel.click('button', button);
    await panel.see('Go back');
    await panel.evaluate('new Promise((done) => setTimeout(done, 700))');
    await checked(panel);
    await fits(panel);
  });
}

test('the panel is accessible and fits: several people', async ({ bookside }) => {
  const { panel } = await beside(bookside, DANAS_THREAD);
  await panel.see('2 people on this page');
  await panel.see('4 bookings');
  await checked(panel);
  await fits(panel);
});

const STATES: readonly [state: string, url: string, words: string][] = [
  ['a page that is not read', 'https://orchard.example.com/', 'Bookside does not read this page.'],
  ['a list', INBOX, 'people in this list'],
];

for (const [state, url, words] of STATES) {
  test(`the panel is accessible and fits: ${state}`, async ({ bookside }) => {
    const { panel } = await beside(bookside, url);
    await panel.see(words);
    await checked(panel);
    await fits(panel);
  });
}

test('the panel is accessible and fits: no key', async ({ fresh }) => {
  const { panel } = await beside(fresh, CARRIES_RECORD);
  await panel.see('Connect Bookside to OnceHub.');
  await checked(panel);
  await fits(panel);
});

const FAULTS = [
  ['OnceHub’s own fault', { kind: '500', times: null }, 'OnceHub has a problem of its own.'],
  ['no connection', { kind: 'cut', times: null }, 'You are offline.'],
  ['a limit', { kind: '429', retryAfter: 30, times: null }, 'OnceHub asks for a short break.'],
] as const;

for (const [state, fault, words] of FAULTS) {
  test(`the panel is accessible and fits: ${state}`, async ({ bookside, control }) => {
    control.fault(fault);
    const { panel } = await beside(bookside, CARRIES_RECORD);
    await panel.see(words, 20_000);
    await checked(panel);
    await fits(panel);
  });
}

test('the popup is accessible: empty, with an answer, with nothing found, and with untrusted text', async ({
  bookside,
}) => {
  const page = await bookside.tab();
  await page.goto(CARRIES_RECORD);
  const popup = await bookside.openPopup(page);
  await popup.see('On this page');
  await checked(popup);
  const field = ['combobox', 'Find a customer'] as const;
  const asked = [
    [CARRIE.email, 'Next meeting'],
    [EDGES.unknown, /No contact with this address|OnceHub knows no contact/],
    [HOSTILE.email, 'Latest bookings'],
  ] as const;
  for (const [text, words] of asked) {
    await popup.fill(...field, text);
    await popup.press('Enter');
    await popup.see(words);
    await checked(popup);
  }
});

test('the options page is accessible without a key and with one', async ({ fresh }) => {
  const page = await fresh.options();
  const seen = async () => {
    await page.evaluate('scrollTo(0, 0)');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
    await page.keyboard.press('Tab');
    expect(await violationsAtFocus(page), 'after Tab').toEqual([]);
  };
  await page.getByLabel('API key').waitFor();
  await seen();
  await fresh.setKey('b00c51deb00c51deb00c51deb00c51de');
  await seen();
});
