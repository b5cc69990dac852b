// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ActionKind, Booking } from '../../lib/domain/booking.ts';
import { fail, ok } from '../../lib/domain/result.ts';
import { asShown } from '../../lib/domain/shown-booking.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import en from '../../public/_locales/en/messages.json';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';

const NOW = Date.parse('2026-11-20T15:00:00Z');
const meeting = aBooking({
  subject: 'Pricing call',
  starts: NOW + 86_400_000,
  created: null,
  updated: 1,
  customerZone: null,
  name: 'Carrie Customer',
  email: 'so.carrie.customer@gmail.com',
  people: [],
  owner: null,
  contact: null,
  calendar: null,
});

const onPropose = vi.fn();
const onClose = vi.fn();
let undo = 0;
let draft: { reason: string; mail: boolean } | undefined;

function show(present: Booking | null = meeting, kind: ActionKind = 'cancel', asked = meeting) {
  actSync(() =>
    render(
      <ConfirmDialog
        kind={kind}
        asked={asked}
        present={present}
        customer={{ name: null, address: 'so.carrie.customer@gmail.com' }}
        undo={undo}
        users={new Map()}
        hostOf={() => 'Host: Ben'}
        draft={draft}
        atHand={{ phrases: ['I am ill.', 'Something came up.'], last: 'The room is taken.' }}
        onPropose={onPropose}
        onGrant={() => {}}
        onClose={onClose}
      />,
      document.body,
    ),
  );
}

const words = () => document.body.textContent ?? '';
const button = (label: string) => {
  const found = [...document.querySelectorAll('button')].find((one) => one.textContent === label);
  if (!found) throw new Error(`no button "${label}" in: ${words()}`);
  return found;
};
const decide = () => button('Cancel the meeting');
const wait = (ms: number) =>
  actSync(() => {
    vi.advanceTimersByTime(ms);
  });
const press = (element: HTMLElement) =>
  act(async () => {
    element.click();
    await vi.advanceTimersByTimeAsync(0);
  });

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  setTranslator((key, given) => en[key].message.replace(/\$(\d)/g, (_, at) => given[at - 1] ?? ''));
  [undo, draft] = [0, undefined];
  onPropose.mockReset().mockResolvedValue(ok({ until: 5 }));
  onClose.mockReset();
});

afterEach(() => {
  actSync(() => render(null, document.body));
  vi.useRealTimers();
});

test('the confirmation dialog names customer, meeting and effect [claim 55]', () => {
  show();
  for (const part of [
    'Carrie Customer',
    'so.carrie.customer@gmail.com',
    'Pricing call',
    'Host: Ben',
    'OnceHub e-mails Carrie Customer that the meeting is cancelled.',
    'This cannot be undone.',
  ]) {
    expect(words()).toContain(part);
  }
});

test('without an e-mail the dialog says that the calendar may still notify the guest', async () => {
  show();
  const tick = document.querySelector<HTMLInputElement>('input[type=checkbox]');
  expect(tick?.checked).toBe(true);
  await act(async () => tick?.click());
  expect(words()).toContain('OnceHub sends no e-mail; the calendar may still tell the guest.');
  wait(500);
  await press(decide());
  expect(onPropose).toHaveBeenCalledWith({
    intent: expect.stringMatching(/^[0-9a-f-]{36}$/),
    kind: 'cancel',
    seen: asShown(meeting),
    reason: '',
    mail: false,
  });
});

test('a click within the first half second does nothing, and the button shows that it is disabled [claim 55]', async () => {
  show();
  expect(decide().getAttribute('aria-disabled')).toBe('true');
  await press(decide());
  wait(499);
  await press(decide());
  expect(onPropose).not.toHaveBeenCalled();
  wait(1);
  expect(decide().getAttribute('aria-disabled')).toBeNull();
  await press(decide());
  expect(onPropose).toHaveBeenCalledOnce();
  expect(onClose).toHaveBeenCalledOnce();
});

test('the confirm button does not have the initial focus [claim 55]', () => {
  show();
  expect(document.activeElement?.tagName).toBe('H2');
});

test.each([
  ['Enter held since before', 'keydown', { key: 'Enter', repeat: true }],
  ['Space held since before', 'keydown', { key: ' ', repeat: true }],
  ['Space released that was pressed before', 'keyup', { key: ' ' }],
])('%s does not press the confirm button [claim 55]', (_, type, init) => {
  show();
  wait(500);
  const event = new KeyboardEvent(type, { ...init, bubbles: true, cancelable: true });
  decide().dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
});

test.each(['Enter', ' '])('a new press of %j presses the confirm button', (key) => {
  show();
  wait(500);
  for (const type of ['keydown', 'keyup']) {
    const event = new KeyboardEvent(type, { key, bubbles: true, cancelable: true });
    decide().dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  }
});

test('two clicks on the confirm button send one order', async () => {
  onPropose.mockReturnValue(new Promise(() => {}));
  show();
  wait(500);
  await press(decide());
  await press(decide());
  expect(onPropose).toHaveBeenCalledOnce();
  expect(words()).toContain('Noting it…');
});

test('a booking that changes while the dialog is open has to be reviewed, and the button is disabled for half a second again [claim 54]', async () => {
  show();
  wait(500);
  const moved = { ...meeting, starts: NOW + 2 * 86_400_000, updated: 2 };
  show(moved);
  expect(words()).toContain('This meeting has changed since you opened this question.');
  await press(decide());
  expect(onPropose).not.toHaveBeenCalled();
  await press(button('Go on with the new details'));
  await press(decide());
  expect(onPropose).not.toHaveBeenCalled();
  wait(500);
  await press(decide());
  expect(onPropose).toHaveBeenCalledWith(expect.objectContaining({ seen: asShown(moved) }));
});

test('another name, where nothing else names the booker, is told with the old one [claim 54]', () => {
  const ann = { ...meeting, name: 'Ann Moor', email: null };
  show(ann, 'cancel', ann);
  show({ ...ann, name: 'Bob Lind' }, 'cancel', ann);
  expect(words()).toContain('Booker’s name: Ann Moor → Bob Lind');
});

test('a booking that was cancelled meanwhile cannot be cancelled again', async () => {
  show();
  show({ ...meeting, status: 'canceled', updated: 2 });
  await press(button('Go on with the new details'));
  expect(words()).toContain('Cancelled already');
  expect(words()).not.toContain('Cancel the meeting');
});

test('for a booking that no longer exists there is no confirm button', () => {
  show();
  show(null);
  expect(words()).toContain('no longer among');
  expect(words()).not.toContain('Cancel the meeting');
});

test.each([
  ['unprocessable', false],
  ['conflict', false],
  ['unknownOutcome', false],
  ['unsettled', false],
  ['offline', true],
  ['serverFault', true],
] as const)(
  'after the failure %s, whether a retry is possible: %s [claim 56]',
  async (kind, again) => {
    onPropose.mockResolvedValue(fail(kind, { words: 'Paid <b>bookings</b>' }));
    show();
    wait(500);
    await press(decide());
    expect(words()).toContain(en[`failure_${kind}`].message);
    expect(words()).toContain('OnceHub says: Paid <b>bookings</b>');
    expect(words().includes('Cancel the meeting')).toBe(again);
    expect(onClose).not.toHaveBeenCalled();
  },
);

test('a proposal whose answer is lost is never called failed [claim 51]', async () => {
  onPropose.mockRejectedValue(new Error('The message channel closed'));
  show();
  wait(500);
  await press(decide());
  expect(words()).toContain('Bookside is checking');
  expect(words()).not.toMatch(/fail/i);
});

test('the order contains the reason; the no-show dialog has no field for one', async () => {
  show();
  const field = document.querySelector('textarea');
  if (!field) throw new Error('no field for a reason');
  await act(async () => {
    field.value = '  Our engineer is ill ';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  wait(500);
  await press(decide());
  expect(onPropose).toHaveBeenCalledWith(
    expect.objectContaining({ reason: 'Our engineer is ill' }),
  );
  clearScreen();
  const past = { ...meeting, starts: NOW - 1000 };
  show(past, 'noShow', past);
  expect(document.querySelector('textarea')).toBeNull();
});

test.each([
  [0, 'This cannot be undone.'],
  [1, 'You have 1 second to undo. After that it is final.'],
  [8, 'You have 8 seconds to undo. After that it is final.'],
])('with an undo delay of %d seconds the dialog says: %s', (seconds, sentence) => {
  undo = seconds;
  show();
  expect(words()).toContain(sentence);
});

test('a dialog that is opened again contains what was entered before', async () => {
  draft = { reason: 'Our engineer is ill', mail: false };
  show();
  wait(500);
  await press(decide());
  expect(onPropose).toHaveBeenCalledWith(
    expect.objectContaining({ reason: 'Our engineer is ill', mail: false }),
  );
});

test('the question tells namesakes without an address apart by their number', () => {
  const gus = { ...meeting, name: 'Gus Halloran', email: null };
  for (const phone of ['1-3125550177', '1-3125550178']) {
    show({ ...gus, phone }, 'cancel', { ...gus, phone });
    expect(document.querySelector('.brief')?.textContent).toContain(`Gus Halloran${phone}`);
    actSync(() => render(null, document.body));
  }
});

const field = () => document.querySelector('textarea');
const typed = (text: string) =>
  actSync(() => {
    const shown = field();
    if (!shown) throw new Error('no field');
    shown.value = text;
    shown.dispatchEvent(new Event('input', { bubbles: true }));
  });
const chips = () => [...document.querySelectorAll<HTMLElement>('.chip')];

test.each(['cancel', 'reschedule'] as const)(
  'before %s a kept phrase is one press, and a second press takes it away',
  async (kind) => {
    show(meeting, kind);
    expect(chips().map((one) => one.textContent)).toEqual([
      'I am ill.',
      'Something came up.',
      'The room is taken.',
    ]);
    await press(button('The room is taken.'));
    expect(field()?.value).toBe('The room is taken.');
    expect(chips().map((one) => one.getAttribute('aria-pressed'))).toEqual([
      'false',
      'false',
      'true',
    ]);
    await press(button('The room is taken.'));
    expect(field()?.value).toBe('');
  },
);

test('own words that a phrase replaces stay at hand', async () => {
  show();
  typed('My train is late.');
  await press(button('I am ill.'));
  expect(field()?.value).toBe('I am ill.');
  await press(button('My train is late.'));
  expect(field()?.value).toBe('My train is late.');
});

test('blanks alone are no reason, which is said', async () => {
  show();
  typed('  \n ');
  expect(words()).toContain('Blanks alone are no reason');
  wait(500);
  await press(decide());
  expect(onPropose.mock.calls[0]?.[0]).toMatchObject({ reason: '' });
});

test('a no-show asks for no reason', () => {
  show(aBooking({ ...meeting, starts: NOW - 7_200_000, status: 'completed' }), 'noShow');
  expect([field(), chips()]).toEqual([null, []]);
});
