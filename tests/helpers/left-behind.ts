import { afterAll, beforeAll, vi } from 'vitest';

/*
 * Checks that a test file leaves its process as it found it. Test files share processes, because
 * starting one per file takes longer than the tests; a leak must fail the file that caused it, not
 * the next one.
 */

/** Globals that a library adds once, when it is loaded. */
const LIBRARIES = /^(?:IDB|indexedDB$|__|FDB)/;

const snapshot = (): Map<string, unknown> =>
  new Map(
    Object.entries(Object.getOwnPropertyDescriptors(globalThis))
      .filter(([name]) => !LIBRARIES.test(name))
      .map(([name, { value, get }]) => [name, get ?? value]),
  );

function changedSince(before: Map<string, unknown>): string[] {
  const now = snapshot();
  const names = new Set([...before.keys(), ...now.keys()]);
  return [...names].filter((name) => !Object.is(before.get(name), now.get(name)));
}

function leftInPage(): string[] {
  if (typeof document === 'undefined') return [];
  const { documentElement: root, head, body } = document;
  const isEmpty =
    [head, body].every((part) => part.childNodes.length === 0) &&
    [root, body].every((part) => part.attributes.length === 0);
  return isEmpty ? [] : [`a page (${root.outerHTML.slice(0, 200)})`];
}

let before: Map<string, unknown>;
let environment: string;

beforeAll(() => {
  before = snapshot();
  environment = JSON.stringify(process.env);
});

afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  const leaks = [
    ...(vi.isFakeTimers() ? ['timers that stand still'] : []),
    ...changedSince(before),
    ...leftInPage(),
    ...(JSON.stringify(process.env) === environment ? [] : ['a changed process.env']),
  ];
  if (leaks.length > 0) throw new Error(`These tests leave behind: ${leaks.join(', ')}`);
});
