import { ACTION_KINDS, type ActionKind } from '../domain/booking.ts';
import { type Intent, isUnsettled } from '../domain/intent.ts';
import type { Journal } from './journal.ts';
import { keepCopy, type Local, MAX_COPIED } from './kept-copy.ts';

/** What the copy keeps of an action whose outcome is in doubt; no name, reason or customer. */
interface CopiedAction {
  id: string;
  kind: ActionKind;
  booking: string;
  /** The address of its OnceHub account; empty where it is not known. */
  account: string;
  /** When it was sent (UTC ms). */
  at: number;
}

/** The key of the copy in `storage.local`. */
export const JOURNAL_COPY_KEY = 'journal.copy';

const INTENT_ID = /^[0-9a-f-]{36}$/;
const BOOKING_ID = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * The same journal, which also keeps a copy of the actions in doubt in `storage.local`: a browser
 * that deletes the vault leaves that area alone. The copy is only read by `restoreFromCopy`.
 */
export function withCopy<Given extends Journal>(journal: Given, local: Local): Given {
  const update = keepCopy(local, JOURNAL_COPY_KEY, readCopy);
  return {
    ...journal,
    async change(id, event, durability) {
      const intent = await journal.change(id, event, durability);
      if (event.is === 'sent' && intent?.state === 'sent') {
        const { kind, booking, account = '', at } = intent;
        update((actions) => [
          ...actions.filter((one) => one.id !== id),
          { id, kind, booking, account, at },
        ]);
      } else if (intent && !isUnsettled(intent)) {
        update((actions) => actions.filter((one) => one.id !== id));
      }
      return intent;
    },
  };
}

/**
 * Puts the actions of the copy into a journal whose vault was deleted, as actions whose outcome is
 * not known. They are shown, and never sent or called done. Rejects where the journal fails; then
 * the copy is kept.
 */
export async function restoreFromCopy(journal: Journal, local: Local): Promise<void> {
  const actions = readCopy(await local.get(JOURNAL_COPY_KEY));
  if (actions.length === 0) return;
  for (const { account, ...action } of actions) {
    const intent: Intent = {
      ...action,
      ...(account && { account }),
      before: { status: 'scheduled', starts: null },
      state: 'notKnown',
      restored: true,
      format: 2,
    };
    await journal.propose([intent]);
  }
  await local.remove(JOURNAL_COPY_KEY);
}

/** Reads the copy. Another program could have written it, so what does not fit is left out. */
function readCopy(kept: unknown): CopiedAction[] {
  if (!Array.isArray(kept)) return [];
  return kept.slice(-MAX_COPIED).flatMap((one: Partial<CopiedAction> | null) => {
    const { id, kind, booking, account, at } = one ?? {};
    const isWhole =
      typeof id === 'string' &&
      INTENT_ID.test(id) &&
      typeof booking === 'string' &&
      BOOKING_ID.test(booking) &&
      typeof account === 'string' &&
      account.length <= 254 &&
      Number.isSafeInteger(at);
    const known = ACTION_KINDS.find((name) => name === kind);
    return isWhole && known ? [{ id, kind: known, booking, account, at: at as number }] : [];
  });
}
