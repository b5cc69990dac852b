import { fail, ok, type Result } from '../domain/result.ts';
import type { KeyedStore } from '../platform/storage.ts';
import { isSealed, openBy, type Sealed, seal, sealBy, unseal } from './crypto.ts';
import { type KeyState, keyState, readKeyState } from './key-state.ts';
import { KEY_STATE } from './setting-keys.ts';

/** The API key: encrypted on disk, in plain text only in memory and in request headers. */
export interface KeyRing {
  /**
   * The key in plain text, or why there is none: `noKey`, `keyLocked`, `keyRefused`, `planRefused`.
   * Stored data that cannot be decrypted is deleted.
   */
  key(): Promise<Result<string>>;
  /** Stores a key that OnceHub accepted, without a passphrase; it replaces any other key. */
  keep(key: string, account: string): Promise<void>;
  /**
   * Records that OnceHub refuses `key`, or its plan: no request is made until another key is
   * entered. A late answer about a key that was replaced meanwhile is ignored.
   */
  refused(kind: 'keyRefused' | 'planRefused', key?: string): Promise<void>;
  /** The state of the key, without the key. */
  state(): Promise<KeyState>;
  /**
   * Adds a passphrase to the encryption of the stored key; `null` removes the passphrase. Fails
   * like `key` where there is no usable key.
   */
  protect(passphrase: string | null): Promise<Result<null>>;
  /** Unlocks the key until the browser closes. The value is whether the passphrase was right. */
  unlock(passphrase: string): Promise<Result<boolean>>;
  /** Deletes the key from memory and from all storage. */
  forget(): Promise<void>;
}

/** The stored value. It is one item, so that key and state always change together. */
interface Kept {
  state: 'ready' | 'locked';
  ending: string;
  account: string;
  /** The encrypted key; in state `locked`, the key encrypted by the passphrase and then again. */
  sealed: Sealed;
}

const REFUSALS = { refused: 'keyRefused', planRefused: 'planRefused' } as const;

/** The dependencies of the key ring. */
interface KeyDeps {
  local: KeyedStore;
  session: KeyedStore;
  /** Called after data that could not be decrypted was deleted. */
  mended?(): void;
  /** PBKDF2 rounds for a new passphrase; `PBKDF2_ROUNDS` by default. */
  rounds?: number;
}

/** Creates the key ring. */
export function createKeyRing({ local, session, mended, rounds }: KeyDeps): KeyRing {
  let plain: string | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** A queue of changes: deriving a key takes time, and no other change may run meanwhile. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  }

  const state = () => keyState({ local, session });
  const sealedText = (text: string) => seal(new TextEncoder().encode(text));

  /** The key, or why it is not available. Reads only. */
  async function readPlain(): Promise<Result<string> | 'damaged'> {
    const known = await state();
    if (known.state === 'none') return fail('noKey');
    if (known.state === 'locked') return fail('keyLocked');
    if (known.state !== 'ready') return fail(REFUSALS[known.state]);
    if (plain !== undefined) return ok(plain);
    const kept = (await session.get(KEY_STATE)) ?? (await local.get(KEY_STATE));
    const bytes = await unseal((kept as Partial<Kept> | undefined)?.sealed);
    // If another key was entered while this one was decrypted, the other key wins.
    if (bytes && !isSealed(bytes)) plain ??= new TextDecoder().decode(bytes);
    return plain === undefined ? 'damaged' : ok(plain);
  }

  /**
   * Deletes data that cannot be decrypted. For a key with a passphrase only the unlocked copy is
   * deleted, so that it becomes locked.
   */
  async function deleteDamaged(): Promise<void> {
    if ((await readPlain()) !== 'damaged') return;
    const isOpen = (await session.get(KEY_STATE)) !== undefined;
    await (isOpen ? session : local).remove(KEY_STATE);
    mended?.();
  }

  async function clear(): Promise<void> {
    plain = undefined;
    // The unlocked copy first: if the second step fails, the key is left locked.
    await session.remove(KEY_STATE);
    await local.remove(KEY_STATE);
  }

  return {
    state,
    async key() {
      const found = await readPlain();
      if (found !== 'damaged') return found;
      await inTurn(deleteDamaged);
      const left = await readPlain();
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
        await local.set(KEY_STATE, { state: now, ending: known.ending, account: known.account });
      }),
    protect: (passphrase) =>
      inTurn(async () => {
        const found = await readPlain();
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
        // The unlocked copy first: while the disk is unchanged, it makes no difference.
        await session.set(KEY_STATE, open);
        await local.set(KEY_STATE, { ...known, state: 'locked', sealed });
        return ok(null);
      }),
    unlock: (passphrase) =>
      inTurn(async () => {
        const kept = await local.get(KEY_STATE);
        const known = readKeyState(kept);
        if (known.state !== 'locked') {
          const found = await readPlain();
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
