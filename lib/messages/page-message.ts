import type { PageCommand, PageReport } from '../domain/page-report.ts';

/** Limits of a message; the background rejects a larger one. Readers limit addresses and names. */
const MAX_PEOPLE = 200;
const MAX_KEY_CHARS = 200;

/**
 * Uses `chrome`, which Chrome and Firefox both define for page scripts. Where a browser does not
 * define `browser`, the page can: an element with that id is enough.
 */
const runtime = () => globalThis.chrome?.runtime;

/**
 * Whether this script is still connected to its extension. After an update of the extension the old
 * script stays in the page, disconnected.
 */
export const connected = (): boolean => runtime()?.id !== undefined;

/** Sends the one message a page script may send. Never throws; delivery is not confirmed. */
export function sendPageReport(page: PageReport): void {
  const key = page.key.slice(0, MAX_KEY_CHARS);
  const people = page.people.slice(0, MAX_PEOPLE);
  const input = { report: { ...page, key, people } };
  try {
    void runtime()
      ?.sendMessage({ name: 'addressesFound', input })
      ?.catch(() => {});
  } catch {
    // The extension was updated or removed meanwhile; the next reading finds it disconnected.
  }
}

/** Listens for the background's commands until `signal` aborts. Sends no answer. */
export function onCommand(handle: (command: PageCommand) => void, signal: AbortSignal): void {
  const { id, onMessage } = runtime() ?? {};
  onMessage?.addListener((message: unknown, sender) => {
    if (signal.aborted || sender.id !== id || sender.tab) return;
    if (message === 'report' || message === 'rest') handle(message);
  });
}
