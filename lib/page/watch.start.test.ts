// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import type { PageCommand } from '../domain/page-report.ts';
import { type Background, start } from './watch.ts';

afterEach(() => vi.unstubAllGlobals());

function background() {
  const sent: string[] = [];
  const handlers: ((command: PageCommand) => void)[] = [];
  const deps: Background = {
    connected: () => true,
    report: (page) => sent.push(page.key),
    onCommand: (handle, signal) => {
      handlers.push((command) => signal.aborted || handle(command));
    },
  };
  return { sent, say: (command: PageCommand) => handlers.map((handle) => handle(command)), deps };
}

const readAs = (key: string) => () => ({
  report: {
    site: 'gmail' as const,
    page: 'list' as const,
    key,
    state: 'none' as const,
    layer: null,
    people: [],
  },
  lower: null,
});

test('a script injected into a page twice runs once, and leaves nothing that the page can see', () => {
  const { sent, say, deps } = background();
  const before = Object.getOwnPropertyNames(window);
  start(readAs('first'), deps);
  start(readAs('second'), deps);
  say('report');
  expect(sent).toEqual(['first', 'second', 'second']);
  expect(Object.getOwnPropertyNames(window)).toEqual(before);
  say('rest');
});

test('a script in a sub-frame does nothing', () => {
  const { sent, deps } = background();
  vi.stubGlobal('top', {});
  start(readAs('frame'), deps);
  expect(sent).toEqual([]);
});
