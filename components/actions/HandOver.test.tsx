// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Booking } from '../../lib/domain/booking.ts';
import { fail, ok } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { Colleague, Colleagues } from '../../lib/view/panel/colleagues.ts';
import en from '../../public/_locales/en/messages.json';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { HandOver } from './HandOver.tsx';

const NOW = Date.parse('2026-11-20T15:00:00Z');
const meeting = aBooking({ starts: NOW + 86_400_000, customerZone: null });

const person = (name: string, changes: Partial<Colleague> = {}): Colleague => ({
  ...{ id: `USR-${name}`, name, zone: null, isNear: false, why: null, isBusy: false },
  ...changes,
});
const PEOPLE = [
  person('Ada', { isNear: true }),
  person('Ben', { isNear: true, why: 'isHost' }),
  person('Cy', { isBusy: true, zone: 'Asia/Tokyo' }),
  person('Una', { why: 'invited', isBusy: null }),
];

const onPropose = vi.fn();
const onClose = vi.fn();
let found: Colleagues | null | Promise<never> = null;

/** Lets time pass, in ms. */
const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

const show = async (
  changes: { present?: Booking | null; hindered?: 'offline' | 'keyDoubt' | null } = {},
) => {
  await act(async () =>
    render(
      <HandOver
        kind="reassign"
        asked={meeting}
        present={meeting}
        customer={{ name: null, address: 'mara@example.com' }}
        undo={8}
        users={new Map()}
        hostOf={() => 'Host: Ben'}
        atHand={{ phrases: [], last: null }}
        hindered={null}
        ask={async () => found}
        onPropose={onPropose}
        onGrant={() => {}}
        onClose={onClose}
        {...changes}
      />,
      document.body,
    ),
  );
  await pass(600);
};

const words = () => document.body.textContent ?? '';
const radios = () => [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')];
const rowOf = (name: string) => {
  const row = [...document.querySelectorAll('label')].find((one) =>
    one.textContent?.startsWith(name),
  );
  if (!row) throw new Error(`no ${name} in: ${words()}`);
  return row;
};
const pick = async (name: string) => {
  await act(async () => rowOf(name).querySelector('input')?.click());
  await pass(600);
};
const decide = () => document.querySelector<HTMLButtonElement>('.sheet-decide button');
const isOff = () => decide()?.getAttribute('aria-disabled') === 'true';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  setTranslator(
    (key, given) => en[key].message.replace(/\$(\d)/g, (_, place) => given[place - 1] ?? ''),
    'en-US',
  );
  onPropose.mockReset().mockResolvedValue(ok(null));
  onClose.mockReset();
  found = { people: PEOPLE, reach: 'whole', teamOf: 'me' };
});
afterEach(() => {
  actSync(clearScreen);
  vi.useRealTimers();
  setTranslator((key) => key);
});

test('colleagues are listed with what is known of their time, and who cannot take it with the reason [claim 104]', async () => {
  await show();
  expect(radios().map(({ disabled }) => disabled)).toEqual([false, true, false, true]);
  expect(rowOf('Ada').textContent).toBe('Adafree');
  expect(rowOf('Ben').textContent).toBe('Benhosts it already');
  expect(rowOf('Cy').textContent).toMatch(/^Cybusy.*12:00\sAM there$/);
  expect(rowOf('Una').textContent).toContain('has not accepted OnceHub’s invitation yet');
  expect(words()).toContain('Your team');
  expect(words()).toContain('Free and busy by the stored bookings');
});

test('the consequence is told before, and nothing can be confirmed until somebody is chosen [claim 104]', async () => {
  await show();
  for (const told of [
    'OnceHub tells Mara Lind and the hosts, and sends a new invitation.',
    'The link to join may change',
    'You have 8 seconds to undo.',
    'Host: Ben',
  ])
    expect(words()).toContain(told);
  expect([decide()?.textContent, isOff()]).toEqual(['Hand it over', true]);
  await pick('Ada');
  expect([decide()?.textContent, isOff()]).toEqual(['Hand it to Ada', false]);
  expect(words()).toContain('After that only Ada or OnceHub can give it back.');
  await act(async () => decide()?.click());
  expect(onPropose.mock.calls).toMatchObject([
    [{ kind: 'reassign', host: 'USR-Ada', seen: { id: meeting.id }, reason: '' }],
  ]);
  expect(onClose).toHaveBeenCalledOnce();
});

test('another colleague is another question, which waits half a second', async () => {
  await show();
  await pick('Ada');
  await act(async () => rowOf('Cy').querySelector('input')?.click());
  expect([decide()?.textContent, isOff()]).toEqual(['Hand it to Cy', true]);
  await pass(600);
  expect(isOff()).toBe(false);
});

test.each([
  ['part', 'Not all meetings are stored yet'],
  ['off', 'Other people’s meetings are not stored'],
] as const)('where the copy reaches %s, that is said', async (reach, told) => {
  found = { people: PEOPLE, reach, teamOf: 'host' };
  await show();
  expect(words()).toContain(told);
  expect(words()).toContain('The host’s team');
});

test('a long list is searched by name, without accents, and cut', async () => {
  const many = Array.from({ length: 300 }, (_, at) => person(`Rep ${at}`));
  found = { people: [...many, person('Zoë Ångström')], reach: 'whole', teamOf: 'me' };
  await show();
  expect(radios()).toHaveLength(60);
  expect(words()).toContain('More people match');
  const field = document.querySelector<HTMLInputElement>('input[type=search]');
  const type = (text: string) =>
    act(async () => {
      if (field) field.value = text;
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
  await type('zoe ang');
  expect(radios()).toHaveLength(1);
  await type('nobody');
  expect(words()).toContain('Nobody has that name. Clear the search to see everybody.');
});

test.each<[string, Colleagues | null, string]>([
  ['no directory', { people: [], reach: 'part', teamOf: 'me' }, 'does not know your colleagues'],
  ['no code for it', null, 'does not know your colleagues'],
  [
    'nobody else',
    { people: [person('Ben', { why: 'isHost' })], reach: 'whole', teamOf: 'me' },
    'The account has no other user.',
  ],
])('with %s it is said what to do, and nothing can be confirmed', async (_what, given, told) => {
  found = given;
  await show();
  expect(words()).toContain(told);
  if (given?.people.length) expect(decide()).toBeNull();
  else expect(isOff() || decide() === null).toBe(true);
});

test('offline nothing can be confirmed; a key in doubt is said', async () => {
  await show({ hindered: 'offline' });
  await pick('Ada');
  expect(words()).toContain('This computer is offline.');
  expect(isOff()).toBe(true);
  await show({ hindered: 'keyDoubt' });
  expect(words()).toContain('OnceHub does not accept the key at the moment.');
  expect(isOff()).toBe(false);
});

test('a refused order keeps who was chosen, and can be tried again', async () => {
  onPropose.mockResolvedValueOnce(fail('storeFull'));
  await show();
  await pick('Ada');
  await act(async () => decide()?.click());
  await pass(0);
  expect(words()).toContain(en.failure_storeFull.message);
  expect([decide()?.textContent, isOff()]).toEqual(['Hand it to Ada', false]);
  expect(onClose).not.toHaveBeenCalled();
});

test('a meeting that changed meanwhile has to be looked at first, and one that is gone is said', async () => {
  await show({ present: { ...meeting, starts: NOW + 90_000_000 } });
  expect(words()).toContain(en.confirmChanged.message);
  expect(isOff()).toBe(true);
  await show({ present: null });
  expect(words()).toContain(en.confirmGone.message);
  expect(decide()).toBeNull();
});
