import { unwrap } from 'idb';

/**
 * Starts a request for each row and waits for all. When one fails the transaction aborts, and the
 * rejections of the others say nothing new.
 */
export async function inParallel<T, R>(
  rows: Iterable<T>,
  request: (row: T) => Promise<R>,
): Promise<R[]> {
  const requests: Promise<R>[] = [];
  for (const row of rows) {
    const made = request(row);
    made.catch(() => {});
    requests.push(made);
  }
  return Promise.all(requests);
}

/** The store without the promises, which take half the time of a write. `unwrap` is not told of stores in its types. */
const bare = unwrap as unknown as (store: object) => IDBObjectStore;

/** Puts rows without listening to each request: an error aborts the transaction, which tells. */
export function putEach<T>(store: { put?(row: T): unknown }, rows: Iterable<T>): void {
  const into = bare(store);
  for (const row of rows) into.put(row);
}

/** Adds rows and answers those that could not be, because there is one with their key already. */
export async function addEach<T>(
  store: { add?(row: T): unknown },
  rows: readonly T[],
): Promise<T[]> {
  if (rows.length === 0) return [];
  const into = bare(store);
  const { transaction } = into;
  const made: IDBRequest[] = [];
  const there: T[] = [];
  let hear = (_event: Event) => {};
  try {
    await new Promise<void>((resolve, reject) => {
      hear = (event) => {
        const request = event.target as IDBRequest;
        const row = rows[made.indexOf(request)];
        if (row === undefined || request.error?.name !== 'ConstraintError') {
          return reject(request.error);
        }
        // Left alone, it would abort the transaction.
        event.preventDefault();
        event.stopPropagation();
        there.push(row);
        if (request === made.at(-1)) resolve();
      };
      // One ear for all, on the way down to the request: idb listens on the way up.
      transaction.addEventListener('error', hear, { capture: true });
      for (const row of rows) made.push(into.add(row));
      // Requests are answered in the order they were made.
      made.at(-1)?.addEventListener('success', () => resolve());
    });
  } finally {
    transaction.removeEventListener('error', hear, { capture: true });
  }
  return there;
}
