import type { Intent } from '../../lib/domain/action.ts';

/** What journal and store hold, as far as actions go. */
export interface Kept {
  intents: Intent[];
  /** Ids of bookings with the status the views show. */
  statuses: Record<string, string>;
}

/** An expression for a page of the extension, whose value is {@link Kept} as JSON. It makes no database. */
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
  const [intents, bookings] = [
    await read('bookside-vault', 'intents'),
    await read('bookside-store', 'bookings'),
  ];
  const statuses = Object.fromEntries(bookings.map((row) => [row.id, row.statusText]));
  return JSON.stringify({ intents, statuses });
})()`;

/** Sends a message from a page of the extension; the value is its answer as JSON, `undefined` as an empty text. */
export const askExpression = (name: string, input: unknown): string =>
  `(globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify({ name, input })}).then(
    (answer) => JSON.stringify(answer ?? null), () => '')`;

/** Empties the count of what was asked lately: a rep does not act three hundred times in ten minutes. */
export const FULL_BUDGET = `(globalThis.browser ?? chrome).storage.session.remove('budget')`;
