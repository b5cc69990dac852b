// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, ok } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { CustomerView } from '../../lib/view/model.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { ARMING_MS } from '../ui/Dialog.tsx';
import { CustomerMenu } from './CustomerMenu.tsx';

const subject = { address: 'a@example.com', asWritten: 'A@Example.com', name: null };
const customer: CustomerView = {
  ...{
    addresses: ['A@Example.com', 'old@example.com'],
    own: ['a@example.com'],
    name: 'Ann',
    company: null,
    phone: null,
  },
  ...{ next: null, history: [], checked: 1, complete: true, known: true },
};
const on = {
  join: vi.fn(async () => ok(null)),
  forgetCustomer: vi.fn<() => Promise<ReturnType<typeof fail> | { ok: true; value: null }>>(
    async () => ok(null),
  ),
  offer: { watch: vi.fn(), askSlots: vi.fn(), setLanguage: vi.fn() },
};
const button = (label: string) =>
  [...document.querySelectorAll('button')].find(
    (one) => (one.textContent || one.getAttribute('aria-label') || '').trim() === label,
  );
const press = (label: string) =>
  act(async () => {
    const found = button(label);
    if (!found) throw new Error(`no button "${label}" in ${document.body.textContent}`);
    found.click();
    await vi.advanceTimersByTimeAsync(0);
  });

beforeEach(() => {
  vi.clearAllMocks();
  vi.useFakeTimers();
  setTranslator((key) => key);
  actSync(() =>
    render(<CustomerMenu subject={subject} customer={customer} on={on} />, document.body),
  );
});
afterEach(() => {
  vi.useRealTimers();
  clearScreen();
});

test('a new address is added, a known one is removed', async () => {
  await press('customerMenu');
  await press('partAddress old@example.com');
  expect(on.join).toHaveBeenLastCalledWith('old@example.com', false);
  const input = document.querySelector('input');
  if (input) input.value = ' work@example.org ';
  await press('joinAddress');
  expect(on.join).toHaveBeenLastCalledWith('work@example.org', true);
  expect(document.querySelector('input')?.value).toBe('');
});

test('a text that is no address is not sent, and an error is shown', async () => {
  await press('customerMenu');
  const input = document.querySelector('input');
  if (input) input.value = 'somebody';
  await press('joinAddress');
  expect(on.join).not.toHaveBeenCalled();
  expect(document.querySelector('[role=alert]')?.textContent).toBe('noAddress');
});

test('deleting a customer needs a confirmation, and a click that comes too early does not confirm it', async () => {
  await press('customerMenu');
  await press('forgetCustomer');
  await press('forgetCustomer_confirm');
  expect(on.forgetCustomer).not.toHaveBeenCalled();
  await act(async () => void (await vi.advanceTimersByTimeAsync(ARMING_MS)));
  await press('forgetCustomer_confirm');
  expect(on.forgetCustomer).toHaveBeenCalledOnce();
  expect(document.querySelector('dialog')).toBeNull();
});

test('a failed deletion is reported, and the dialog stays open', async () => {
  on.forgetCustomer.mockResolvedValueOnce(fail('storeFull'));
  await press('customerMenu');
  await press('forgetCustomer');
  await act(async () => void (await vi.advanceTimersByTimeAsync(ARMING_MS)));
  await press('forgetCustomer_confirm');
  expect(document.querySelector('dialog')?.textContent).toContain('failure_storeFull');
});
