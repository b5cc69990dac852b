import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askedAhead, keepAhead } from './prefetch.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  Object.assign(globalThis, { askedAhead: undefined });
});

test('what was asked ahead is the answer, once', async () => {
  keepAhead('place', Promise.resolve('ahead'));
  const ask = vi.fn(async () => 'anew');
  expect(await askedAhead('place', ask)).toBe('ahead');
  expect(ask).not.toHaveBeenCalled();
  expect(await askedAhead('place', ask)).toBe('anew');
});

test('what was not asked ahead is asked', async () => {
  keepAhead('place', Promise.resolve('ahead'));
  expect(await askedAhead('granted', async () => 'anew')).toBe('anew');
});

test('after the first turn every answer is old', async () => {
  keepAhead('place', Promise.resolve('ahead'));
  keepAhead('granted', Promise.resolve('ahead'));
  expect(await askedAhead('place', async () => 'anew')).toBe('ahead');
  vi.runAllTimers();
  expect(await askedAhead('granted', async () => 'anew')).toBe('anew');
});

test('a failure is told to whoever takes it, and troubles nobody else', async () => {
  const unheard = vi.fn();
  process.on('unhandledRejection', unheard);
  keepAhead('place', Promise.reject(new Error('gone')));
  keepAhead('granted', Promise.reject(new Error('gone')));
  await expect(askedAhead('place', async () => 'anew')).rejects.toThrow('gone');
  await new Promise(setImmediate);
  expect(unheard).not.toHaveBeenCalled();
  process.off('unhandledRejection', unheard);
});
