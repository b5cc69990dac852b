import { existsSync } from 'node:fs';
import { expectBuilt } from '../../sandbox/browser/built.ts';

/** Playwright runs this before the first test: without any build each of them would fail for the same reason. */
export default function beforeAll(): void {
  if (!existsSync('.output/firefox-mv3')) expectBuilt('.output/chrome-mv3');
}
