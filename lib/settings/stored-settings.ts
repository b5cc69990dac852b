import type { KeyedStore, SettingStore } from '../platform/storage.ts';
import { createSettingsReader } from '../vault/settings-reader.ts';
import { openVault, writeVault } from '../vault/vault.ts';
import { ORIGIN } from '../vault/vault-schema.ts';
import { KEY_STATE, SETTING_KEYS } from './setting-keys.ts';

/**
 * The user's settings. They decide what is shown and what is sent, so they are in the vault, which
 * no page script can reach; in Firefox a page script can write `storage.local`.
 */
export interface Settings extends SettingStore {
  /** Reads a setting; `undefined` where it was never set, or where the vault cannot be read. */
  get(key: string): Promise<unknown>;
  /** Writes a setting. Rejects with the browser's error, or with `NewerVault`. */
  set(key: string, value: unknown): Promise<void>;
  /** Records that the user read that the browser deleted the settings. */
  confirmLost(): Promise<void>;
  /** Closes the connection; the next call opens a new one. */
  close(): void;
}

type Local = Pick<KeyedStore, 'get' | 'remove'>;

/**
 * Makes the settings; only the background has them. `local` is `storage.local`, in which versions
 * before the vault's third kept them: they are taken from there once, and ignored there afterwards.
 * `changed` is called when that is done.
 */
export function createSettings(local: Local, changed: () => void = () => {}): Settings {
  const reader = createSettingsReader();
  let migrated: Promise<void> | undefined;

  function migration(): Promise<void> {
    migrated ??= migrate(local, changed);
    migrated.catch(() => {
      migrated = undefined;
    });
    return migrated;
  }

  return {
    async get(key) {
      await migration().catch(() => {});
      return reader.get(key);
    },
    async set(key, value) {
      await migration();
      await write([[key, value]]);
    },
    confirmLost: () => write([[ORIGIN, undefined]]),
    close() {
      reader.close();
      migrated = undefined;
    },
  };
}

/** Takes the settings of an earlier version over, once in the life of a vault. */
async function migrate(local: Local, changed: () => void): Promise<void> {
  const origin = await readOrigin();
  if (origin === undefined || origin === 'lost') return;
  if (origin === 'new') {
    // A key that is older than its vault: the vault it was entered with is gone.
    const isLost = (await local.get(KEY_STATE)) !== undefined;
    await write([[ORIGIN, isLost ? 'lost' : undefined]]);
  }
  if (origin === 'toTake') {
    const values = await Promise.all(SETTING_KEYS.map((key) => local.get(key)));
    const taken = SETTING_KEYS.map((key, index) => [key, values[index]] as const);
    await write([...taken, [ORIGIN, 'toRemove']]);
  }
  if (origin === 'toTake' || origin === 'toRemove') {
    await local.remove(...SETTING_KEYS);
    await write([[ORIGIN, undefined]]);
  }
  changed();
}

async function readOrigin(): Promise<unknown> {
  const db = await openVault();
  try {
    return (await db.get('settings', ORIGIN))?.value;
  } finally {
    db.close();
  }
}

/** Writes values in one transaction, all or none; `undefined` deletes one. */
const write = (values: readonly (readonly [key: string, value: unknown])[]): Promise<void> =>
  writeVault('settings', async (rows) => {
    for (const [key, value] of values) {
      await (value === undefined ? rows.delete(key) : rows.put({ key, value }));
    }
  });
