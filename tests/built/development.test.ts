import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEV_ADD_ON_ID } from '../../sandbox/dev/build.ts';
import { filesOf, folderOf, read, TARGETS } from './output.ts';

/** Traces of the development build: its name, its id, and what Vite and WXT add for it. */
const TRACES = /\(development\)|Bookside dev|bookside-dev|unsafe-inline|@vite|vite-hmr|ws:\/\//;

describe.each(TARGETS)('%s', (target) => {
  test('the production build contains nothing of the development build', () => {
    expect(DEV_ADD_ON_ID).toMatch(TRACES);
    for (const file of filesOf(target).filter((name) => /\.(?:js|html|json|css)$/.test(name))) {
      expect(read(target, file).match(TRACES)?.[0], file).toBeUndefined();
    }
  });

  test('the production build has the production icons, not the development build’s', () => {
    const icons = filesOf(target).filter((file) => file.startsWith('icon/'));
    expect(icons).toHaveLength(5);
    for (const icon of icons) {
      const built = readFileSync(`${folderOf(target)}/${icon}`);
      expect(built.equals(readFileSync(`public/${icon}`)), icon).toBe(true);
      expect(built.equals(readFileSync(`sandbox/dev/${icon}`)), icon).toBe(false);
    }
  });
});

test('the configuration of the production build does not mention the development build', () => {
  expect(readFileSync('wxt.config.ts', 'utf8')).not.toMatch(/sandbox|localhost|development/);
});
