import { DAY_MS } from '../domain/dates.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { vaultFailure } from './journal.ts';
import { writeVault } from './vault.ts';

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
    await writeVault('marks', async (rows) => {
      for (const { booking, at } of await rows.getAll()) {
        if (at < now - HELD_RETENTION_MS) await rows.delete(booking);
      }
      for (const booking of bookings) {
        await (held ? rows.put({ booking, mark: 'held', at: now }) : rows.delete(booking));
      }
    });
    return ok(null);
  } catch (error) {
    return fail(vaultFailure(error));
  }
}
