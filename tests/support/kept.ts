import { setTimeout as sleep } from 'node:timers/promises';
import { patient } from '../../sandbox/patience.ts';

/**
 * An expression for a page of the extension: everything the browser keeps for us, as one text. Local,
 * session and synchronised storage, every row of every database, and what the web platform would
 * keep beside them.
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

/** What {@link EVERYTHING_KEPT} tells, taken apart. */
export interface Kept {
  areas: Record<'local' | 'session' | 'sync', Record<string, unknown>>;
  databases: Record<string, Record<string, [key: unknown, row: unknown][]>>;
  cached: string[];
  alarms: string[];
  badge: string;
  cookies: string;
}

const PATIENCE = 20_000;
const STILL = 2_000;

/** Reports of pages, the request budget and the standing of the sync: these change by themselves. */
const BY_ITSELF = /^(?:tab|page|report|budget|sync)/;

/** All that is kept once it has come to rest, without what changes by itself. `look` evaluates in a page of the extension. */
export async function stillKept(look: (expression: string) => Promise<string>): Promise<Kept> {
  const take = async () => {
    const all: Kept = JSON.parse(await look(EVERYTHING_KEPT));
    for (const name of Object.keys(all.areas.session)) {
      if (BY_ITSELF.test(name)) delete all.areas.session[name];
    }
    return all;
  };
  let before = await take();
  for (const end = performance.now() + patient(PATIENCE); performance.now() < end; ) {
    await sleep(STILL);
    const now = await take();
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
  throw new Error('what is kept goes on changing');
}
