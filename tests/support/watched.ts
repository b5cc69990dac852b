/**
 * Runs before a page's own scripts: records every use of IndexedDB other than reading, and counts
 * reads.
 */
export const WATCH_DATABASES = `(() => {
  const use = { reads: 0, others: [] };
  window.__databaseUse = use;
  const wrap = (owner, name, note) => {
    const own = owner.prototype[name];
    owner.prototype[name] = function (...given) {
      note(...given);
      return own.apply(this, given);
    };
  };
  wrap(IDBDatabase, 'transaction', (stores, mode = 'readonly') => {
    if (mode === 'readonly') use.reads += 1;
    else use.others.push('a transaction to write ' + stores);
  });
  wrap(IDBFactory, 'deleteDatabase', (name) => use.others.push('the deletion of ' + name));
  wrap(IDBFactory, 'open', (name, version) => {
    if (version !== undefined) use.others.push('an upgrade of ' + name);
  });
  for (const name of ['put', 'add', 'delete', 'clear', 'createIndex']) {
    wrap(IDBObjectStore, name, () => use.others.push(name));
  }
  for (const name of ['createObjectStore', 'deleteObjectStore']) {
    wrap(IDBDatabase, name, () => use.others.push(name));
  }
})();`;

/** The recorded use: `{ reads, others }`. */
export const DATABASE_USE = 'window.__databaseUse';
