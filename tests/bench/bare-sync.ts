import { deleteDB, type IDBPDatabase, openDB, unwrap } from 'idb';
import { STORE_NAME, type StoreSchema } from '../../lib/store/schema.ts';
import { upgradeStore } from '../../lib/store/upgrade.ts';

const API = 'https://api.oncehub.com/v2/bookings';
const NAME = 'bench-bare';
const PAGE = 100;

let rows: unknown[] = [];

/** Reads the rows a sync has written, so that reading them is no part of what is timed. */
export async function takeRows(): Promise<number> {
  const db = await openDB<StoreSchema>(STORE_NAME);
  rows = await db.getAll('bookings');
  db.close();
  return rows.length;
}

/**
 * The floor of a first sync: every page of bookings fetched and parsed as JSON, and the same rows
 * put into stores with the same indexes, a page to a transaction, without a library and without a
 * look at what they are.
 */
export async function bareSync(key: string): Promise<void> {
  const db = await openDB<StoreSchema>(NAME, 1, {
    upgrade: (made, _old, _new, tx) => upgradeStore(made, 0, tx),
  });
  const bare = unwrap(db as IDBPDatabase);
  let after = '';
  for (let at = 0; at < rows.length; at += PAGE) {
    const answer = await fetch(`${API}?limit=${PAGE}${after}`, { headers: { 'API-Key': key } });
    const page = (await answer.json()) as { data: { id: string }[] };
    after = `&after=${page.data.at(-1)?.id}`;
    await new Promise<void>((resolve, reject) => {
      const tx = bare.transaction('bookings', 'readwrite');
      tx.oncomplete = () => resolve();
      tx.onabort = () => reject(tx.error);
      const store = tx.objectStore('bookings');
      for (const row of rows.slice(at, at + PAGE)) store.put(row);
    });
  }
  db.close();
  await deleteDB(NAME);
}
