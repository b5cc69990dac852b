// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, ok, type Result } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { UnlockForm } from './UnlockForm.tsx';

const onUnlock = vi.fn<(passphrase: string) => Promise<Result<boolean>>>();
const field = () => document.querySelector('input');
const status = () => document.querySelector('[role=status]')?.textContent;

beforeEach(() => {
  setTranslator((key) => `[${key}]`);
  onUnlock.mockReset();
  actSync(() => render(<UnlockForm onUnlock={onUnlock} />, document.body));
});
afterEach(clearScreen);

async function enter(text: string): Promise<void> {
  const input = field();
  if (input) input.value = text;
  await act(async () => {
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    // Waits until the answer has arrived and is rendered.
    await new Promise((resolve) => setTimeout(resolve));
  });
}

test('a wrong passphrase is reported, and another can be entered any number of times', async () => {
  onUnlock.mockResolvedValue(ok(false));
  for (let tries = 1; tries <= 12; tries += 1) {
    await enter(`wrong ${tries}`);
    expect(status()).toBe('[unlock_wrong][unlock_wrong_step]');
    expect(field()?.getAttribute('aria-invalid')).toBe('true');
    expect(onUnlock).toHaveBeenCalledTimes(tries);
  }
  onUnlock.mockResolvedValue(ok(true));
  await enter(' the right one ');
  // Not trimmed: a space may be part of the passphrase.
  expect(onUnlock).toHaveBeenLastCalledWith(' the right one ');
  expect(status()).toBe('');
});

test('an empty passphrase is not sent', async () => {
  await enter('');
  expect(onUnlock).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(field());
});

test('while a passphrase is checked, no other is sent', async () => {
  onUnlock.mockReturnValue(new Promise(() => {}));
  await enter('one');
  await enter('two');
  expect(onUnlock.mock.calls).toEqual([['one']]);
  expect(status()).toBe('[unlock_busy]');
});

test.each([
  ['a failure', () => Promise.resolve(fail('storeFull')), '[failure_storeFull]'],
  ['a background that is gone', () => Promise.reject(new Error('x')), '[failure_bug]'],
])('%s while unlocking is reported', async (_what, answer, words) => {
  onUnlock.mockImplementation(answer);
  await enter('a passphrase');
  expect(status()).toContain(words);
});
