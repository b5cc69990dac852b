// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ok, type Result } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { PageState } from '../../lib/view/model.ts';
import type { PanelEvents } from '../../lib/view/panel/model.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { PageFacts } from './PageFacts.tsx';
import { PageNotice } from './PageNotice.tsx';

const findNumber = vi.fn<(number: string) => Promise<Result<number>>>();
const on = {
  extras: vi.fn<() => { findNumber: typeof findNumber } | undefined>(() => ({ findNumber })),
  readOnRequest: vi.fn(),
  readPageAgain: vi.fn(),
  askForSites: vi.fn(),
  openOptions: vi.fn(),
  lookUp: vi.fn<(text: string) => Promise<Result<number>>>(),
  reportPage: vi.fn(async () => false),
};
// Only the events a page notice can raise; it uses none of the panel's others.
const events = on as unknown as PanelEvents;

const show = (page: PageState) =>
  actSync(() => render(<PageNotice page={page} on={events} />, document.body));
const buttons = () =>
  [...document.querySelectorAll('button')].map((one) => one.textContent).filter(Boolean);
const press = (label: string) =>
  act(async () => {
    [...document.querySelectorAll('button')].find((one) => one.textContent === label)?.click();
  });
const head = () => document.querySelector('h2')?.textContent;

beforeEach(() => {
  vi.clearAllMocks();
  setTranslator((key, given) => [key, ...given].join(' '));
});
afterEach(clearScreen);

const ORCHARD = 'https://orchard.example.com';
const facts = {
  site: 'gmail',
  page: 'thread',
  layer: 'text',
  origin: 'https://mail.google.com',
  onRequest: false,
} as const;

test('a page the user has activated the extension on can be read once or always; for any other page, only instructions are shown', async () => {
  show({ kind: 'unsupported', origin: ORCHARD, withheld: [] });
  expect(buttons()).toEqual(['readOnce', 'readAlways orchard.example.com']);
  await press('readOnce');
  await press('readAlways orchard.example.com');
  expect(on.readOnRequest).toHaveBeenCalledOnce();
  expect(on.askForSites).toHaveBeenCalledWith({ origin: ORCHARD });
  show({ kind: 'unsupported', origin: null, withheld: [] });
  expect(buttons()).toEqual([]);
  expect(document.body.textContent).toContain('page_unsupported_step');
});

test.each(['http://crm.local', 'https://crm.example:8443'])(
  'no permission can be requested for %s alone, so reading once is the only offer',
  (origin) => {
    show({ kind: 'unsupported', origin, withheld: [] });
    expect(buttons()).toEqual(['readOnce']);
  },
);

test('sites the browser withholds are named, with one step to allow them', async () => {
  show({ kind: 'unsupported', origin: null, withheld: ['gmail', 'hubspot'] });
  expect(head()).toContain('Gmail');
  expect(head()).toContain('HubSpot');
  await press('allowReading');
  expect(on.askForSites).toHaveBeenCalledWith({ withheld: ['gmail', 'hubspot'] });
});

test.each<[string, Partial<PageState & { kind: 'nobody' }>, string]>([
  ['nobody', {}, 'page_nobody'],
  ['only people on the ignore list', { leftOut: true }, 'page_leftOut'],
  ['a list', { page: 'list' }, 'page_list'],
  ['a board', { page: 'board' }, 'page_list'],
])('a page with %s says so', (_what, change, title) => {
  show({ kind: 'nobody', leftOut: false, ...facts, ...change });
  expect(head()).toBe(title);
});

test('reading a page again that was read once reads it once more, without following it', async () => {
  show({ kind: 'nobody', leftOut: false, ...facts, onRequest: true });
  await press('readAgain');
  expect([on.readOnRequest.mock.calls.length, on.readPageAgain.mock.calls.length]).toEqual([1, 0]);
});

test('the page’s footer shows how it was read, and a failed report says what to do', async () => {
  actSync(() =>
    render(<PageFacts page={{ ...facts, kind: 'people' }} on={events} />, document.body),
  );
  const text = document.body.textContent ?? '';
  expect(text).toContain('Gmail, pageKind_thread');
  expect(text).toContain('layer_text');
  expect(text).not.toContain('page_once');
  await press('reportPage');
  expect(document.querySelector('[role=status]')?.textContent).toBe('reportPage_refused');
  on.reportPage.mockResolvedValueOnce(true);
  await press('reportPage');
  expect(document.querySelector('[role=status]')?.textContent).toBe('');
});

test('a page that was read once can be allowed for always', async () => {
  const page = {
    ...facts,
    kind: 'people',
    site: 'other',
    origin: ORCHARD,
    onRequest: true,
  } as const;
  actSync(() => render(<PageFacts page={page} on={events} />, document.body));
  expect(document.body.textContent).toContain('orchard.example.com, pageKind_thread');
  await press('readAlways orchard.example.com');
  expect(on.askForSites).toHaveBeenCalledWith({ origin: ORCHARD });
});

const record = { ...facts, site: 'hubspot', page: 'contact', layer: null } as const;
const offers = () => [...document.querySelectorAll('.unread button')].map((one) => one.textContent);

test('a record with a number and no address offers to look the number up, by a press only', async () => {
  const via = ['Call', 'Phone Number (312) 555-0177', '0177', '--'];
  const page = { ...record, kind: 'nobody', leftOut: false, via } as const;
  actSync(() => render(<PageFacts page={page} on={events} />, document.body));
  expect(offers()).toEqual(['via_find (312) 555-0177']);
  expect(document.body.textContent).toContain('numberOnly_step');
  expect(findNumber).not.toHaveBeenCalled();
  findNumber.mockResolvedValueOnce(ok(0));
  await press('via_find (312) 555-0177');
  expect(findNumber).toHaveBeenCalledExactlyOnceWith('(312) 555-0177');
  await expect
    .poll(() => document.querySelector('[role=status]')?.textContent)
    .toBe('find_nothing (312) 555-0177');
  expect(on.lookUp).not.toHaveBeenCalled();
});

test('a number is not offered before it can be looked for', () => {
  const page = { ...record, kind: 'nobody', leftOut: false, via: ['(312) 555-0177'] } as const;
  on.extras.mockReturnValueOnce(undefined);
  actSync(() => render(<PageFacts page={page} on={events} />, document.body));
  expect(offers()).toEqual([]);
});

test('a number whose mail a group passed on is looked up as a number', async () => {
  const page = { ...facts, kind: 'nobody', layer: null, via: ['(312) 555-0177'] } as const;
  actSync(() => render(<PageFacts page={page} on={events} />, document.body));
  expect(document.body.textContent).toContain('via_step');
  findNumber.mockResolvedValueOnce(ok(1));
  await press('via_find (312) 555-0177');
  expect(findNumber).toHaveBeenCalledExactlyOnceWith('(312) 555-0177');
});

test('beside a person with an address no number is offered', () => {
  const page = { ...record, kind: 'people', via: ['(312) 555-0177'] } as const;
  actSync(() => render(<PageFacts page={page} on={events} />, document.body));
  expect(document.querySelector('.unread')).toBeNull();
});

test('the name of somebody whose mail a group passed on can be looked up, by a press only', async () => {
  const page = {
    ...facts,
    kind: 'nobody',
    layer: null,
    via: ['Dana Whitfield', 'Theo Lind'],
  } as const;
  actSync(() => render(<PageFacts page={page} on={events} />, document.body));
  const said = () => document.querySelector('[role=status]')?.textContent;
  expect(document.body.textContent).toContain('via_step');
  expect(on.lookUp).not.toHaveBeenCalled();
  on.lookUp.mockResolvedValueOnce(ok(0));
  await press('via_find Theo Lind');
  expect(on.lookUp).toHaveBeenCalledExactlyOnceWith('Theo Lind');
  await expect.poll(said).toBe('find_nothing Theo Lind');
  on.lookUp.mockRejectedValueOnce(new Error());
  await press('via_find Dana Whitfield');
  await expect.poll(() => document.querySelector('[role=status] .notice')).not.toBeNull();
  on.lookUp.mockResolvedValueOnce(ok(2));
  await press('via_find Dana Whitfield');
  await expect.poll(said).toBe('');
});
