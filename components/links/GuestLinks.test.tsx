// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { AskedLink, MoveEvents } from '../../lib/view/slots/move/model.ts';
import type { WhyNoLinks } from '../../lib/view/slots/move/move-offer.ts';
import en from '../../public/_locales/en/messages.json';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { GuestLinks } from './GuestLinks.tsx';

const URL_OF = 'https://oncehub.com/m/BKNG-1';
const ask = vi.fn<MoveEvents['link']>();

const show = (why: WhyNoLinks | null = null) =>
  act(async () =>
    render(<GuestLinks booking={aBooking({ id: 'BKNG-1' })} why={why} ask={ask} />, document.body),
  );
const words = () => document.body.textContent ?? '';
const press = () =>
  act(async () => {
    document.querySelector('button')?.click();
    await new Promise((resolve) => setTimeout(resolve));
  });

beforeEach(() => {
  setTranslator(
    (key, given) => en[key].message.replace(/\$(\d)/g, (_, place) => given[place - 1] ?? ''),
    'en-US',
  );
  ask.mockReset();
});
afterEach(() => {
  actSync(clearScreen);
  setTranslator((key) => key);
});

test.each<[AskedLink, string]>([
  [{ is: 'noLink' }, en.guestLinks_noLink.message],
  [{ is: 'over' }, en.guestLinks_over.message],
  [{ is: 'elsewhere', host: 'evil.example' }, 'The link leads to evil.example, not to OnceHub.'],
  [{ is: 'failed', failure: { kind: 'timedOut' } }, en.failure_timedOut.message],
])('where there is none it is said, with the next step: %j', async (answer, text) => {
  ask.mockResolvedValue(answer);
  await show();
  await press();
  expect(ask.mock.calls).toEqual([['BKNG-1', 'move']]);
  expect(words()).toContain(text);
});

test('a link that was read is nowhere on the page, copied or not [claim 114]', async () => {
  ask.mockResolvedValue({ is: 'link', url: URL_OF });
  await show();
  await press();
  expect(words()).toMatch(/Copied\. With this link|The browser did not copy the link\./);
  expect(document.body.innerHTML).not.toContain('oncehub.com');
});

test('of a classic page the buttons are greyed with the reason, and ask nothing', async () => {
  await show('classicLinks');
  expect(words()).toContain(en.why_classicLinks.message);
  await press();
  expect(ask).not.toHaveBeenCalled();
});
