// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ok } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { CustomerView } from '../../lib/view/model.ts';
import type { QuickFindEvents, QuickFindModel } from '../../lib/view/popup/model.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { loadDeferred } from '../ui/deferred.tsx';
import { QuickFind } from './QuickFind.tsx';

const JO = { address: 'jo@example.org', asWritten: 'jo@example.org', name: 'Jo Marant' };
const customer: CustomerView = {
  ...{ addresses: [JO.address], own: [JO.address], name: JO.name, company: null, phone: null },
  ...{ next: null, history: [], checked: null, complete: true, known: null },
};
const empty: QuickFindModel = {
  ...{ key: { state: 'ready', ending: 'abcd', account: '' }, onPage: [], unread: null },
  ...{ text: '', filters: {}, rows: null, hosts: [], places: [] },
  ...{ coverage: null, answer: null, names: new Map(), pending: [], panelKeys: '' },
};
const on = {
  ...{ type: vi.fn(), narrow: vi.fn(), lookUp: vi.fn(), openPanel: vi.fn(), openOptions: vi.fn() },
  link: vi.fn(async () => {}),
  ...{ readOnRequest: vi.fn(), askForSites: vi.fn(), unlock: vi.fn(async () => ok(true)) },
  ...{ undo: vi.fn(), sendNow: vi.fn(), dismiss: vi.fn(), checkKey: vi.fn() },
} satisfies QuickFindEvents;

const show = (changes: Partial<QuickFindModel>) =>
  actSync(() => render(<QuickFind model={{ ...empty, ...changes }} on={on} />, document.body));
const hints = () => [...document.querySelectorAll('.find-hint')].map((hint) => hint.textContent);

// The lazy chunks have been loaded, as after the first key press.
beforeAll(() => loadDeferred());
beforeEach(() => {
  vi.clearAllMocks();
  setTranslator((name, given) => (name === 'language' ? 'en' : [name, ...given].join(' ')));
});
afterEach(clearScreen);

test.each(['', 'mar'])('a retry with %j in the field asks for the person shown', (text) => {
  const refresh = { state: 'failed', failure: { kind: 'serverFault' } } as const;
  show({ text, rows: null, answer: { state: 'found', customer, subject: JO, refresh } });
  const retry = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'tryAgain',
  );
  actSync(() => retry?.click());
  expect(on.lookUp.mock.calls).toEqual([[JO.address]]);
});

test.each<[string, Partial<QuickFindModel>, string[]]>([
  ['nothing typed and nobody on the page', {}, ['find_hint']],
  ['somebody on the page', { onPage: [JO] }, []],
  ['a text', { text: ' mar ' }, ['find_enter mar']],
  ['an answer', { text: 'mar', answer: { state: 'nothing', text: 'mar' } }, []],
])('the popup shows at most one hint: %s', (_what, changes, wanted) => {
  show(changes);
  expect(hints()).toEqual(wanted);
});
