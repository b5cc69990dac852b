/**
 * Opens a database as it is; `null` where there is none. Closes by itself when a newer version or
 * "forget" needs it closed, which must never wait for a reader.
 */
export function openExisting(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    let missing = false;
    opening.onupgradeneeded = () => {
      // Without a version the database would be created; an upgrade that is aborted leaves nothing.
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
