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

/** Reads the rows a sync has written, so that reading them is no part of what is timed. */
export async function takeRows(): Promise<number> {
  const db = await openDB<StoreSchema>(STORE_NAME);
  rows = await db.getAll('bookings');
  contacts = new Map((await db.getAll('contacts')).filter(isContact).map((row) => [row.id, row]));
  db.close();
  return rows.length;
}

/**
 * The floor of a first sync: every page of bookings fetched and parsed as JSON, and the same rows of
 * bookings and contacts put into stores with the same indexes, a page and its cursor to a
 * transaction, without a library, without a look at what they are, and with nothing to search in.
 */
export async function bareSync(key: string): Promise<void> {
  const db = await openDB<StoreSchema>(NAME, 1, {
    upgrade: (made, _old, _new, tx) => upgradeStore(made, 0, tx),
  });
  const bare = unwrap(db as IDBPDatabase);
  const unmet = new Map(contacts);
  let after = '';
  for (let at = 0; at < rows.length; at += PAGE) {
    const answer = await fetch(`${API}?limit=${PAGE}&expand=contact${after}`, {
      headers: { 'API-Key': key },
    });
    const page = (await answer.json()) as { data: { id: string }[] };
    after = `&after=${page.data.at(-1)?.id}`;
    await new Promise<void>((resolve, reject) => {
      const tx = bare.transaction(['bookings', 'contacts', 'slices'], 'readwrite');
      tx.oncomplete = () => resolve();
      tx.onabort = () => reject(tx.error);
      const [bookings, people] = [tx.objectStore('bookings'), tx.objectStore('contacts')];
      for (const row of rows.slice(at, at + PAGE)) {
        bookings.put(row);
        const person = unmet.get(row.contact ?? '');
        if (person && unmet.delete(person.id)) people.put(person);
      }
      const slice = freshSlice(SLICE.allAhead, 'all', 0, null);
      tx.objectStore('slices').put({ ...slice, cursor: after });
    });
  }
  db.close();
  await deleteDB(NAME);
}
