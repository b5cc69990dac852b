import { expect, test, vi } from 'vitest';
import { createLinkKey } from './link-key.ts';

function pressable(openPopup: (() => Promise<unknown>) | null) {
  const time = { now: 1000 };
  const deps = { openPopup, openPanel: vi.fn(async () => true), announce: vi.fn() };
  return { ...deps, time, key: createLinkKey({ ...deps, clock: () => time.now }) };
}

test('the popup that the shortcut opens is told once', () => {
  const openPopup = vi.fn(async () => {});
  const { key } = pressable(openPopup);
  expect(key.take()).toBe(false);
  key.pressed({ windowId: 1 });
  // Within the event, as browsers require.
  expect(openPopup).toHaveBeenCalledOnce();
  expect([key.take(), key.take()]).toEqual([true, false]);
});

test('a popup that opens much later, or after the clock was set back, was opened for something else', () => {
  const { key, time } = pressable(async () => {});
  for (const later of [10_000, -1]) {
    key.pressed(undefined);
    time.now += later;
    expect(key.take()).toBe(false);
  }
});

test('a popup that is open already is announced to', async () => {
  const { key, announce } = pressable(async () => Promise.reject(new Error('open already')));
  key.pressed({ windowId: 1 });
  await vi.waitFor(() => expect(announce).toHaveBeenCalledWith({ kind: 'link' }));
  expect(key.take()).toBe(true);
});

test('a browser that opens no popup opens the panel, which has the button', () => {
  const { key, openPanel } = pressable(null);
  key.pressed({ windowId: 3 });
  expect(openPanel.mock.calls).toEqual([[3]]);
  key.pressed(undefined);
  expect(openPanel).toHaveBeenCalledOnce();
});
