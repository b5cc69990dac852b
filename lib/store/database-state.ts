/**
 * What a page can know of a database: it is being upgraded, it does not open, it does not open
 * because the disk is full, or it is open.
 */
export type DatabaseState = 'preparing' | 'closed' | 'full' | 'open';

/** Thrown where the browser does not open a database, or does not answer in time. */
export class NotOpened extends Error {}

let observer: (name: string, state: DatabaseState) => void = () => {};

/** Sets the function that hears of each state of each database; one for each page. */
export function observeDatabases(listener: typeof observer): void {
  observer = listener;
}

/** Tells this page's observer the state of a database. */
export const tellState = (name: string, state: DatabaseState): void => observer(name, state);

/** The Web Lock of an upgrade: all contexts of the extension see it; it ends with its holder. */
export const UPGRADE = 'bookside-upgrade';

/** The browser's locks; none without a browser. */
export const locks = (): LockManager | undefined => globalThis.navigator?.locks;

/** Tells every context of the extension that an upgrade is under way, until `done` settles. */
export function markUpgrade(done: Promise<unknown>): void {
  const ended = done.catch(() => {});
  void locks()
    ?.request(UPGRADE, { mode: 'shared' }, () => ended)
    .catch(() => {});
}
