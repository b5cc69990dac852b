import { afterAll, beforeAll } from 'vitest';
import { type Browser, browser, takeBrowser } from '../../lib/platform/browser.ts';

/** Replaces the browser's extension API by these namespaces while the tests of one file run. */
export function standInBrowser(parts: Record<string, object>): void {
  const own = browser;
  const runtime = { id: 'own', ...parts.runtime };
  beforeAll(() => takeBrowser({ ...parts, runtime } as unknown as Browser));
  afterAll(() => takeBrowser(own));
}
