import type { Page } from '@playwright/test';
import type { Intent } from '../../lib/domain/intent.ts';
import { KEY_STATE } from '../../lib/settings/setting-keys.ts';

/** The content of journal and store, as far as it concerns actions. */
export interface Kept {
  intents: Intent[];
  /** The stored status of each booking, by id. */
  statuses: Record<string, string>;
  /** The lower-cased addresses of the account's users. */
  users: string[];
  /** The address of the account whose key is stored; empty where it is not known. */
  account: string;
}

/**
 * An expression for an extension page whose value is {@link Kept} as JSON. It does not create
 * missing databases.
 */
export const READ_KEPT = `(async () => {
  const read = async (name, store) => {
    const there = (await indexedDB.databases()).some((one) => one.name === name);
    if (!there) return [];
    const db = await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    try {
      return await new Promise((resolve, reject) => {
        const all = db.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => resolve(all.result);
        all.onerror = () => reject(all.error);
      });
    } finally {
      db.close();
    }
  };
  const [intents, bookings, directory] = [
    await read('bookside-vault', 'intents'),
    await read('bookside-store', 'bookings'),
    await read('bookside-store', 'directory'),
  ];
  const users = directory.flatMap(({ kind, address }) => (kind === 'user' && address) || []);
  const { storage } = globalThis.browser ?? chrome;
  const name = ${JSON.stringify(KEY_STATE)};
  const [open, closed] = [await storage.session.get(name), await storage.local.get(name)];
  const { account = '' } = open[name] ?? closed[name] ?? {};
  const statuses = Object.fromEntries(bookings.map((row) => [row.id, row.statusText]));
  return JSON.stringify({ intents, statuses, users, account });
})()`;

/** Reads that in a page of the extension; rejects where a database does not open. */
export const readKept = async (page: Pick<Page, 'evaluate'>): Promise<Kept> =>
  JSON.parse(await page.evaluate<string>(READ_KEPT));

/**
 * An expression that sends a message from an extension page; its value is the answer as JSON, or ''
 * if there was none.
 */
export const askExpression = (name: string, input: unknown): string =>
  `(globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify({ name, input })}).then(
    (answer) => JSON.stringify(answer ?? null), () => '')`;

/**
 * An expression that resets the count of recent requests. No rep acts 300 times in ten minutes, so
 * the limit would only slow the sweep.
 */
export const FULL_BUDGET = `(globalThis.browser ?? chrome).storage.session.remove('budget')`;
