import { locks, NotOpened, tellState, UPGRADE } from './database-state.ts';

/*
 * What a page does only where a database does not open, or not in time; loaded then.
 */

/** How much longer the browser may take to open a database, in ms; an upgrade is not counted. */
const TIMEOUT_MS = 4_500;
const TICK_MS = 500;

/** Whether any context of the extension upgrades a database now. */
async function isUpgrading(): Promise<boolean> {
  const known = await locks()
    ?.query()
    .catch(() => null);
  return known?.held?.some(({ name }) => name === UPGRADE) ?? false;
}

/**
 * Calls `giveUp` after `TIMEOUT_MS` in which an opening has not ended and no upgrade was under way;
 * tells the page's observer of either.
 */
export function giveUpInTime(name: string, opening: Promise<unknown>, giveUp: () => void): void {
  let left = TIMEOUT_MS;
  let hasEnded = false;
  const stop = () => {
    hasEnded = true;
    clearInterval(timer);
  };
  // Counted by a timer, which rests while the computer sleeps.
  const timer = setInterval(async () => {
    const isCounted = !(await isUpgrading());
    // It may have opened meanwhile.
    if (hasEnded) return;
    if (!isCounted) return tellState(name, 'preparing');
    left -= TICK_MS;
    if (left > 0) return;
    stop();
    tellState(name, 'closed');
    giveUp();
  }, TICK_MS);
  opening.then(stop, stop);
}

/**
 * With less room than this (bytes) an error of a database comes of the full disk: its log and its
 * next compaction need some of it even to open.
 */
const LEAST_ROOM = 16 * 2 ** 20;
/** When an opening that failed is tried again, in ms. */
const RETRY_AFTER_MS = 5_000;

/** The databases whose opening is about to be tried again. */
const retried = new Set<string>();

/**
 * Tells the page's observer why a database does not open; a page has it opened again by `retry`,
 * soon and until it opens, while the background opens it when it needs it. Answers the error to
 * reject with, as `Connection.open` says.
 */
export async function failedOpening(
  name: string,
  cause: unknown,
  retry: () => Promise<unknown>,
): Promise<Error> {
  const isFull = await isDiskFull(cause);
  tellState(name, isFull ? 'full' : 'closed');
  if ('document' in globalThis && !retried.has(name)) {
    retried.add(name);
    setTimeout(() => {
      retried.delete(name);
      // Where it has opened before this failure was told, nothing else takes the telling back.
      retry().then(
        () => tellState(name, 'open'),
        () => {},
      );
    }, RETRY_AFTER_MS);
  }
  return isFull ? new DOMException('', 'QuotaExceededError') : new NotOpened('', { cause });
}

/**
 * Whether an error of a database comes of a full disk or storage quota. Chromium names only the
 * quota: on a disk without room it closes all databases of the extension, and answers any opening
 * with an `UnknownError`, until there is room again. With the permission `unlimitedStorage` its
 * quota is what the disk has left; Firefox's is not.
 */
export async function isDiskFull(error: unknown): Promise<boolean> {
  if (!(error instanceof DOMException) || error.name === 'VersionError') return false;
  if (error.name === 'QuotaExceededError') return true;
  const estimate = await globalThis.navigator?.storage?.estimate().catch(() => null);
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = estimate ?? {};
  return quota - usage < LEAST_ROOM;
}
