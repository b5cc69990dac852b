import type { Page } from '@playwright/test';
import type { Control } from '../../sandbox/oncehub/server.ts';

/** A booking reduced to the fields compared between store and stand-in; `starts` in UTC ms. */
export type Told = [id: string, status: string, starts: number];

/** All bookings of the browser's store, read in an extension page. */
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

/** The settings in the vault by their names, read in an extension page of either browser. */
export const settingsOf = async (page: {
  evaluate(expression: string): Promise<unknown>;
}): Promise<Record<string, unknown>> =>
  Object.fromEntries((await page.evaluate(SETTING_ROWS)) as [name: string, value: unknown][]);

const SETTING_ROWS = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('bookside-vault');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const db = opening.result;
    const all = db.transaction('settings').objectStore('settings').getAll();
    all.onerror = () => reject(all.error);
    all.onsuccess = () => {
      db.close();
      resolve(all.result.map(({ key, value }) => [key, value]));
    };
  };
})`;

/** The progress of the sync as it reports it, from 0 to 1. */
export const share = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const kept = await chrome.storage.session.get('sync.progress');
    const progress = kept['sync.progress'] as { share: number } | undefined;
    return progress?.share ?? 0;
  });

/**
 * The bookings the stand-in would return that start at `from` or later, without the trash. Some odd
 * rows have other values on the wire than internally; those on the wire count.
 */
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

/** The start of a sync window of three months, in UTC ms. */
export function windowStart(now: number): number {
  const date = new Date(now);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - 3];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last));
}
