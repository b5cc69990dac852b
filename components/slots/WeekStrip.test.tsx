// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Slot } from '../../lib/domain/details/slot.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import en from '../../public/_locales/en/messages.json';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { TimeProvider } from '../ui/time-context.ts';
import { WeekStrip } from './WeekStrip.tsx';

/** Wednesday. */
const NOW = Date.parse('2026-09-16T08:00:00Z');
const DAY = 86_400_000;
const HERE = { now: NOW, atOncehub: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const slot = (iso: string): Slot => ({ starts: Date.parse(`${iso}:00Z`), places: [] });
const SLOTS = [
  ...['2026-09-16T09:00', '2026-09-16T09:30', '2026-09-17T13:00'],
  ...['2026-09-23T09:30', '2026-10-08T09:00'],
].map(slot);

const onPress = vi.fn();
const onMore = vi.fn();

function show(slots = SLOTS, chosen: number[] = [], theirZone: string | null = 'America/New_York') {
  actSync(() =>
    render(
      <TimeProvider value={HERE}>
        <WeekStrip
          {...{ slots, theirZone, onPress, onMore }}
          until={NOW + 28 * DAY}
          chosen={new Set(chosen)}
          isMultiple
        />
      </TimeProvider>,
      document.body,
    ),
  );
}

const options = () => [...document.querySelectorAll<HTMLElement>('[role=option]')];
const texts = () => options().map((one) => one.textContent);
const focused = () => document.activeElement?.textContent?.replace('\n', ' ');
const key = (name: string) =>
  actSync(() => {
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  });
const press = (label: string) =>
  actSync(() => document.querySelector<HTMLElement>(`[aria-label="${label}"]`)?.click());

beforeEach(() => {
  setTranslator((name, given) => en[name].message.replace(/\$(\d)/g, (_, n) => given[n - 1] ?? ''));
  vi.clearAllMocks();
});
afterEach(clearScreen);

test('the first week with free times is shown, each with both clocks and a name that says so', () => {
  show();
  expect(texts()).toEqual(['11:00\n5:00', '11:30\n5:30', '15:00\n9:00']);
  expect(options().map((one) => one.getAttribute('aria-label'))).toEqual([
    '11:00 5:00 for the customer, outside of usual hours',
    '11:30 5:30 for the customer, outside of usual hours',
    '15:00 9:00 for the customer',
  ]);
  const groups = [...document.querySelectorAll('[role=group]')];
  expect(groups.map((one) => one.getAttribute('aria-label'))).toEqual([
    'Wednesday 16 September',
    'Thursday 17 September',
  ]);
  expect(document.body.textContent).toContain('3 free times');
});

test('without a zone of the customer there is one clock and no shade', () => {
  show(SLOTS, [], null);
  expect(texts()).toEqual(['11:00', '11:30', '15:00']);
  expect(document.querySelector('.shaded')).toBeNull();
});

test('one time is a stop of the Tab key, and keys lead from it to the others', () => {
  show();
  expect(options().map((one) => one.hasAttribute('tabindex'))).toEqual([true, false, false]);
  options()[0]?.focus();
  // Without a layout the days count as columns.
  key('ArrowDown');
  expect(focused()).toBe('11:30 5:30');
  expect(options().map((one) => one.hasAttribute('tabindex'))).toEqual([false, true, false]);
  key('ArrowRight');
  expect(focused()).toBe('15:00 9:00');
  key('Home');
  key('ArrowLeft');
  key('Home');
  expect(focused()).toBe('11:00 5:00');
});

test('Page Down leads to the same day of the next week, and through weeks without times', () => {
  show();
  options()[0]?.focus();
  key('ArrowDown');
  key('PageDown');
  expect(focused()).toBe('11:30 5:30');
  expect(texts()).toHaveLength(1);
  key('PageDown');
  expect(texts()).toEqual([]);
  expect(focused()).toContain('28 Sept');
  key('PageDown');
  expect(focused()).toBe('11:00 5:00');
  key('PageUp');
  key('PageUp');
  key('PageUp');
  expect(texts()).toHaveLength(3);
});

test('a press tells the start, and what is chosen is selected', () => {
  show(SLOTS, [SLOTS[1]?.starts ?? 0]);
  expect(options().map((one) => one.getAttribute('aria-selected'))).toEqual([
    'false',
    'true',
    'false',
  ]);
  actSync(() => options()[2]?.click());
  expect(focused()).toBe('15:00 9:00');
  key('ArrowLeft');
  key('Enter');
  key(' ');
  const at = (place: number) => [SLOTS[place]?.starts];
  expect(onPress.mock.calls).toEqual([at(2), at(1), at(1)]);
});

test('more times are asked for when the fourth week is shown, and not before', () => {
  show();
  for (const week of [2, 3]) {
    press('The week after');
    expect(onMore, `week ${week}`).not.toHaveBeenCalled();
  }
  press('The week after');
  expect(onMore).toHaveBeenCalledTimes(1);
});

test('a week without times says so, with one press to the next that has some', () => {
  show();
  press('The week after');
  press('The week after');
  expect(document.body.textContent).toContain('No free times in this week.');
  const next = [...document.querySelectorAll('button')].find(
    (one) => one.textContent === 'Next free times',
  );
  actSync(() => next?.click());
  expect(texts()).toEqual(['11:00\n5:00']);
});

test('3,000 times of 28 days are drawn one week at a time', () => {
  const many = Array.from({ length: 3000 }, (_, at) => ({
    starts: NOW + at * 13 * 60_000,
    places: [],
  }));
  show(many);
  expect(options().length).toBeGreaterThan(300);
  expect(options().length).toBeLessThan(800);
});
