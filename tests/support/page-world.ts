import type { Page } from '@playwright/test';

/** Runs an expression and returns its value, awaited. */
export type Evaluate = <T = unknown>(expression: string) => Promise<T>;

/**
 * The very world our page script lives in, in Chromium, as whoever took the page's renderer over
 * would have it: with the extension's interfaces, and with our id as sender.
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
