import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdTime, pass, viewDeps } from '../../../tests/helpers/view-deps.ts';
import { ok } from '../../domain/result.ts';
import { createReasons } from './reasons.ts';

const SUGGESTED = ['reason_suggested1', 'reason_suggested2', 'reason_suggested3'];

beforeEach(() => holdTime(Date.UTC(2026, 4, 5, 12)));
afterEach(() => void vi.useRealTimers());

test('the suggested phrases stand where the user has none, and changes are seen at once', async () => {
  const { deps, change } = viewDeps();
  const { view } = createReasons(deps);
  await pass();
  expect(view.value).toEqual({ phrases: SUGGESTED, last: null });
  await deps.settings.set('reasons', { phrases: [null, 'I am ill.'], last: 'The room is taken.' });
  await change({ kind: 'settings' });
  expect(view.value).toEqual({
    phrases: [SUGGESTED[0], 'I am ill.', SUGGESTED[2]],
    last: 'The room is taken.',
  });
});

test.each([
  ['own words', ' The room is taken. ', ['The room is taken.']],
  ['blanks', ' \n', []],
  ['a phrase', 'reason_suggested2', []],
])('%s as a reason', async (_, reason, kept) => {
  const { deps, sent } = viewDeps();
  const { keep } = createReasons(deps);
  await pass();
  const done = keep(reason);
  for (const one of sent('keepReason')) await one.answer(ok(null));
  await done;
  expect(sent('keepReason').map(({ input }) => (input as { reason: string }).reason)).toEqual(kept);
});
