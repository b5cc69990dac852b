import { existsSync } from 'node:fs';
import { expectBuilt } from '../../sandbox/browser/built.ts';

/**
 * Playwright's global setup: fails at once if there is no build, which would fail every test for
 * the same reason.
 */
export default function beforeAll(): void {
  if (!existsSync('.output/firefox-mv3')) expectBuilt('.output/chrome-mv3');
}
