import { statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bytes, TARGETS, type Target, withImports, zipOf } from './output.ts';

const KB = 1000;

/**
 * Raw bytes of JavaScript each entry needs before it does anything. Of the background 50 kB are
 * libraries (schemas 31, the polyfill 10, IndexedDB and retries 8); the store with its sync, the
 * actions with their undo and the message table make up most of the rest. It is read from disk
 * once a wake, and no page ever waits for it: views paint from the store.
 */
const LIMITS: Readonly<Record<string, number>> = {
  'gmail.js': 10_240,
  'hubspot.js': 10_240,
  'crm.js': 24 * KB,
  'background.js': 128 * KB,
  // The panel until its first picture; the others with whatever they ever fetch, see below.
  'sidepanel.html': 72 * KB,
};
/** The same of each page with all that it fetches later. What only another page shows is not in it. */
const WHOLE: Readonly<Record<string, number>> = {
  'sidepanel.html': 129 * KB,
  'popup.html': 99 * KB,
  'options.html': 75 * KB,
  'activity.html': 51 * KB,
  'report.html': 44 * KB,
};

describe.each(TARGETS)('%s', (target: Target) => {
  test.each(Object.entries(LIMITS))('%s stays within %i bytes', (entry, limit) => {
    const size = bytes(target, withImports(target, entry, false));
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(limit);
  });

  test.each(Object.entries(WHOLE))(
    '%s with all it ever fetches stays within %i bytes',
    (page, limit) => {
      expect(bytes(target, withImports(target, page))).toBeLessThanOrEqual(limit);
    },
  );

  test('the zip stays within 190 kB', () => {
    expect(statSync(zipOf(target)).size).toBeLessThanOrEqual(190 * KB);
  });
});
