import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import { openExisting } from './open-existing.ts';

/** How long the browser may take to open a database, in ms; an upgrade is not counted. */
const OPEN_TIMEOUT_MS = 5_000;
const TICK_MS = 500;

/** Thrown where the browser does not open a database, or does not answer in time. */
export class NotOpened extends Error {}

/** Whether an error says that the disk, or the browser's storage quota, is full. */
export const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';

/** One connection to a database, kept open and opened anew after it was lost. */
export interface Connection<Db> {
  /**
   * The connection. Rejects with the browser's error where the disk is full, and with `NotOpened`
   * where the database does not open. An opening that comes too late is used by the next call.
   */
  open(): Promise<Db>;
  /** Closes this connection, and has the next call open a new one unless there is one already. */
  drop(db: Db): void;
  /** Closes the connection; the next call opens a new one. */
  close(): Promise<void>;
}

/**
 * Keeps one connection, which the first call opens by `connect`. `connect` calls `lost` when the
 * connection is closed by the browser, or to let an upgrade or a deletion through.
 */
export function keepConnection<Db extends { close(): void } | null>(
  name: string,
  connect: (lost: () => void) => Promise<Db>,
): Connection<Db> {
  interface Opening {
    /** The opening, however long it takes. */
    whole: Promise<Db>;
    /** The same, given up in time. */
    inTime: Promise<Db>;
    db?: Db;
  }
  let current: Opening | undefined;

  function start(): Opening {
    const end = () => {
      if (current === opening) current = undefined;
    };
    const whole = connect(end);
    const opening: Opening = { whole, inTime: inTime(name, whole) };
    whole.then((db) => {
      opening.inTime = whole;
      opening.db = db;
      // There is no database yet: the next call looks again.
      if (db === null) end();
    }, end);
    return opening;
  }

  const open = () => {
    current ??= start();
    return current.inTime;
  };
  const drop = (db: Db) => {
    if (current?.db === db) current = undefined;
    db?.close();
  };
  return {
    open,
    drop,
    async close() {
      const closing = current;
      current = undefined;
      closing?.whole.then(
        (db) => db?.close(),
        () => {},
      );
      await closing?.inTime.catch(() => {});
    },
  };
}

/**
 * Answers what `begin` makes of the connection, such as a transaction. Called again on a new
 * connection where the browser closed this one and has not said so; nothing was written then.
 */
export async function onConnection<Db, T>(
  { open, drop }: Connection<Db>,
  begin: (db: Db) => T,
): Promise<T> {
  const db = await open();
  try {
    return begin(db);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
    drop(db);
    return begin(await open());
  }
}

/** Gives an opening up after `OPEN_TIMEOUT_MS` in which no upgrade was under way. */
function inTime<Db>(name: string, whole: Promise<Db>): Promise<Db> {
  return new Promise((resolve, reject) => {
    let left = OPEN_TIMEOUT_MS;
    const stop = () => {
      clearInterval(timer);
      left = Number.POSITIVE_INFINITY;
    };
    const giveUp = (error: unknown) => {
      stop();
      observer(name, 'closed');
      reject(error);
    };
    // Counted by a timer, which rests while the computer sleeps.
    const timer = setInterval(async () => {
      const isCounted = !(await isUpgrading());
      // It may have opened meanwhile.
      if (left > OPEN_TIMEOUT_MS) return;
      if (!isCounted) return observer(name, 'preparing');
      left -= TICK_MS;
      if (left <= 0) giveUp(new NotOpened());
    }, TICK_MS);
    whole.then(
      (db) => {
        stop();
        observer(name, 'open');
        resolve(db);
      },
      (cause) => giveUp(isFull(cause) ? cause : new NotOpened('', { cause })),
    );
  });
}

/** What a page can know of a database: it is being upgraded, it does not open, or it is open. */
export type DatabaseState = 'preparing' | 'closed' | 'open';

let observer: (name: string, state: DatabaseState) => void = () => {};

/** Sets the function that hears of each state of each database; one for each page. */
export function observeDatabases(listener: typeof observer): void {
  observer = listener;
}

const UPGRADE = 'bookside-upgrade';

/** Web Locks: all contexts of the extension see a lock, and it ends with its holder. */
const locks = (): LockManager | undefined => globalThis.navigator?.locks;

/** Tells every context of the extension that an upgrade is under way, until `done` settles. */
export function markUpgrade(done: Promise<unknown>): void {
  const ended = done.catch(() => {});
  void locks()
    ?.request(UPGRADE, { mode: 'shared' }, () => ended)
    .catch(() => {});
}

async function isUpgrading(): Promise<boolean> {
  const known = await locks()
    ?.query()
    .catch(() => null);
  return known?.held?.some(({ name }) => name === UPGRADE) ?? false;
}

/**
 * Read access to a database that may not exist or may be deleted at any time. Reading never creates
 * the database.
 */
interface Existing<S extends DBSchema> {
  /**
   * Runs a read. A read that fails, for example because the connection was closed, is retried once
   * on a new connection. Answers `none` where there is no database, it does not open, or the retry
   * fails, too; it never rejects. An error of our own code is reported as uncaught.
   */
  reading<T>(none: T, read: (db: IDBPDatabase<S>) => Promise<T>): Promise<T>;
  /** Closes the connection; the next read opens a new one. */
  close(): void;
}

/**
 * Makes read access to the database of this name; the connection is opened lazily by the first
 * read. `opening` is a connection that is being opened already; the first read uses it.
 */
export function readExisting<S extends DBSchema>(
  name: string,
  opening?: Promise<IDBDatabase | null>,
): Existing<S> {
  let prefetched = opening;
  const connection = keepConnection(name, async (lost) => {
    const connecting = prefetched ?? openExisting(name);
    prefetched = undefined;
    const db = await connecting;
    for (const end of ['versionchange', 'close']) db?.addEventListener(end, lost);
    return db && (wrap(db) as unknown as IDBPDatabase<S>);
  });

  return {
    async reading(none, read) {
      for (const last of [false, true]) {
        const db = await connection.open().catch(() => null);
        if (db === null) return none;
        try {
          return await read(db);
        } catch (error) {
          connection.drop(db);
          if (!last) continue;
          if (!(error instanceof DOMException)) globalThis.reportError?.(error);
        }
      }
      return none;
    },
    close: () => void connection.close(),
  };
}
