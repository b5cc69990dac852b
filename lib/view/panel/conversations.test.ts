import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NOW } from '../../../tests/helpers/panel.ts';
import { holdTime, viewDeps } from '../../../tests/helpers/view-deps.ts';
import { fail, ok } from '../../domain/result.ts';
import { createConversations } from './conversations.ts';

const GIVEN = ok({ is: 'given', answers: [{ question: 'Q', answer: 'A' }] });

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

function world() {
  const { deps, sent, change } = viewDeps();
  return { ask: createConversations(deps), sent: () => sent('readConversation'), change };
}

test('each conversation is asked for once', async () => {
  const { ask, sent } = world();
  const both = [ask('BKNG-1'), ask('BKNG-1')];
  expect(sent().map(({ input }) => input)).toEqual([{ id: 'BKNG-1' }]);
  await sent()[0]?.answer(GIVEN);
  expect(await Promise.all([...both, ask('BKNG-1')])).toEqual([GIVEN, GIVEN, GIVEN]);
  void ask('BKNG-2');
  expect(sent()).toHaveLength(2);
});

test('one that could not be read is asked for again', async () => {
  const { ask, sent } = world();
  const first = ask('BKNG-1');
  await sent()[0]?.answer(fail('offline'));
  expect(await first).toEqual(fail('offline'));
  void ask('BKNG-1');
  expect(sent()).toHaveLength(2);
});

test.each(['key', 'settings', 'forgotten'] as const)(
  'nothing of them is left after a change of “%s”',
  async (kind) => {
    const { ask, sent, change } = world();
    void ask('BKNG-1');
    await sent()[0]?.answer(GIVEN);
    await change({ kind });
    void ask('BKNG-1');
    expect(sent()).toHaveLength(2);
  },
);
