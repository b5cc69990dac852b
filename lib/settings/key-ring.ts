import { fail, ok, type Result } from '../domain/result.ts';
import type { KeyedStore } from '../platform/storage.ts';
import { isSealed, openBy, type Sealed, seal, sealBy, unseal } from './crypto.ts';
import { KEY_STATE, type KeyState, keyState, readKeyState } from './key-state.ts';

/** The API key: sealed on disk, plain only in the background's memory and in the header of a request. */
export interface KeyRing {
  key(): Promise<Result<string>>;
  /** Keeps a key that holds, without a passphrase, in the place of any other. */
  keep(key: string, account: string): Promise<void>;
  /**
   * OnceHub refuses `key`, or its plan: every call stops until another key is entered. Late news of
   * a key that was replaced meanwhile changes nothing.
   */
  refused(kind: 'keyRefused' | 'planRefused', key?: string): Promise<void>;
  state(): Promise<KeyState>;
  /** Seals the key by a passphrase, too, or by none any more (`null`). Where the key cannot be had it fails as `key` does. */
  protect(passphrase: string | null): Promise<Result<null>>;
  /** Opens a locked key until the browser closes; answers whether it is the right passphrase. */
  unlock(passphrase: string): Promise<Result<boolean>>;
  /** Removes the key from memory and from every store. */
  forget(): Promise<void>;
}

/** What each store keeps in one item, so that key and state change together. */
interface Kept {
  state: 'ready' | 'locked';
  ending: string;
  account: string;
  /** The key itself, or, while locked, the key sealed by the passphrase. */
  sealed: Sealed;
}

const REFUSALS = { refused: 'keyRefused', planRefused: 'planRefused' } as const;

/** What the key ring depends on. */
interface KeyDeps {
  local: KeyedStore;
  session: KeyedStore;
  /** Told when what could not be opened was removed. */
  mended?(): void;
  /** Rounds of a new passphrase's derivation, where not the usual ones. */
  rounds?: number;
}

/** Makes the key ring. */
export function createKeyRing({ local, session, mended, rounds }: KeyDeps): KeyRing {
  let plain: string | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** One change after the other: deriving a key takes a while, and nothing may come between. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  }

  const state = () => keyState({ local, session });
  const sealedText = (text: string) => seal(new TextEncoder().encode(text));

  /** The key, or why it cannot be had; changes nothing. */
  async function look(): Promise<Result<string> | 'damaged'> {
    const known = await state();
    if (known.state === 'none') return fail('noKey');
    if (known.state === 'locked') return fail('keyLocked');
    if (known.state !== 'ready') return fail(REFUSALS[known.state]);
    if (plain !== undefined) return ok(plain);
    const kept = (await session.get(KEY_STATE)) ?? (await local.get(KEY_STATE));
    const bytes = await unseal((kept as Partial<Kept> | undefined)?.sealed);
    // Another key may have been entered while this one was unsealed: that one stands.
    if (bytes && !isSealed(bytes)) plain ??= new TextDecoder().decode(bytes);
    return plain === undefined ? 'damaged' : ok(plain);
  }

  /** Removes what cannot be opened: of a locked key only what kept it open. */
  async function mend(): Promise<void> {
    if ((await look()) !== 'damaged') return;
    const isOpen = (await session.get(KEY_STATE)) !== undefined;
    await (isOpen ? session : local).remove(KEY_STATE);
    mended?.();
  }

  async function clear(): Promise<void> {
    plain = undefined;
    // First what is open: what is left of a half of this is a locked key.
    await session.remove(KEY_STATE);
    await local.remove(KEY_STATE);
  }

  return {
    state,
    async key() {
      const found = await look();
      if (found !== 'damaged') return found;
      await inTurn(mend);
      const left = await look();
      return left === 'damaged' ? fail('noKey') : left;
    },
    keep: (key, account) =>
      inTurn(async () => {
        const ending = key.slice(-4);
        const kept: Kept = { state: 'ready', ending, account, sealed: await sealedText(key) };
        await session.remove(KEY_STATE);
        await local.set(KEY_STATE, kept);
        plain = key;
      }),
    refused: (kind, key) =>
      inTurn(async () => {
        if (key !== undefined && plain !== undefined && key !== plain) return;
        const known = await state();
        if (known.state !== 'ready') return;
        const now = kind === 'keyRefused' ? 'refused' : 'planRefused';
        await session.remove(KEY_STATE);
        await local.set(KEY_STATE, { state: now, ending: known.ending });
      }),
    protect: (passphrase) =>
      inTurn(async () => {
        const found = await look();
        if (found === 'damaged') return fail('noKey');
        if (!found.ok) return found;
        const known = await state();
        if (known.state !== 'ready') return fail('changed');
        const open: Kept = { ...known, sealed: await sealedText(found.value) };
        if (passphrase === null) {
          await local.set(KEY_STATE, open);
          await session.remove(KEY_STATE);
          return ok(null);
        }
        const sealed = await seal(await sealBy(passphrase, found.value, rounds));
        // First what keeps it open: with the disk as it was, that changes nothing.
        await session.set(KEY_STATE, open);
        await local.set(KEY_STATE, { ...known, state: 'locked', sealed });
        return ok(null);
      }),
    unlock: (passphrase) =>
      inTurn(async () => {
        const kept = await local.get(KEY_STATE);
        const known = readKeyState(kept);
        if (known.state !== 'locked') {
          const found = await look();
          if (found === 'damaged') return fail('noKey');
          return found.ok ? ok(true) : found;
        }
        const bytes = await unseal((kept as Partial<Kept>).sealed);
        if (!bytes || !isSealed(bytes)) {
          await clear();
          return fail('noKey');
        }
        const key = await openBy(passphrase, bytes);
        if (key === null) return ok(false);
        const open: Kept = { ...known, state: 'ready', sealed: await sealedText(key) };
        await session.set(KEY_STATE, open);
        plain = key;
        return ok(true);
      }),
    forget: () => inTurn(clear),
  };
}
