import { askedAhead } from '../platform/prefetch.ts';

/**
 * Opens a database as it is; `null` where there is none. Closes by itself when a newer version or
 * "forget" needs it closed, which must never wait for a reader.
 */
export const openExisting = (name: string): Promise<IDBDatabase | null> =>
  askedAhead(name, () => open(name));

/** Opening without a version would create the database, so its upgrade is aborted, which leaves nothing behind. */
function open(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    let missing = false;
    opening.onupgradeneeded = () => {
      missing = true;
      opening.transaction?.abort();
    };
    opening.onsuccess = () => {
      const db = opening.result;
      db.addEventListener('versionchange', () => db.close());
      resolve(db);
    };
    opening.onerror = () => (missing ? resolve(null) : reject(opening.error));
  });
}
