import { deleteDB, type IDBPDatabase, openDB, unwrap } from 'idb';
import { upgradeStore } from '../../lib/store/migrations.ts';
import {
  type ContactRow,
  isContact,
  STORE_NAME,
  type StoreSchema,
} from '../../lib/store/schema.ts';
import { freshSlice, SLICE } from '../../lib/sync/plan.ts';

const API = 'https://api.oncehub.com/v2/bookings';
const NAME = 'bench-bare';
const PAGE = 100;

let rows: { contact: string | null }[] = [];
let contacts = new Map<string, ContactRow>();

/**
 * Loads the rows a sync has written, so that reading them is not part of the measurement. Returns
 * the number of bookings.
 */
export async function takeRows(): Promise<number> {
  const db = await openDB<StoreSchema>(STORE_NAME);
  rows = await db.getAll('bookings');
  contacts = new Map((await db.getAll('contacts')).filter(isContact).map((row) => [row.id, row]));
  db.close();
  return rows.length;
}

/**
 * The lower bound for a first sync: fetches every page of bookings and parses it as JSON, and puts
 * the same rows into stores with the same indexes, one transaction per page and its cursor; without
 * a library, validation or a search index.
 */
export async function bareSync(key: string): Promise<void> {
  const db = await openDB<StoreSchema>(NAME, 1, {
    upgrade: (database, _old, _new, tx) => upgradeStore(database, 0, tx),
  });
  const rawDb = unwrap(db as IDBPDatabase);
  const unwritten = new Map(contacts);
  let after = '';
  for (let at = 0; at < rows.length; at += PAGE) {
    const answer = await fetch(`${API}?limit=${PAGE}&expand=contact${after}`, {
      headers: { 'API-Key': key },
    });
    const page = (await answer.json()) as { data: { id: string }[] };
    after = `&after=${page.data.at(-1)?.id}`;
    await new Promise<void>((resolve, reject) => {
      const tx = rawDb.transaction(['bookings', 'contacts', 'slices'], 'readwrite');
      tx.oncomplete = () => resolve();
      tx.onabort = () => reject(tx.error);
      const [bookings, people] = [tx.objectStore('bookings'), tx.objectStore('contacts')];
      for (const row of rows.slice(at, at + PAGE)) {
        bookings.put(row);
        const person = unwritten.get(row.contact ?? '');
        if (person && unwritten.delete(person.id)) people.put(person);
      }
      const slice = freshSlice(SLICE.allAhead, 'all', 0, null);
      tx.objectStore('slices').put({ ...slice, cursor: after });
    });
  }
  db.close();
  await deleteDB(NAME);
}
