import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Change } from '../messages/changes.ts';
import { COVERAGE_RELOAD_MS, LIST_RELOAD_MS, reloadAfter } from './reload.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watched() {
  const listeners: ((change: Change) => void)[] = [];
  const load = vi.fn();
  const observeChanges = (listener: (change: Change) => void) => {
    listeners.push(listener);
    return () => {};
  };
  reloadAfter(100, { observeChanges }, ['bookings', 'forgotten'], load);
  const change = (kind: 'bookings' | 'sync') => {
    for (const listener of listeners) listener({ kind });
  };
  return { load, change };
}

test('many changes in a row cause one load, after the interval', () => {
  const { load, change } = watched();
  for (let times = 0; times < 20; times += 1) change('bookings');
  vi.advanceTimersByTime(99);
  expect(load).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(load).toHaveBeenCalledOnce();
});

test('a change after the load causes another one, and one during the interval is not lost', () => {
  const { load, change } = watched();
  change('bookings');
  vi.advanceTimersByTime(60);
  change('bookings');
  vi.advanceTimersByTime(40);
  expect(load).toHaveBeenCalledTimes(1);
  change('bookings');
  vi.advanceTimersByTime(100);
  expect(load).toHaveBeenCalledTimes(2);
});

test('a change of another kind causes no load', () => {
  const { load, change } = watched();
  change('sync');
  vi.advanceTimersByTime(1000);
  expect(load).not.toHaveBeenCalled();
});

test('coverage is loaded later than any list', () => {
  expect(COVERAGE_RELOAD_MS).toBeGreaterThan(LIST_RELOAD_MS);
});
