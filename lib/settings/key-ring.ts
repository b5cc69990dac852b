import { fail, ok, type Result } from '../domain/result.ts';
import type { KeyedStore } from '../platform/storage.ts';
import { isSealed, openBy, type Sealed, seal, sealBy, unseal } from './crypto.ts';
import { type KeyState, keyState, readKeyState } from './key-state.ts';
import { applyKeyEvent, type KeyEvent, type KeyTrust, readKeyTrust } from './key-trust.ts';
import { KEY_STATE } from './setting-keys.ts';

/** The API key: encrypted on disk, in plain text only in memory and in request headers. */
export interface KeyRing {
  /**
   * The key in plain text, or why no request may be made with it: `noKey`, `keyLocked`,
   * `keyInDoubt`, `keyRefused`, `planRefused`. A key that cannot be decrypted is marked as lost.
   */
  key(): Promise<Result<string>>;
  /** The same whatever OnceHub said of the key: to ask whether it is accepted. */
  keyToTest(): Promise<Result<string>>;
  /** Stores a key that OnceHub accepted, without a passphrase; it replaces any other key. */
  keep(key: string, account: string): Promise<void>;
  /** What is known of the stored key. */
  trust(): Promise<KeyTrust>;
  /**
   * Notes what an answer tells of `key` at `now` (UTC ms), and answers what is known then. An
   * answer about a key that was replaced meanwhile is ignored.
   */
  hear(event: KeyEvent, key: string, now: number): Promise<KeyTrust>;
  /** The state of the key, without the key. */
  state(): Promise<KeyState>;
  /**
   * Adds a passphrase to the encryption of the stored key; `null` removes the passphrase. Fails
   * like `keyToTest` where there is no open key.
   */
  protect(passphrase: string | null): Promise<Result<null>>;
  /**
   * Unlocks the key until the browser closes. The value is whether the passphrase was right. Fails
   * with `noKey` where the stored key cannot be decrypted.
   */
  unlock(passphrase: string): Promise<Result<boolean>>;
  /** Deletes the key from memory and from all storage. Only a person asks for that. */
  forget(): Promise<void>;
}

/** The stored value. It is one item, so that key and state always change together. */
interface Kept {
  state: 'ready' | 'locked' | 'lost';
  ending: string;
  account: string;
  /** The encrypted key; in state `locked`, the key encrypted by the passphrase and then again. */
  sealed: Sealed;
  /** What OnceHub said of the key; absent where nothing is known against it. */
  trust?: KeyTrust;
}

/** Why no request may be made with a marked key. */
const MARKS = {
  doubted: 'keyInDoubt',
  refused: 'keyRefused',
  planRefused: 'planRefused',
} as const;

/** The dependencies of the key ring. */
interface KeyDeps {
  local: KeyedStore;
  session: KeyedStore;
  /** Called after it was noted that the key cannot be decrypted, or can be again. */
  mended?(): void;
  /** PBKDF2 rounds for a new passphrase; `PBKDF2_ROUNDS` by default. */
  rounds?: number;
}

/** Creates the key ring. */
export function createKeyRing({ local, session, mended, rounds }: KeyDeps): KeyRing {
  let plain: string | undefined;
  /** Whether this worker tried to decrypt a key that is marked as lost. */
  let isSought = false;
  let turn: Promise<unknown> = Promise.resolve();

  /** A queue of changes: deriving a key takes time, and no other change may run meanwhile. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  }

  const state = () => keyState({ local, session });
  const sealedText = (text: string) => seal(new TextEncoder().encode(text));

  /** The stored item; `undefined` for none, or one that is not a key's. */
  async function readKept(): Promise<Partial<Kept> | undefined> {
    const kept = await local.get(KEY_STATE);
    return readKeyState(kept).state === 'none' ? undefined : (kept as Partial<Kept>);
  }

  /** The key, or why it is not available. Reads only. */
  async function readPlain(): Promise<Result<string> | 'damaged'> {
    const known = await state();
    if (known.state === 'none' || known.state === 'lost') return fail('noKey');
    if (known.state === 'locked') return fail('keyLocked');
    if (plain !== undefined) return ok(plain);
    const kept = (await session.get(KEY_STATE)) ?? (await local.get(KEY_STATE));
    const bytes = await unseal((kept as Partial<Kept> | undefined)?.sealed);
    // If another key was entered while this one was decrypted, the other key wins.
    if (bytes && !isSealed(bytes)) plain ??= new TextDecoder().decode(bytes);
    return plain === undefined ? 'damaged' : ok(plain);
  }

  /**
   * Marks a key that cannot be decrypted as lost. Of a key with a passphrase only the unlocked copy
   * is deleted, so that it becomes locked.
   */
  async function noteDamaged(): Promise<void> {
    if ((await readPlain()) !== 'damaged') return;
    if ((await session.get(KEY_STATE)) !== undefined) await session.remove(KEY_STATE);
    else await noteLost();
    mended?.();
  }

  /** The encrypted key stays: what is wrong may pass, and only a person deletes a key. */
  const noteLost = async () => local.set(KEY_STATE, { ...(await readKept()), state: 'lost' });

  /** Tries to decrypt a key that is marked as lost, once in this worker. */
  async function findAgain(): Promise<void> {
    const kept = await readKept();
    if (isSought || kept?.state !== 'lost') return;
    isSought = true;
    const bytes = await unseal(kept.sealed);
    if (!bytes) return;
    await local.set(KEY_STATE, { ...kept, state: isSealed(bytes) ? 'locked' : 'ready' });
    mended?.();
  }

  /** The key whatever its mark; see `keyToTest`. */
  async function openKey(): Promise<Result<string>> {
    if ((await state()).state === 'lost') await inTurn(findAgain);
    const found = await readPlain();
    if (found !== 'damaged') return found;
    await inTurn(noteDamaged);
    const left = await readPlain();
    return left === 'damaged' ? fail('noKey') : left;
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
      const found = await openKey();
      const known = await state();
      const mark = found.ok && known.state === 'ready' ? known.mark : undefined;
      return mark ? fail(MARKS[mark]) : found;
    },
    keyToTest: openKey,
    trust: async () => readKeyTrust((await readKept())?.trust),
    keep: (key, account) =>
      inTurn(async () => {
        const ending = key.slice(-4);
        const kept: Kept = { state: 'ready', ending, account, sealed: await sealedText(key) };
        await session.remove(KEY_STATE);
        await local.set(KEY_STATE, kept);
        plain = key;
      }),
    hear: (event, key, now) =>
      inTurn(async () => {
        const kept = await readKept();
        const before = readKeyTrust(kept?.trust);
        if (!kept || key !== plain) return before;
        const trust = applyKeyEvent(before, event, now);
        await local.set(KEY_STATE, { ...kept, trust });
        return trust;
      }),
    protect: (passphrase) =>
      inTurn(async () => {
        const found = await readPlain();
        if (found === 'damaged') return fail('noKey');
        if (!found.ok) return found;
        const known = await readKept();
        if (!known) return fail('changed');
        const { ending = '', account = '', trust } = known;
        const about = { ending, account, ...(trust && { trust }) };
        const open: Kept = { ...about, state: 'ready', sealed: await sealedText(found.value) };
        if (passphrase === null) {
          await local.set(KEY_STATE, open);
          await session.remove(KEY_STATE);
          return ok(null);
        }
        const sealed = await seal(await sealBy(passphrase, found.value, rounds));
        // The unlocked copy first: while the disk is unchanged, it makes no difference.
        await session.set(KEY_STATE, open);
        await local.set(KEY_STATE, { ...about, state: 'locked', sealed });
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
          await noteLost();
          mended?.();
          return fail('noKey');
        }
        const key = await openBy(passphrase, bytes);
        if (key === null) return ok(false);
        const { ending, account } = known;
        const open: Kept = { state: 'ready', ending, account, sealed: await sealedText(key) };
        await session.set(KEY_STATE, open);
        plain = key;
        return ok(true);
      }),
    forget: () => inTurn(clear),
  };
}
