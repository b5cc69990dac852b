import { DAY_MS } from '../domain/dates.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { NewerVault, vaultFailure } from './journal.ts';
import { openVault } from './vault.ts';
import { VAULT_VERSION } from './vault-schema.ts';

/** Marks older than this are deleted by the next write, in ms: no view asks for them any more. */
const HELD_RETENTION_MS = 30 * DAY_MS;

/**
 * Marks bookings (by id) as held, or removes the marks, in one transaction; `now` is UTC ms. Only
 * the background calls it. The connection is closed afterwards. Never rejects: fails with
 * `newerVault` where a newer Bookside made the vault, with `storeClosed` where it does not open,
 * and with `storeFull` for any other error.
 */
export async function writeHeld(
  bookings: readonly string[],
  held: boolean,
  now: number,
): Promise<Result<null>> {
  try {
    const db = await openVault();
    try {
      if (db.version > VAULT_VERSION) throw new NewerVault();
      const tx = db.transaction('marks', 'readwrite');
      tx.done.catch(() => {});
      try {
        for (const { booking, at } of await tx.store.getAll()) {
          if (at < now - HELD_RETENTION_MS) await tx.store.delete(booking);
        }
        for (const booking of bookings) {
          await (held
            ? tx.store.put({ booking, mark: 'held', at: now })
            : tx.store.delete(booking));
        }
      } catch (error) {
        // A value that cannot be stored throws before a request exists and would abort nothing.
        tx.abort();
        throw error;
      }
      await tx.done;
      return ok(null);
    } finally {
      db.close();
    }
  } catch (error) {
    return fail(vaultFailure(error));
  }
}
