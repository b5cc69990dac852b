import type { Page } from '@playwright/test';
import type { Control } from '../../sandbox/oncehub/server.ts';

/** One booking, as far as store and stand-in can be compared. */
export type Told = [id: string, status: string, starts: number];

/** What the browser's store holds, read in a page of the extension. */
export const stored = (page: Page): Promise<Told[]> =>
  page.evaluate(
    () =>
      new Promise<Told[]>((resolve, reject) => {
        const opening = indexedDB.open('bookside-store');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const all = db.transaction('bookings').objectStore('bookings').getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            db.close();
            resolve(all.result.map((row) => [row.id, row.statusText, row.starts]));
          };
        };
      }),
  );

/** How far the sync says it has come, from 0 to 1. */
export const share = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const kept = await chrome.storage.session.get('sync.progress');
    const progress = kept['sync.progress'] as { share: number } | undefined;
    return progress?.share ?? 0;
  });

/** What the stand-in tells of from an instant on, the trash left out: odd rows say other things than they are. */
export const told = (control: Control, from: number): Told[] =>
  control
    .bookings()
    .filter(({ inTrash }) => !inTrash)
    .map(({ id, status, starts, wire = {}, published }): Told => {
      const body = published?.body ?? wire;
      const begins =
        published || 'starting_time' in body ? Date.parse(`${body.starting_time}`) : starts;
      return [id, 'status' in body ? `${body.status ?? ''}` : status, begins];
    })
    .filter(([, , starts]) => starts >= from);

/** The first day of a window of three months, by UTC. */
export function windowStart(now: number): number {
  const date = new Date(now);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - 3];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last));
}
