/**
 * Opens a database at the version it has; answers `null` where there is none, and never creates it.
 * The connection closes itself on `versionchange`, so that an upgrade or a deletion ("Forget key
 * and data") never waits for a reader. Rejects with the browser's error when opening fails.
 */
export function openExisting(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    let missing = false;
    opening.onupgradeneeded = () => {
      // There is no database, and the browser is about to create it: aborting prevents that.
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
