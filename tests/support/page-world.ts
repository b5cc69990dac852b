import type { Page } from '@playwright/test';

/** Evaluates an expression, awaits its value and returns it. */
export type Evaluate = <T = unknown>(expression: string) => Promise<T>;

/**
 * The content script's own JavaScript context in Chromium. This is what an attacker has who took
 * over the page's renderer process: the extension APIs of a content script, and the extension's id
 * as the sender of messages.
 */
export async function pageScriptWorld(page: Page): Promise<Evaluate> {
  const session = await page.context().newCDPSession(page);
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { type } = context.auxData as { type: string };
    if (type === 'isolated' && context.origin.startsWith('chrome-extension://')) {
      worlds.push(context.id);
    }
  });
  await session.send('Runtime.enable');
  const [contextId] = worlds;
  if (contextId === undefined || worlds.length > 1)
    throw new Error(`${worlds.length} page scripts`);
  return async <T>(expression: string) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value as T;
  };
}
