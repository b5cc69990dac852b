// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ActivityModel, activityLines } from '../../lib/view/activity/activity.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import { anIntent } from '../../tests/helpers/actions.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { Activity } from './Activity.tsx';

const DAY = 86_400_000;
const on = { type: vi.fn(), narrow: vi.fn() };
const model: ActivityModel = {
  ...{ text: '', result: null, lines: [], total: 0, results: ['done'] },
  severalAccounts: false,
};
const HERE = { now: 0, account: 'admin@example.com' };

const draw = (changes: Partial<ActivityModel>) =>
  actSync(() => render(<Activity model={{ ...model, ...changes }} on={on} />, document.body));
const text = () => document.body.textContent ?? '';
const buttonNamed = (label: string) =>
  [...document.querySelectorAll('button')].find((one) => one.textContent === label);
const lines = (amount: number) =>
  activityLines(
    Array.from({ length: amount }, (_, at) =>
      anIntent({ id: `i${at}`, booking: `BKNG-${at}`, at: at * DAY, state: 'done' }),
    ),
    [aBooking({ id: 'BKNG-0', name: 'Ann', email: 'ann@example.com', subject: 'Demo' })],
    HERE,
  );

beforeEach(() => {
  vi.clearAllMocks();
  setTranslator((key, given) => [key, ...given].join(' '));
});
afterEach(clearScreen);

test('the activity page does not say that nothing was done until the log has been read', () => {
  draw({ lines: null });
  expect(text()).not.toContain('activity_none');
  draw({ lines: [] });
  expect(text()).toContain('activity_none');
  expect(document.querySelector('input')).toBeNull();
});

test('each day lists its actions, always with the booking’s id, and with its name if it is stored', () => {
  draw({ lines: lines(2), total: 2 });
  expect(document.querySelectorAll('h2')).toHaveLength(2);
  const [newer, older] = [...document.querySelectorAll('li')].map((row) => row.textContent);
  expect(newer).toContain('BKNG-1');
  expect(newer).toContain('activity_gone');
  expect(older).toContain('BKNG-0');
  expect(older).toContain('Ann');
  expect(older).not.toContain('activity_gone');
});

test('an action shows OnceHub’s words and request id, and both ids can be copied', () => {
  const failure = { kind: 'conflict', words: 'It is moving.', request: 'req_1' } as const;
  draw({ lines: activityLines([anIntent({ state: 'refused', failure })], [], HERE), total: 1 });
  expect(text()).toContain('It is moving.');
  const copies = [...document.querySelectorAll('.copy button')];
  expect(copies.map((one) => one.getAttribute('aria-label'))).toEqual([
    'copy BKNG-1',
    'copy req_1',
  ]);
});

test('an action names its account where the log has several', () => {
  const { account: _own, ...nobodys } = anIntent({ id: 'b' });
  const made = activityLines([anIntent({ id: 'a' }), nobodys], [], HERE);
  draw({ lines: made, total: 2 });
  expect(text()).not.toContain('admin@example.com');
  draw({ lines: made, total: 2, severalAccounts: true });
  const accounts = [...document.querySelectorAll('li')].map(
    (row) => [...row.querySelectorAll('dd')].at(-1)?.textContent,
  );
  expect(accounts).toEqual(['admin@example.com', 'activity_result_notKnown']);
});

test('the search text and the result filter are passed on; Escape empties the field', () => {
  draw({ text: 'a', lines: lines(1), total: 1 });
  const input = document.querySelector('input');
  const select = document.querySelector('select');
  if (!input || !select) throw new Error('no fields');
  input.value = 'ann';
  input.dispatchEvent(new Event('input'));
  expect(on.type).toHaveBeenLastCalledWith('ann');
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(on.type).toHaveBeenLastCalledWith('');
  select.value = 'done';
  select.dispatchEvent(new Event('change'));
  expect(on.narrow).toHaveBeenLastCalledWith('done');
  select.value = '';
  select.dispatchEvent(new Event('change'));
  expect(on.narrow).toHaveBeenLastCalledWith(null);
});

test('when no action matches, one press shows all again and nothing can be exported', () => {
  const saved = vi.spyOn(URL, 'createObjectURL');
  draw({ text: 'x', lines: [], total: 3 });
  actSync(() => buttonNamed('activity_export')?.click());
  expect(saved).not.toHaveBeenCalled();
  actSync(() => buttonNamed('showAll')?.click());
  expect(on.type).toHaveBeenCalledWith('');
  expect(on.narrow).toHaveBeenCalledWith(null);
});

test('a long log is shown in steps, and is exported whole', async () => {
  const made: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    made.push(blob as Blob);
    return 'blob:x';
  });
  draw({ lines: lines(250), total: 250 });
  expect(document.querySelectorAll('li')).toHaveLength(100);
  actSync(() => buttonNamed('activity_export')?.click());
  expect((await made[0]?.text())?.split('\r\n')).toHaveLength(252);
  actSync(() => buttonNamed('showMore 150')?.click());
  expect(document.querySelectorAll('li')).toHaveLength(250);
});
