import { DAY_MS } from '../domain/dates.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { openVault, VAULT_VERSION } from './vault.ts';

/** A mark is asked for no longer than so many ms; older ones are swept away. */
const HELD_RETENTION_MS = 30 * DAY_MS;

/**
 * Notes bookings as held, or takes that back, all or none. Only the background may; nothing is kept
 * open. Fails with `newerVault` where a newer Bookside made the vault, else with `storeFull`.
 */
export async function writeHeld(
  bookings: readonly string[],
  held: boolean,
  now: number,
): Promise<Result<null>> {
  try {
    const db = await openVault();
    try {
      if (db.version > VAULT_VERSION) return fail('newerVault');
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
        // What never became a request would not take the others with it.
        tx.abort();
        throw error;
      }
      await tx.done;
      return ok(null);
    } finally {
      db.close();
    }
  } catch {
    return fail('storeFull');
  }
}
