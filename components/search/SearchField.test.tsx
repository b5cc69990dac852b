// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, ok, type Result } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { CustomerSummary, SearchModel } from '../../lib/view/model.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { PanelSearch } from './PanelSearch.tsx';

const found = (address: string): CustomerSummary => ({
  ...{ subject: { address, asWritten: address, name: null }, company: null },
  ...{ next: null, last: null, count: 1 },
});
const some: SearchModel = {
  ...{ text: 'example', filters: {}, rows: [found('a@example.com'), found('b@example.com')] },
  ...{ hosts: [{ id: 'USR-1', name: 'Ada' }], places: [] },
};
const on = {
  type: vi.fn(),
  narrow: vi.fn(),
  lookUp: vi.fn<(text: string) => Promise<Result<number>>>(async () => ok(1)),
};
const onClose = vi.fn();

const show = (changes: Partial<SearchModel> = {}) =>
  actSync(() =>
    render(<PanelSearch find={{ ...some, ...changes }} on={on} onClose={onClose} />, document.body),
  );
const input = () => document.querySelector('input') as HTMLInputElement;
const key = (name: string) =>
  act(async () => {
    input().dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
    // Waits until the answer has arrived.
    await new Promise((done) => setTimeout(done));
  });
const selected = () => document.querySelector('[aria-selected=true]')?.textContent;

beforeEach(() => {
  vi.clearAllMocks();
  setTranslator((name, given) => [name, ...given].join(' '));
});
afterEach(clearScreen);

test('arrow keys move through the rows and wrap around; Enter opens the selected one and closes the search', async () => {
  show();
  expect(document.activeElement).toBe(input());
  await key('ArrowDown');
  expect(selected()).toContain('a@example.com');
  await key('ArrowUp');
  expect(selected()).toContain('b@example.com');
  await key('Enter');
  expect(on.lookUp).toHaveBeenCalledWith('b@example.com');
  expect(onClose).toHaveBeenCalled();
});

test('Enter without a selection asks for the text typed, or for the first row if there are only filters', async () => {
  show();
  await key('Enter');
  expect(on.lookUp).toHaveBeenLastCalledWith('example');
  show({ text: '', filters: { status: 'no_show' } });
  await key('Enter');
  expect(on.lookUp).toHaveBeenLastCalledWith('a@example.com');
});

test('Escape empties the field, and in an empty field closes the search', async () => {
  show();
  await key('Escape');
  expect(on.type).toHaveBeenCalledWith('');
  expect(onClose).not.toHaveBeenCalled();
  show({ text: '', rows: null });
  await key('Escape');
  expect(onClose).toHaveBeenCalled();
});

test.each<[string, Result<number>, string]>([
  ['nobody', ok(0), 'lookUpNothing'],
  ['a failure', fail('offline'), 'failure_offline'],
])(
  'after a search that gives %s, a notice is shown and the search stays open',
  async (_what, answer, words) => {
    on.lookUp.mockResolvedValueOnce(answer);
    show();
    await key('Enter');
    expect(document.body.textContent).toContain(words);
    expect(onClose).not.toHaveBeenCalled();
  },
);

test('a retry after a failure looks up the selected person, not the text', async () => {
  on.lookUp.mockResolvedValueOnce(fail('bug'));
  show();
  await key('ArrowDown');
  await key('Enter');
  const retry = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'tryAgain',
  );
  await act(async () => retry?.click());
  expect(on.lookUp.mock.calls).toEqual([['a@example.com'], ['a@example.com']]);
});

test('a filter is set and removed', () => {
  show();
  const choose = (at: number, value: string) => {
    const select = document.querySelectorAll('select')[at];
    actSync(() => {
      if (select) select.value = value;
      select?.dispatchEvent(new Event('change', { bubbles: true }));
    });
  };
  choose(2, 'USR-1');
  expect(on.narrow).toHaveBeenLastCalledWith({ host: 'USR-1' });
  show({ filters: { host: 'USR-1', status: 'no_show' } });
  expect(document.querySelector('summary')?.textContent).toBe('filtersUsed 2');
  choose(2, '');
  expect(on.narrow).toHaveBeenLastCalledWith({ status: 'no_show' });
});

test('a filtered search without results says so', () => {
  show({ text: '', rows: [], filters: { status: 'no_show' } });
  expect(document.querySelector('.find-hint')?.textContent).toBe('find_noneSo');
});
