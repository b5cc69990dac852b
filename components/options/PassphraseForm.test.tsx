// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, ok, type Result } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { loadDeferred } from '../ui/deferred.tsx';
import { PassphraseForm } from './PassphraseForm.tsx';

const onSet = vi.fn<(passphrase: string | null) => Promise<Result<null>>>();
const status = () => document.querySelector('[role=status]')?.textContent;
/** Resolves when the answer has arrived and is rendered. */
const answered = () => new Promise((resolve) => setTimeout(resolve));
const show = (isProtected: boolean) =>
  actSync(() => render(<PassphraseForm isProtected={isProtected} onSet={onSet} />, document.body));

beforeEach(() => {
  setTranslator((key) => `[${key}]`);
  onSet.mockReset();
  onSet.mockResolvedValue(ok(null));
});
afterEach(clearScreen);

async function enter(one: string, again: string): Promise<void> {
  await act(async () => {
    await loadDeferred();
    document.querySelector('details')?.dispatchEvent(new Event('toggle'));
  });
  const inputs = [...document.querySelectorAll('input')];
  inputs.forEach((input, index) => {
    input.value = [one, again][index] ?? '';
  });
  await act(async () => {
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await answered();
  });
}

test('a passphrase that was typed the same way twice is set, without trimming', async () => {
  show(false);
  await enter(' eight… ', ' eight… ');
  expect(onSet.mock.calls).toEqual([[' eight… ']]);
  expect(status()).toBe('');
});

test.each([
  ['short', '1234567', '1234567', '[passphrase_short]'],
  ['not the same twice', '12345678', '12345679', '[passphrase_differs]'],
])('a passphrase that is %s is not set', async (_what, one, again, words) => {
  show(false);
  await enter(one, again);
  expect(onSet).not.toHaveBeenCalled();
  expect(status()).toBe(words);
});

test('one press removes the passphrase, and a failure is reported', async () => {
  show(true);
  expect(document.querySelector('input')).toBeNull();
  onSet.mockResolvedValue(fail('keyLocked'));
  await act(async () => {
    document.querySelector('button')?.click();
    await answered();
  });
  expect(onSet.mock.calls).toEqual([[null]]);
  expect(status()).toContain('[failure_keyLocked]');
});
