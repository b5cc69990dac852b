import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { anIntent } from '../../tests/helpers/actions.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import type { IntentEvent } from '../domain/action.ts';
import { createJournal } from './journal.ts';
import { JOURNAL_COPY_KEY, restoreFromCopy, withCopy } from './journal-copy.ts';

beforeEach(freshIndexedDb);

const uuid = (number: number) => `1b4e28ba-2fa1-41d2-883f-${String(number).padStart(12, '0')}`;
const SENT = { is: 'sent', at: 5, server: 5, before: { status: 'scheduled', starts: 9 } } as const;
const REFUSED: IntentEvent = { is: 'refused', failure: { kind: 'conflict' } };

const proposed = (number: number) =>
  anIntent({ id: uuid(number), booking: `BKNG-${number}`, state: 'proposed' });

/** Waits until the copy, which is written in the background, is as expected. */
const settled = (local: ReturnType<typeof memoryStore>, expected: unknown) =>
  expect.poll(() => local.dump()[JOURNAL_COPY_KEY]).toEqual(expected);

test('an action is in the copy from its sending until its outcome is known, without any text', async () => {
  const local = memoryStore();
  const journal = withCopy(createJournal(), local);
  const draft = { reason: 'I am ill', mail: true, seen: {} as never };
  await journal.propose([{ ...proposed(1), draft }, proposed(2)]);
  expect(local.dump()).toEqual({});
  await journal.change(uuid(1), SENT, 'strict');
  await journal.change(uuid(2), SENT, 'strict');
  const entry = (number: number) => ({
    id: uuid(number),
    kind: 'cancel',
    booking: `BKNG-${number}`,
    account: 'admin@example.com',
    at: 5,
  });
  await settled(local, [entry(1), entry(2)]);
  await journal.change(uuid(1), { is: 'lost' });
  await journal.change(uuid(2), REFUSED);
  await settled(local, [entry(1)]);
  await journal.change(uuid(1), REFUSED);
  await settled(local, undefined);
});

test('the copy keeps the twenty newest', async () => {
  const local = memoryStore();
  const journal = withCopy(createJournal(), local);
  for (let number = 1; number <= 25; number++) {
    await journal.propose([proposed(number)]);
    await journal.change(uuid(number), SENT, 'strict');
  }
  const kept = () => (local.dump()[JOURNAL_COPY_KEY] as { id: string }[]).map(({ id }) => id);
  await expect.poll(kept).toEqual(Array.from({ length: 20 }, (_, index) => uuid(index + 6)));
});

test('a copy that cannot be written changes nothing about the action', async () => {
  const local = memoryStore();
  local.breakSet(new Error('full'));
  const journal = withCopy(createJournal(), local);
  await journal.propose([proposed(1)]);
  expect(await journal.change(uuid(1), SENT, 'strict')).toMatchObject({ state: 'sent' });
});

test('after the vault was deleted the copied actions are open, not known, and never sent or done [claim 96]', async () => {
  const local = memoryStore();
  const first = withCopy(createJournal(), local);
  await first.propose([proposed(1)]);
  await first.change(uuid(1), SENT, 'strict');
  await expect.poll(() => local.dump()[JOURNAL_COPY_KEY]).toBeDefined();
  freshIndexedDb();

  const journal = withCopy(createJournal(), local);
  await restoreFromCopy(journal, local);
  expect(await journal.open()).toEqual([
    {
      id: uuid(1),
      kind: 'cancel',
      booking: 'BKNG-1',
      account: 'admin@example.com',
      at: 5,
      before: { status: 'scheduled', starts: null },
      state: 'notKnown',
      restored: true,
      format: 2,
    },
  ]);
  expect(local.dump()).toEqual({});
  // Nothing but the user's own dismissal changes it.
  for (const event of [SENT, REFUSED, { is: 'withdrawn' }, { is: 'gone' }] as IntentEvent[]) {
    expect(await journal.change(uuid(1), event)).toMatchObject({ state: 'notKnown' });
  }
  await journal.change(uuid(1), { is: 'told' });
  expect(await journal.open()).toEqual([]);
});

test('what does not fit is left out of the copy, whatever was written there', async () => {
  const good = { id: uuid(1), kind: 'noShow', booking: 'BKNG-1', account: '', at: 5 };
  const bad = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      { ...good, id: 'x' },
      { ...good, kind: 'delete' },
      { ...good, booking: '../contacts/1' },
      { ...good, at: '5' },
      { ...good, account: 'a'.repeat(300) },
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(bad, { maxLength: 5 }), async (junk) => {
      freshIndexedDb();
      const journal = createJournal();
      await restoreFromCopy(journal, memoryStore({ [JOURNAL_COPY_KEY]: [...junk, good] }));
      expect(await journal.open()).toMatchObject([{ id: uuid(1), kind: 'noShow' }]);
      await journal.close();
    }),
    { numRuns: 50 },
  );
});
