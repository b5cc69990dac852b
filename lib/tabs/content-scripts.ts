import { BUILT_IN_SITES, type BuiltInSite } from '../domain/sites.ts';
import type { KeyedStore } from '../platform/storage.ts';
import { addedSites, OWN_PATTERNS } from './added-sites.ts';
import { isGranted, patternOf } from './site-access.ts';
import { PUT_BACK_KEY } from './tab-keys.ts';

/** The name of a page script: one for each product of the manifest, and one for all added sites. */
export type PageScript = BuiltInSite['id'] | 'crm';

/** The dependencies of `createContentScripts`. */
export interface ContentScriptsDeps {
  granted(): Promise<string[]>;
  register(patterns: readonly string[], except: readonly string[]): Promise<void>;
  /** `storage.session`: browsers empty it when they load the extension. */
  session: Pick<KeyedStore, 'get' | 'set'>;
  /** Runs a page script in the open tabs that match these patterns and have none. */
  run(script: PageScript, patterns: readonly string[]): Promise<void>;
  /** Deletes the reports of pages whose site is no longer granted. */
  forgetRevoked(): Promise<void>;
  changed(): void;
}

/** Keeps the registration of page scripts equal to the sites that the user added. */
export function createContentScripts(deps: ContentScriptsDeps) {
  const added = async () => addedSites(await deps.granted()).map(({ pattern }) => pattern);
  // A queue: two concurrent writes of the registration would overwrite each other.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (step: () => Promise<void>): Promise<void> => {
    const next = last.then(step, step);
    last = next.catch(() => {});
    return next;
  };
  const register = async () => deps.register(await added(), OWN_PATTERNS);

  return {
    /** Updates the registration: grants may have changed while the worker did not run. */
    reconcile: () => inTurn(register),
    /** Handles new grants: their pages are read from now on, including those already open. */
    granted: (patterns: readonly string[]) =>
      inTurn(async () => {
        await register();
        for (const { id, origins } of BUILT_IN_SITES) {
          // Scripts of the manifest run only when a page loads; pages that are open have none yet.
          const back = origins.map(patternOf).filter((pattern) => patterns.includes(pattern));
          await deps.run(id, back);
        }
        const fresh = addedSites(patterns).map(({ pattern }) => pattern);
        await deps.run('crm', fresh);
        deps.changed();
      }),
    /** Handles removed grants: their pages are no longer read, and what was read is deleted. */
    revoked: () =>
      inTurn(async () => {
        await register();
        await deps.forgetRevoked();
        deps.changed();
      }),
    /**
     * Puts page scripts into open pages, once after the extension was loaded (installed, updated,
     * or enabled again): those of an earlier load are disconnected for good.
     */
    async putBack(): Promise<void> {
      if (await deps.session.get(PUT_BACK_KEY)) return;
      await deps.session.set(PUT_BACK_KEY, true);
      await inTurn(register);
      const granted = await deps.granted();
      // Not in turn: a page that hangs would hold up every later change of the registration.
      const runs = BUILT_IN_SITES.map(({ id, origins }) => {
        const reachable = origins.filter((origin) => isGranted(granted, origin));
        return deps.run(id, reachable.map(patternOf));
      });
      await Promise.all([...runs, deps.run('crm', await added())]);
    },
  };
}
