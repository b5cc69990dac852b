import { afterAll, beforeAll, vi } from 'vitest';

/*
 * Files of tests share processes, for starting one for each costs more than the tests do. So each
 * has to leave its process as it was: the one that does not fails here, not the one that comes next.
 */

/** What a library adds to the global object once, when it is loaded. */
const LIBRARIES = /^(?:IDB|indexedDB$|__|FDB)/;

const globals = (): Map<string, unknown> =>
  new Map(
    Object.entries(Object.getOwnPropertyDescriptors(globalThis))
      .filter(([name]) => !LIBRARIES.test(name))
      .map(([name, { value, get }]) => [name, get ?? value]),
  );

function changedSince(before: Map<string, unknown>): string[] {
  const now = globals();
  const names = new Set([...before.keys(), ...now.keys()]);
  return [...names].filter((name) => !Object.is(before.get(name), now.get(name)));
}

function page(): string[] {
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
  before = globals();
  environment = JSON.stringify(process.env);
});

afterAll(() => {
  vi.unstubAllGlobals();
  const left = [
    ...(vi.isFakeTimers() ? ['timers that stand still'] : []),
    ...changedSince(before),
    ...page(),
    ...(JSON.stringify(process.env) === environment ? [] : ['a changed process.env']),
  ];
  if (left.length > 0) throw new Error(`These tests leave behind: ${left.join(', ')}`);
});
