import type { BrowserContext, CDPSession } from '@playwright/test';

/** A DevTools protocol connection to one page of the browser. */
export interface TargetLine {
  /**
   * Sends a command and resolves to its result. Rejects with the browser's message when it fails.
   */
  send<T = unknown>(method: string, params?: object): Promise<T>;
}

interface Answer {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

/** A DevTools session with the browser itself, which also lists pages that are not tabs. */
export async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (!browser) throw new Error('this context belongs to no browser');
  return browser.newBrowserCDPSession();
}

/**
 * The target id of the page open at `url`, side panels and popups included; `null` when there is
 * none.
 */
export async function findTarget(session: CDPSession, url: string): Promise<string | null> {
  const { targetInfos } = await session.send('Target.getTargets');
  const found = targetInfos.find(
    (info) => info.type === 'page' && info.url.split(/[?#]/)[0] === url,
  );
  return found?.targetId ?? null;
}

/**
 * Connects to a page that is missing from Playwright's `pages()`, such as the side panel or popup.
 * Commands are wrapped in messages of the browser's session, because Playwright's sessions cannot
 * address another session.
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
      // Not validated: the caller declares the part of the protocol's answer that it reads.
      return result as T;
    },
  };
}

/** The URL of every script a page has loaded. Extension pages have no resource timing. */
export async function scriptsOf(line: TargetLine): Promise<string[]> {
  const { frameTree } = await line.send<{
    frameTree: { resources: { url: string; type: string }[] };
  }>('Page.getResourceTree');
  return frameTree.resources.filter(({ type }) => type === 'Script').map(({ url }) => url);
}
