import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageReport } from '../domain/page-report.ts';
import { connected, onCommand, sendPageReport } from './page-message.ts';
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

describe('the message of a page script', () => {
  test('is a row of the message table and has a valid input', () => {
    sendPageReport(PAGE);
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({
      name: 'addressesFound',
      input: { report: PAGE },
    });
    expect(TABLE.addressesFound.input.parse({ report: PAGE })).toEqual({ report: PAGE });
  });

  test('is cut to the limits of the table', () => {
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
    [
      'the background has no listener',
      () => sendMessage.mockRejectedValue(new Error('no receiving end')),
    ],
    [
      'the extension was updated or removed',
      () =>
        sendMessage.mockImplementation(() => {
          throw new Error('Extension context invalidated.');
        }),
    ],
    ['the extension API is missing', () => vi.stubGlobal('chrome', undefined)],
  ])('does not throw when %s', async (_, happen) => {
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

test('a page that defines the global "browser" changes nothing', () => {
  vi.stubGlobal('browser', { runtime: { id: 'a page made this' } });
  sendPageReport(PAGE);
  expect(sendMessage).toHaveBeenCalledOnce();
});

describe('the two commands to a page script', () => {
  const heard: string[] = [];
  let life: AbortController;

  beforeEach(() => {
    heard.length = 0;
    life = new AbortController();
    onCommand((command) => heard.push(command), life.signal);
  });

  test('are received from the background, and not answered', () => {
    const answers = ['report', 'rest'].map((command) => listeners[0]?.(command, { id: 'ours' }));
    expect(heard).toEqual(['report', 'rest']);
    expect(answers).toEqual([undefined, undefined]);
  });

  test.each([
    ['an unknown command', 'act', { id: 'ours' }],
    ['an object', { command: 'report' }, { id: 'ours' }],
    ['a command of another extension', 'report', { id: 'theirs' }],
    ['a command of another page script', 'report', { id: 'ours', tab: {} }],
  ])('%s is ignored', (_, message, sender) => {
    listeners[0]?.(message, sender);
    expect(heard).toEqual([]);
  });

  test('are ignored once the script has ended', () => {
    life.abort();
    listeners[0]?.('report', { id: 'ours' });
    expect(heard).toEqual([]);
  });
});
