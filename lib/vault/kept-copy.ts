/** The part of `storage.local` that a copy needs. */
export interface Local {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

/** The newest of a copy are kept; more than these are hardly ever in doubt at once. */
export const MAX_COPIED = 20;

/**
 * Makes a copy under a key in `storage.local`: a browser that deletes the vault leaves that area
 * alone. Answers what changes it. It is written in the background, one change after the other, and
 * a failure to write it changes nothing. `read` takes what is stored, whatever that is.
 */
export function keepCopy<Copied>(local: Local, key: string, read: (kept: unknown) => Copied[]) {
  let writing: Promise<unknown> = Promise.resolve();
  return (change: (copied: Copied[]) => Copied[]): void => {
    writing = writing
      .then(async () => {
        const copied = read(await local.get(key));
        const changed = change(copied);
        if (changed.length === 0 && copied.length === 0) return;
        await (changed.length > 0 ? local.set(key, changed.slice(-MAX_COPIED)) : local.remove(key));
      })
      .catch(() => {});
  };
}
