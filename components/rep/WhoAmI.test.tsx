// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, ok, type Result } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import { clearScreen } from '../../tests/helpers/screen.ts';
import { WhoAmI } from './WhoAmI.tsx';

const user = { id: 'USR-1', name: 'Sam Okafor', address: 'sam@example.org', teams: [] };
const onAnswer = vi.fn<(place: string, user: string | null) => Promise<Result<null>>>();
const press = (label: string) =>
  act(async () => {
    [...document.querySelectorAll('button')].find((one) => one.textContent === label)?.click();
  });

beforeEach(() => {
  onAnswer.mockReset().mockResolvedValue(ok(null));
  setTranslator((key, given) => [key, ...given].join(' '));
});
afterEach(clearScreen);

test('it asks only where somebody is proposed, and either answer is one press', async () => {
  const show = (rep: Parameters<typeof WhoAmI>[0]['rep']) =>
    act(() => render(<WhoAmI rep={rep} onAnswer={onAnswer} />, document.body));
  await show({ is: 'unknown' });
  await show({ is: 'known', user });
  expect(document.body.textContent).toBe('');
  await show({ is: 'proposed', user, place: 'info@example.org' });
  expect(document.body.textContent).toContain('rep_title Sam Okafor');
  await press('rep_yes');
  await press('rep_no');
  expect(onAnswer.mock.calls).toEqual([
    ['info@example.org', 'USR-1'],
    ['info@example.org', null],
  ]);
});

test('an answer that could not be kept is said', async () => {
  onAnswer.mockResolvedValue(fail('storeFull'));
  const rep = { is: 'proposed', user, place: 'sam@example.org' } as const;
  await act(() => render(<WhoAmI rep={rep} onAnswer={onAnswer} />, document.body));
  await press('rep_yes');
  await vi.waitFor(() => expect(document.body.textContent).toContain('failure_storeFull'));
});
