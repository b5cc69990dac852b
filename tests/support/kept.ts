import { setTimeout as sleep } from 'node:timers/promises';
import { patient } from '../../sandbox/patience.ts';

/**
 * An expression for an extension page: everything the browser stores for the extension, as one JSON
 * text: local, session and synchronised storage, every row of every database, caches, alarms, the
 * badge and cookies.
 */
export const EVERYTHING_KEPT = `(async () => {
  const api = globalThis.browser ?? globalThis.chrome;
  const rowsOf = (db, name) => new Promise((resolve, reject) => {
    const rows = [];
    const walking = db.transaction(name).objectStore(name).openCursor();
    walking.onerror = () => reject(walking.error);
    walking.onsuccess = () => {
      const cursor = walking.result;
      if (!cursor) return resolve(rows);
      const { key, value } = cursor;
      rows.push([key, value instanceof CryptoKey ? 'sealing key' : value]);
      cursor.continue();
    };
  });
  const open = (name) => new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
  });
  const databases = {};
  for (const { name } of await indexedDB.databases()) {
    const db = await open(name);
    databases[name] = {};
    for (const store of db.objectStoreNames) databases[name][store] = await rowsOf(db, store);
    db.close();
  }
  const areas = {};
  for (const area of ['local', 'session', 'sync']) {
    areas[area] = await (api.storage[area]?.get() ?? {});
  }
  const cached = await caches.keys();
  const alarms = (await api.alarms.getAll()).map(({ name }) => name);
  const badge = await api.action.getBadgeText({});
  return JSON.stringify({ areas, databases, cached, alarms, badge, cookies: document.cookie });
})()`;

/** The parsed result of {@link EVERYTHING_KEPT}. */
export interface Kept {
  areas: Record<'local' | 'session' | 'sync', Record<string, unknown>>;
  databases: Record<string, Record<string, [key: unknown, row: unknown][]>>;
  cached: string[];
  alarms: string[];
  badge: string;
  cookies: string;
}

/** Timeout (ms) until the stored data no longer change. */
const PATIENCE = 20_000;
/** The data count as unchanged after this time (ms). */
const STILL_MS = 2_000;

/** Keys that change by themselves: page reports, the request budget and the state of the sync. */
const CHANGES_BY_ITSELF = /^(?:tab|page|report|budget|sync)/;

/**
 * Everything stored once it no longer changes, without the keys that change by themselves.
 * `evaluate` runs an expression in an extension page. Throws if it keeps changing.
 */
export async function stillKept(evaluate: (expression: string) => Promise<string>): Promise<Kept> {
  const snapshot = async () => {
    const all: Kept = JSON.parse(await evaluate(EVERYTHING_KEPT));
    for (const name of Object.keys(all.areas.session)) {
      if (CHANGES_BY_ITSELF.test(name)) delete all.areas.session[name];
    }
    return all;
  };
  let before = await snapshot();
  for (const end = performance.now() + patient(PATIENCE); performance.now() < end; ) {
    await sleep(STILL_MS);
    const now = await snapshot();
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
  throw new Error('what is kept goes on changing');
}
