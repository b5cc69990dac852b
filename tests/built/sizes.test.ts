import { statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIRST, WHOLE } from '../support/page-limits.ts';
import { bytes, TARGETS, type Target, withImports, zipOf } from './output.ts';

const KB = 1000;

/**
 * The most bytes of JavaScript (uncompressed) that each entry may load before it runs. Of the
 * background, 50 kB are libraries (schemas 31, the polyfill 10, IndexedDB and retries 8); the store
 * with its sync, the actions with their undo, the orders (19) and the message table are most of
 * the rest; the lists of mail domains and time zones are 5. It is read from disk once per start of
 * the worker, and no page ever waits for it: views render from the store.
 */
const LIMITS: Readonly<Record<string, number>> = {
  'gmail.js': 12_000,
  'hubspot.js': 12_000,
  'crm.js': 26 * KB,
  'background.js': 198 * KB,
};

describe.each(TARGETS)('%s', (target: Target) => {
  test.each(Object.entries(LIMITS))('%s loads at most %i bytes at start', (entry, limit) => {
    const size = bytes(target, withImports(target, entry, false));
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(limit);
  });

  test.each(Object.entries(FIRST))('%s loads at most %i bytes at start', (page, limit) => {
    const size = bytes(target, withImports(target, `${page}.html`, false));
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(limit);
  });

  test.each(Object.entries(WHOLE))('%s loads at most %i bytes in all', (page, limit) => {
    expect(bytes(target, withImports(target, `${page}.html`))).toBeLessThanOrEqual(limit);
  });

  test('the zip has at most 260 kB', () => {
    expect(statSync(zipOf(target)).size).toBeLessThanOrEqual(260 * KB);
  });
});
