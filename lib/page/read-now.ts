import type { PageReport } from '../domain/page-report.ts';
import type { Read } from './reading/reading.ts';

/** The limits of a page script's message, which apply to this result too. */
const MAX_PEOPLE = 200;
const MAX_KEY_CHARS = 200;

/**
 * Reads a page once, with all layers in one call. The state is never `reading`, since there will be
 * no second reading.
 */
export function readAll(read: Read, document: Document, url: URL): PageReport {
  const { report, lower } = read(document, url);
  let last = report;
  if (lower) {
    let step = lower.next();
    while (!step.done) step = lower.next();
    last = step.value;
  }
  return {
    ...last,
    state: last.people[0] ? 'found' : 'none',
    key: last.key.slice(0, MAX_KEY_CHARS),
    people: last.people.slice(0, MAX_PEOPLE),
  };
}

/** Keys of globals, as `MARK` in `watch.ts`: the page cannot see them. */
const LATEST = Symbol.for('bookside.once');
const ASKED = Symbol.for('bookside.ask');
const world: { [LATEST]?: PageReport; [ASKED]?: boolean } & typeof globalThis = globalThis;

/** Asks the script that is run behind this one to read the page once. */
export function askOnce(): void {
  world[ASKED] = true;
}

/** Whether the page is to be read once; the question is answered by that. */
export function takeQuestion(): boolean {
  const isAsked = world[ASKED] === true;
  delete world[ASKED];
  return isAsked;
}

/** Keeps a report for the script that is run behind this one. */
export function keepReport(report: PageReport): void {
  world[LATEST] = report;
}

/** The report that was kept, once; `undefined` without one. */
export function takeReport(): PageReport | undefined {
  const report = world[LATEST];
  delete world[LATEST];
  return report;
}
