// @vitest-environment happy-dom
import fc from 'fast-check';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { CustomerSummary, SearchModel } from '../../lib/view/model.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { SearchField } from './SearchField.tsx';

const [ANN, BOB, CY] = ['ann@example.com', 'bob@example.com', 'cy@example.com'];

const subject = (address: string) => ({ address, asWritten: address, name: null });
const found = (address: string): CustomerSummary => ({
  ...{ subject: subject(address), company: null },
  ...{ next: null, last: null, count: 1 },
});
const on = { type: vi.fn(), narrow: vi.fn(), lookUp: vi.fn() };
const bare: SearchModel = { text: 'example', filters: {}, rows: null, hosts: [], places: [] };

interface State {
  text?: string;
  onPage?: string[];
  answered?: boolean;
}

/** Shows the field with these results; `null` before there are any. */
const show = (rows: readonly string[] | null, state: State = {}) => {
  const { text = bare.text, onPage = [], answered = false } = state;
  const find = { ...bare, text, rows: rows?.map(found) ?? null };
  const field = { find, onPage: onPage.map(subject), answered, on };
  actSync(() => render(<SearchField {...field} />, document.body));
};
const input = () => document.querySelector('input') as HTMLInputElement;
const key = (name: string) =>
  actSync(
    () => void input().dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true })),
  );
const type = (text: string) =>
  actSync(() => {
    input().value = text;
    input().dispatchEvent(new Event('input', { bubbles: true }));
  });
/**
 * The selected person, taken from the list and from what the field reports to a screen reader; both
 * must agree.
 */
function selected(): string | null {
  const rows = [...document.querySelectorAll('[role=option][aria-selected=true]')];
  const active = input().getAttribute('aria-activedescendant');
  expect(rows.map(({ id }) => id)).toEqual(active === null ? [] : [active]);
  return rows[0]?.textContent?.match(/^[^@]+@example\.com/)?.[0] ?? null;
}
const statusText = () => document.querySelector('[role=status]')?.textContent;
const askedFor = () => on.lookUp.mock.calls.flat();

beforeEach(() => {
  vi.clearAllMocks();
  setTranslator((name, given) => [name, ...given].join(' '));
  // Unmounting clears the selection of the test before.
  actSync(() => render(null, document.body));
});
afterEach(clearScreen);

test('the selected person stays selected when narrower results arrive, and Enter opens them', () => {
  show([ANN, BOB, CY]);
  key('ArrowDown');
  key('ArrowDown');
  show([BOB, CY]);
  expect(selected()).toBe(BOB);
  show([CY, BOB]);
  expect(selected()).toBe(BOB);
  key('Enter');
  expect(askedFor()).toEqual([BOB]);
});

test.each([
  ['others are left', [ANN, CY]],
  ['nobody is left', []],
])(
  'when the selected person leaves the list and %s, Enter opens no one, and a message says so',
  (_what, left) => {
    show([ANN, BOB, CY]);
    key('ArrowDown');
    key('ArrowDown');
    expect(statusText()).toBe('');
    expect(document.body.textContent).toContain('find_enter');
    show(left);
    expect([selected(), statusText()]).toEqual([null, 'find_gone']);
    // The hint about Enter would now be wrong.
    expect(document.body.textContent).not.toContain('find_enter');
    key('Enter');
    key('Enter');
    expect(askedFor()).toEqual([]);
  },
);

test('after the selection is lost, an arrow key selects again, and after typing Enter asks for the text', () => {
  show([BOB]);
  key('ArrowDown');
  show([ANN, CY]);
  key('ArrowDown');
  expect([selected(), statusText()]).toEqual([ANN, '']);
  show([CY]);
  type('new');
  show([CY], { text: 'new' });
  expect([selected(), statusText()]).toEqual([null, '']);
  key('Enter');
  expect(askedFor()).toEqual(['new']);
});

test('typing clears the selection at once, even while the list still shows results of the older text', () => {
  show([ANN, BOB]);
  key('ArrowDown');
  type('example.');
  show([ANN, BOB], { text: 'example.' });
  expect(selected()).toBeNull();
  // Typing the same text again is still typing, so it clears the selection.
  type('example');
  show([ANN, BOB]);
  expect(selected()).toBeNull();
  key('Enter');
  expect(askedFor()).toEqual(['example']);
});

test('a selection among the page’s people lasts until results replace them', () => {
  show(null, { onPage: [ANN, BOB] });
  key('ArrowUp');
  show([CY, BOB], { onPage: [ANN, BOB] });
  expect(selected()).toBe(BOB);
  show([CY], { onPage: [ANN, BOB] });
  key('Enter');
  expect(askedFor()).toEqual([]);
  // With nothing typed on another page, the first of the list is not the person who was selected.
  show(null, { text: '', onPage: [CY] });
  key('Enter');
  expect(askedFor()).toEqual([]);
});

test('while an answer is shown, Enter asks for the same person again, selected by key or by click', () => {
  show([ANN, BOB]);
  key('ArrowDown');
  key('Enter');
  show([CY], { answered: true });
  key('Enter');
  expect(askedFor()).toEqual([ANN, ANN]);
  show([ANN, BOB]);
  actSync(() => document.querySelectorAll<HTMLElement>('[role=option]')[1]?.click());
  show([CY], { answered: true });
  key('Enter');
  expect(askedFor()).toEqual([ANN, ANN, BOB, BOB]);
});

test('whatever lists arrive between arrow and Enter, Enter opens the person selected by the arrow, or no one', () => {
  const lists = fc.array(fc.shuffledSubarray([ANN, BOB, CY, 'd@example.com']), { maxLength: 5 });
  const arrows = fc.array(fc.constantFrom('ArrowDown', 'ArrowUp'), { minLength: 1, maxLength: 5 });
  const turns = fc.array(fc.record({ arrows, lists }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(turns, (all) => {
      on.lookUp.mockClear();
      show([ANN, BOB]);
      type('example');
      let now: readonly string[] = [ANN, BOB];
      let wanted = '';
      for (const turn of all) {
        for (const arrow of turn.arrows) key(arrow);
        if (now.length > 0) wanted = selected() ?? '';
        expect(now.length === 0 || now.includes(wanted)).toBe(true);
        for (const list of turn.lists) {
          show(list);
          now = list;
          expect(selected()).toBe(list.includes(wanted) ? wanted : null);
        }
      }
      key('Enter');
      expect(askedFor()).toEqual(now.includes(wanted) ? [wanted] : []);
    }),
    { numRuns: 60 },
  );
});
