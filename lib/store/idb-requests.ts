import { unwrap } from 'idb';

/**
 * Starts a request for each row and waits for all; answers the results in the order of the rows.
 * When one fails the transaction aborts and this rejects with its error; the rejections of the
 * other requests add nothing, so they are ignored.
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

/**
 * The browser's own object store behind idb's wrapper, whose promises take half the time of a
 * write. The cast is needed because idb's types for `unwrap` do not cover object stores.
 */
const native = unwrap as unknown as (store: object) => IDBObjectStore;

/**
 * Puts rows without a listener for each request: a failed request aborts the transaction, and the
 * transaction reports it. Throws at once for a value that cannot be stored (`DataCloneError`).
 */
export function putEach<T>(store: { put?(row: T): unknown }, rows: Iterable<T>): void {
  const target = native(store);
  for (const row of rows) target.put(row);
}

/**
 * Adds rows and answers those that were not added because their key exists already. Any other
 * failure rejects with the request's error, and the transaction aborts.
 */
export async function addEach<T>(
  store: { add?(row: T): unknown },
  rows: readonly T[],
): Promise<T[]> {
  if (rows.length === 0) return [];
  const target = native(store);
  const { transaction } = target;
  const requests: IDBRequest[] = [];
  const existing: T[] = [];
  let onError = (_event: Event) => {};
  try {
    await new Promise<void>((resolve, reject) => {
      onError = (event) => {
        const request = event.target as IDBRequest;
        const row = rows[requests.indexOf(request)];
        if (row === undefined || request.error?.name !== 'ConstraintError') {
          return reject(request.error);
        }
        // Without this the failed request would abort the transaction.
        event.preventDefault();
        event.stopPropagation();
        existing.push(row);
        if (request === requests.at(-1)) resolve();
      };
      // One listener for all requests. It is in the capture phase because idb's own listener, which
      // would report the error, is in the bubbling phase.
      transaction.addEventListener('error', onError, { capture: true });
      for (const row of rows) requests.push(target.add(row));
      // IndexedDB answers requests in the order they were made, so the last ends the wait.
      requests.at(-1)?.addEventListener('success', () => resolve());
    });
  } finally {
    transaction.removeEventListener('error', onError, { capture: true });
  }
  return existing;
}
