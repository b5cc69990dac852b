// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, ok, type Result } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { NearMisses } from './NearMisses.tsx';

const DANA = {
  address: 'danawhitfield@gmail.com',
  asWritten: 'DanaWhitfield@gmail.com',
  name: 'Dana Whitfield',
};
const PLAIN = { address: 'dana@gmail.example', asWritten: 'dana@gmail.example', name: null };
const join = vi.fn<(other: string, together: boolean) => Promise<Result<null>>>();
const buttons = () => [...document.querySelectorAll<HTMLElement>('.near button')];
const press = (at = 0) =>
  act(async () => {
    buttons()[at]?.click();
    await new Promise((resolve) => setTimeout(resolve));
  });

beforeEach(() => {
  vi.clearAllMocks();
  join.mockResolvedValue(ok(null));
  setTranslator((key, values) => [key, ...(values ?? [])].join(' '));
  actSync(() =>
    render(
      <>
        <div class="customer-top">
          <button type="button">menu</button>
        </div>
        <NearMisses people={[DANA, PLAIN]} onJoin={join} />
      </>,
      document.body,
    ),
  );
});
afterEach(clearScreen);

test('each person is a line with a button that names them, and nothing is joined by itself', () => {
  const lines = [...document.querySelectorAll('.near li p')].map((line) => line.textContent);
  expect(lines).toEqual([
    'near Dana Whitfield, DanaWhitfield@gmail.com',
    'near dana@gmail.example',
  ]);
  expect(buttons().map((button) => button.getAttribute('aria-label'))).toEqual([
    'near_join: DanaWhitfield@gmail.com',
    'near_join: dana@gmail.example',
  ]);
  expect(join).not.toHaveBeenCalled();
});

test('one press joins, and the focus goes where it can be taken back', async () => {
  await press();
  expect(join).toHaveBeenCalledExactlyOnceWith(DANA.address, true);
  expect(document.activeElement?.textContent).toBe('menu');
});

test('a failure is said, and can be tried again', async () => {
  join.mockResolvedValueOnce(fail('storeFull'));
  await press(1);
  expect(document.querySelector('.near')?.textContent).toContain('failure_storeFull');
  await press(2);
  expect(join.mock.calls).toEqual([
    [PLAIN.address, true],
    [PLAIN.address, true],
  ]);
  expect(document.querySelector('.near')?.textContent).not.toContain('failure_storeFull');
});
