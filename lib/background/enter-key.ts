import { inText } from '../address/in-text.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Change } from '../messages/changes.ts';
import type { Input, Output } from '../messages/table.ts';
import type { Client } from '../oncehub/client.ts';
import type { KeyRing } from '../settings/key-ring.ts';
import { readKey } from '../settings/key-state.ts';
import type { SyncChoice } from '../settings/sync-choice.ts';
import type { StoreReader } from '../store/reader.ts';
import type { StoreWriter } from '../store/writer.ts';
import type { WholeJournal } from '../vault/journal.ts';

/** What entering a key depends on. */
export interface EnterKeyDeps {
  client: Pick<Client, 'knows' | 'test'>;
  keyRing: Pick<KeyRing, 'keep' | 'state'>;
  reader: Pick<StoreReader, 'count' | 'newest'>;
  writer: Pick<StoreWriter, 'wipe'>;
  journal: Pick<WholeJournal, 'change' | 'open' | 'orders'>;
  choice: { change(changes: Partial<SyncChoice>): Promise<void> };
  announce(change: Change): void;
}

/** How many stored bookings are looked for under a new key whose account has another address. */
const LOOKED_FOR = 3;

/**
 * Creates the handler of `useKey`: it stores a key that OnceHub accepts. Of a key of another
 * account it stores nothing and answers `asks`, until the person agrees to lose what is stored;
 * then that is removed, since data of two accounts must never mix. Fails as the client does, and
 * with `changed` where another key was entered meanwhile. `entered` is called for a key that was
 * stored; `isNew`: it is of another account.
 */
export function createKeyEntry(
  deps: EnterKeyDeps,
  entered: (isNew: boolean) => Promise<void>,
): (input: Input<'useKey'>) => Promise<Output<'useKey'>> {
  const { client, keyRing, reader, writer } = deps;
  let turns = 0;

  /** Whether a key is of the account whose bookings are stored, as those tell. */
  async function knowsStored(key: string): Promise<Result<boolean>> {
    for (const { id } of await reader.newest(LOOKED_FOR)) {
      const known = await client.knows(key, id);
      if (!known.ok || known.value) return known;
    }
    return ok(false);
  }

  return async ({ key: typed, agreed }) => {
    const key = readKey(typed);
    if (key === null) return fail('badRequest');
    const turn = ++turns;
    const answer = await client.test(key);
    if (!answer.ok) return answer;
    const [account = ''] = inText(answer.value);
    const known = await keyRing.state();
    const before = 'account' in known ? known.account : '';
    const hasSameAddress = account !== '' && before === account;
    const same = hasSameAddress ? ok(true) : await knowsStored(key);
    if (!same.ok) return same;
    const isEmpty = known.state === 'none' && (await reader.count()) === 0;
    // Another key was entered meanwhile, and that one wins.
    if (turn !== turns) return fail('changed');
    const hasAgreed = agreed?.account === account && agreed.before === before;
    if (!same.value && !isEmpty && !hasAgreed) return ok({ account, asks: { before } });

    if (!same.value) await writer.wipe();
    await keyRing.keep(key, account);
    if (same.value) await adopt(before, account);
    else {
      // Again, to discard the results of requests that still used the old key.
      await writer.wipe();
      await deps.choice.change({ me: null });
    }
    deps.announce({ kind: same.value ? 'key' : 'forgotten' });
    await entered(!same.value);
    return ok({ account });
  };

  /** The account has another address now: what is under way in it goes on under that one. */
  async function adopt(from: string, account: string): Promise<void> {
    if (from === account || account === '') return;
    try {
      for (const { id } of await deps.journal.open()) {
        await deps.journal.change(id, { is: 'adopted', account, from });
      }
      for (const { id } of await deps.journal.orders.open()) {
        await deps.journal.orders.change(id, { is: 'adopted', account, from });
      }
    } catch {
      // They stay as of another account, and are not read or sent.
    }
  }
}
