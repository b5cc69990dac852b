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
const on = { type: vi.fn(), narrow: vi.fn(), ask: vi.fn() };
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
/** Whom the list marks, by what the field tells a screen reader; both have to agree. */
function marked(): string | null {
  const rows = [...document.querySelectorAll('[role=option][aria-selected=true]')];
  const active = input().getAttribute('aria-activedescendant');
  expect(rows.map(({ id }) => id)).toEqual(active === null ? [] : [active]);
  return rows[0]?.textContent?.match(/^[^@]+@example\.com/)?.[0] ?? null;
}
const said = () => document.querySelector('[role=status]')?.textContent;
const asked = () => on.ask.mock.calls.flat();

beforeEach(() => {
  vi.clearAllMocks();
  setTranslator((name, given) => [name, ...given].join(' '));
  // Whoever was chosen is forgotten with the field.
  actSync(() => render(null, document.body));
});
afterEach(clearScreen);

test('whoever is chosen stays chosen when narrower results come, and Enter opens them', () => {
  show([ANN, BOB, CY]);
  key('ArrowDown');
  key('ArrowDown');
  show([BOB, CY]);
  expect(marked()).toBe(BOB);
  show([CY, BOB]);
  expect(marked()).toBe(BOB);
  key('Enter');
  expect(asked()).toEqual([BOB]);
});

test.each([
  ['others are left', [ANN, CY]],
  ['nobody is left', []],
])('where %s without the chosen one, Enter opens nobody, and that is said', (_what, left) => {
  show([ANN, BOB, CY]);
  key('ArrowDown');
  key('ArrowDown');
  expect(said()).toBe('');
  expect(document.body.textContent).toContain('find_enter');
  show(left);
  expect([marked(), said()]).toEqual([null, 'find_gone']);
  // What is said of Enter is not true now.
  expect(document.body.textContent).not.toContain('find_enter');
  key('Enter');
  key('Enter');
  expect(asked()).toEqual([]);
});

test('after a choice is lost, an arrow chooses again, and typing lets Enter mean the text', () => {
  show([BOB]);
  key('ArrowDown');
  show([ANN, CY]);
  key('ArrowDown');
  expect([marked(), said()]).toEqual([ANN, '']);
  show([CY]);
  type('new');
  show([CY], { text: 'new' });
  expect([marked(), said()]).toEqual([null, '']);
  key('Enter');
  expect(asked()).toEqual(['new']);
});

test('typing takes a choice back at once, though the list is still that of the older text', () => {
  show([ANN, BOB]);
  key('ArrowDown');
  type('example.');
  show([ANN, BOB], { text: 'example.' });
  expect(marked()).toBeNull();
  // The same text once more is not the same question.
  type('example');
  show([ANN, BOB]);
  expect(marked()).toBeNull();
  key('Enter');
  expect(asked()).toEqual(['example']);
});

test('a choice among the people of the page holds until results take their place', () => {
  show(null, { onPage: [ANN, BOB] });
  key('ArrowUp');
  show([CY, BOB], { onPage: [ANN, BOB] });
  expect(marked()).toBe(BOB);
  show([CY], { onPage: [ANN, BOB] });
  key('Enter');
  expect(asked()).toEqual([]);
  // Nothing typed, and another page: its first is not who was chosen.
  show(null, { text: '', onPage: [CY] });
  key('Enter');
  expect(asked()).toEqual([]);
});

test('Enter over an answer asks for the same person again, by key or by click', () => {
  show([ANN, BOB]);
  key('ArrowDown');
  key('Enter');
  show([CY], { answered: true });
  key('Enter');
  expect(asked()).toEqual([ANN, ANN]);
  show([ANN, BOB]);
  actSync(() => document.querySelectorAll<HTMLElement>('[role=option]')[1]?.click());
  show([CY], { answered: true });
  key('Enter');
  expect(asked()).toEqual([ANN, ANN, BOB, BOB]);
});

test('whatever lists come between arrow and Enter, it opens whom the arrow marked, or nobody', () => {
  const lists = fc.array(fc.shuffledSubarray([ANN, BOB, CY, 'd@example.com']), { maxLength: 5 });
  const arrows = fc.array(fc.constantFrom('ArrowDown', 'ArrowUp'), { minLength: 1, maxLength: 5 });
  const turns = fc.array(fc.record({ arrows, lists }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(turns, (all) => {
      on.ask.mockClear();
      show([ANN, BOB]);
      type('example');
      let now: readonly string[] = [ANN, BOB];
      let wanted = '';
      for (const turn of all) {
        for (const arrow of turn.arrows) key(arrow);
        if (now.length > 0) wanted = marked() ?? '';
        expect(now.length === 0 || now.includes(wanted)).toBe(true);
        for (const list of turn.lists) {
          show(list);
          now = list;
          expect(marked()).toBe(list.includes(wanted) ? wanted : null);
        }
      }
      key('Enter');
      expect(asked()).toEqual(now.includes(wanted) ? [wanted] : []);
    }),
    { numRuns: 60 },
  );
});
