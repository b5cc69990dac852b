import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageReport } from '../domain/page-report.ts';
import { connected, onAsked, sendPageReport } from './page-message.ts';
import { TABLE } from './table.ts';

const PAGE: PageReport = {
  site: 'gmail',
  page: 'thread',
  key: 'one',
  state: 'found',
  layer: 'named',
  people: [{ address: 'mara@example.com', name: 'Mara', role: 'sender' }],
};

type Listener = (message: unknown, sender: { id?: string; tab?: object }) => unknown;

let listeners: Listener[];
const sendMessage = vi.fn();

beforeEach(() => {
  listeners = [];
  sendMessage.mockReset().mockResolvedValue(null);
  const onMessage = { addListener: (one: Listener) => listeners.push(one) };
  vi.stubGlobal('chrome', { runtime: { id: 'ours', sendMessage, onMessage } });
});
afterEach(() => vi.unstubAllGlobals());

describe('the one message', () => {
  test('is a row of the table, which takes it', () => {
    sendPageReport(PAGE);
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({
      name: 'addressesFound',
      input: { report: PAGE },
    });
    expect(TABLE.addressesFound.input.parse({ report: PAGE })).toEqual({ report: PAGE });
  });

  test('is cut to what the table takes', () => {
    const people = Array.from({ length: 5000 }, (_, n) => ({
      address: `person${n}@example.com`,
      role: 'body' as const,
    }));
    sendPageReport({ ...PAGE, key: 'k'.repeat(5000), people });
    const [[{ input }]] = sendMessage.mock.calls as [[{ input: { report: PageReport } }]];
    expect(input.report.people).toEqual(people.slice(0, 200));
    expect(TABLE.addressesFound.input.safeParse(input).success).toBe(true);
  });

  test.each([
    ['nobody listens', () => sendMessage.mockRejectedValue(new Error('no receiving end'))],
    [
      'the extension went away',
      () =>
        sendMessage.mockImplementation(() => {
          throw new Error('Extension context invalidated.');
        }),
    ],
    ['the whole interface is gone', () => vi.stubGlobal('chrome', undefined)],
  ])('is sent without a word when %s', async (_, happen) => {
    happen();
    expect(() => sendPageReport(PAGE)).not.toThrow();
    await Promise.resolve();
  });
});

test('a script is connected while its extension has an id', () => {
  expect(connected()).toBe(true);
  vi.stubGlobal('chrome', { runtime: {} });
  expect(connected()).toBe(false);
  vi.stubGlobal('chrome', undefined);
  expect(connected()).toBe(false);
});

test('an element that calls itself browser changes nothing', () => {
  vi.stubGlobal('browser', { runtime: { id: 'a page made this' } });
  sendPageReport(PAGE);
  expect(sendMessage).toHaveBeenCalledOnce();
});

describe('the two words', () => {
  const heard: string[] = [];
  let life: AbortController;

  beforeEach(() => {
    heard.length = 0;
    life = new AbortController();
    onAsked((word) => heard.push(word), life.signal);
  });

  test('are heard from the background, and not answered', () => {
    const answers = ['report', 'rest'].map((word) => listeners[0]?.(word, { id: 'ours' }));
    expect(heard).toEqual(['report', 'rest']);
    expect(answers).toEqual([undefined, undefined]);
  });

  test.each([
    ['another word', 'act', { id: 'ours' }],
    ['an object', { word: 'report' }, { id: 'ours' }],
    ['a stranger', 'report', { id: 'theirs' }],
    ['a page', 'report', { id: 'ours', tab: {} }],
  ])('%s is not heard', (_, message, sender) => {
    listeners[0]?.(message, sender);
    expect(heard).toEqual([]);
  });

  test('nothing is heard once the script has ended', () => {
    life.abort();
    listeners[0]?.('report', { id: 'ours' });
    expect(heard).toEqual([]);
  });
});
