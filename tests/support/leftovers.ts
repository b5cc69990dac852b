/**
 * An expression for an extension page in a browser whose extension was just installed: lists what a
 * new profile would not have, a line each. State that comes and goes with any open page is left
 * out.
 */
export const LEFT = `(async () => {
  const api = globalThis.browser ?? globalThis.chrome;
  const left = [];
  const say = (name, values) => { for (const value of values) left.push(name + ' ' + value); };
  for (const area of ['local', 'session', 'sync']) {
    const names = Object.keys(await api.storage[area].get());
    say('stored ' + area, names.filter((name) => !/^(?:tab|page|report|budget|sync|looked|mail|scripts$)/.test(name)));
  }
  for (const { name, version } of await indexedDB.databases()) {
    // A database that is just being created; opening it here would create it.
    if (version === 0) continue;
    const db = await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    for (const store of db.objectStoreNames) {
      const counting = db.transaction(store).objectStore(store).count();
      await new Promise((resolve) => { counting.onsuccess = resolve; });
      if (counting.result > 0) left.push('rows in ' + name + ' ' + store);
    }
    db.close();
  }
  say('cache', await caches.keys());
  const manifest = api.runtime.getManifest();
  const own = [
    ...manifest.host_permissions, ...manifest.permissions,
    ...manifest.content_scripts.flatMap(({ matches }) => matches),
  ];
  const granted = await api.permissions.getAll();
  say('granted', [...granted.origins, ...granted.permissions].filter((one) => !own.includes(one)));
  const scripts = await api.scripting.getRegisteredContentScripts();
  say('registered script', scripts.map(({ id }) => id));
  say('alarm', (await api.alarms.getAll()).map(({ name }) => name).filter((name) => name !== 'round'));
  say('badge', [await api.action.getBadgeText({})].filter(Boolean));
  say('tab', (await api.tabs.query({})).map(({ url = '' }) => url).filter((url) =>
    url && !url.startsWith(api.runtime.getURL('')) && !/^(?:about:|chrome:..new)/.test(url)));
  say('window', (await api.windows.getAll()).slice(1).map(({ id }) => id));
  return left;
})()`;
