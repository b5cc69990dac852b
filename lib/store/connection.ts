import { NotOpened, tellState } from './database-state.ts';

/** An opening that takes longer (ms) is watched, and given up in time. */
const SLOW_AFTER_MS = 500;

/** One connection to a database, kept open and opened anew after it was lost. */
export interface Connection<Db> {
  /**
   * The connection. Rejects with a `QuotaExceededError` where the disk is full, and with
   * `NotOpened` where the database does not open for another reason. An opening that comes too late
   * is used by the next call.
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
  /** Closed connections are not opened again by themselves. */
  let isWanted = false;

  function start(): Opening {
    const end = () => {
      if (current === opening) current = undefined;
    };
    const whole = connect(end);
    const opening: Opening = { whole, inTime: inTime(name, whole, async () => isWanted && open()) };
    whole.then((db) => {
      opening.inTime = whole;
      opening.db = db;
      // There is no database yet: the next call looks again.
      if (db === null) end();
    }, end);
    return opening;
  }

  const open = () => {
    isWanted = true;
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
      isWanted = false;
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

/** Lazy load: an opening is hardly ever slow, and hardly ever fails. */
const trouble = () => import('./failed-opening.ts');

/** The opening, given up when it takes too long; tells the page's observer how it stands. */
function inTime<Db>(name: string, whole: Promise<Db>, retry: () => Promise<unknown>): Promise<Db> {
  const slow = new Promise<never>((_, reject) => {
    const timer = setTimeout(
      async () => (await trouble()).giveUpInTime(name, whole, () => reject(new NotOpened())),
      SLOW_AFTER_MS,
    );
    const stop = () => clearTimeout(timer);
    whole.then(stop, stop);
  });
  const told = whole.then(
    (db) => {
      tellState(name, 'open');
      return db;
    },
    async (cause) => Promise.reject(await (await trouble()).failedOpening(name, cause, retry)),
  );
  return Promise.race([told, slow]);
}
