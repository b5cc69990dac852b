import type { BrowserContext, CDPSession } from '@playwright/test';

/** A line of the DevTools protocol to one page of the browser. */
export interface TargetLine {
  /** Rejects with the browser's words where the command fails. */
  send<T = unknown>(method: string, params?: object): Promise<T>;
}

interface Answer {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

/** A session with the browser itself, which knows of pages that are no tabs. */
export async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (!browser) throw new Error('this context belongs to no browser');
  return browser.newBrowserCDPSession();
}

/** The id of the page open at `url`, side panels and popups included, or `null`. */
export async function findTarget(session: CDPSession, url: string): Promise<string | null> {
  const { targetInfos } = await session.send('Target.getTargets');
  const found = targetInfos.find(
    (info) => info.type === 'page' && info.url.split(/[?#]/)[0] === url,
  );
  return found?.targetId ?? null;
}

/**
 * Opens a line to a page that Playwright's `pages()` leaves out, as it does with side panel and
 * popup. Commands travel wrapped in the browser's session, since Playwright's sessions cannot
 * address another one.
 */
export async function attach(session: CDPSession, targetId: string): Promise<TargetLine> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const answer: Answer = JSON.parse(event.message);
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  session.on('Target.detachedFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    for (const settle of waiting.values()) settle({ error: { message: 'the page was closed' } });
  });
  return {
    async send<T>(method: string, params: object = {}) {
      const id = ++last;
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
      const message = JSON.stringify({ id, method, params });
      await session.send('Target.sendMessageToTarget', { sessionId, message });
      const { result, error } = await answered;
      waiting.delete(id);
      if (error) throw new Error(`${method}: ${error.message}`);
      // The protocol's answer; the caller names the part it reads.
      return result as T;
    },
  };
}
