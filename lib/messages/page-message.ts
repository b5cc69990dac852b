import type { PageReport } from '../domain/page-report.ts';

/** What a message may hold at most; the background refuses more. Readers keep addresses and names short. */
const MAX_PEOPLE = 200;
const MAX_KEY_CHARS = 200;

/** The two words the background may say to a page script: report again, or rest until asked. */
export type Word = 'report' | 'rest';

/**
 * Chrome and Firefox both define `chrome` for page scripts. Where a browser has no `browser`, that name is the page's
 * to define: an element with that id is enough.
 */
const runtime = () => globalThis.chrome?.runtime;

/** Whether the extension this script belongs to is still there; an update leaves the old script behind without one. */
export const connected = (): boolean => runtime()?.id !== undefined;

/** Sends the one message a page script may send. Never throws; whether anybody hears it stays unknown. */
export function sendPageReport(page: PageReport): void {
  const key = page.key.slice(0, MAX_KEY_CHARS);
  const people = page.people.slice(0, MAX_PEOPLE);
  const input = { report: { ...page, key, people } };
  try {
    void runtime()
      ?.sendMessage({ name: 'addressesFound', input })
      ?.catch(() => {});
  } catch {
    // The extension went away between two lines; the next reading notices.
  }
}

/** Listens for the background's words until `signal` ends it. Answers nothing. */
export function onAsked(handle: (word: Word) => void, signal: AbortSignal): void {
  const { id, onMessage } = runtime() ?? {};
  onMessage?.addListener((message: unknown, sender) => {
    if (signal.aborted || sender.id !== id || sender.tab) return;
    if (message === 'report' || message === 'rest') handle(message);
  });
}
