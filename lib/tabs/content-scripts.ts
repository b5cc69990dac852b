import { CRM_SITES, type CrmSite } from '../domain/sites.ts';
import { addedSites, OWN_PATTERNS, patternOf } from './site-access.ts';

/** Every product Bookside came with has a page script of its own; added sites share one. */
export type PageScript = CrmSite['id'] | 'crm';

/** What keeping page scripts where they may stand depends on. */
export interface ContentScriptsDeps {
  granted(): Promise<string[]>;
  register(patterns: readonly string[], except: readonly string[]): Promise<void>;
  /** Runs the page script of a product, or that of added sites, in the tabs that show pages of these patterns. */
  run(script: PageScript, patterns: readonly string[]): Promise<void>;
  /** Forgets the pages of sites that are granted no longer. */
  forgetRevoked(): Promise<void>;
  changed(): void;
}

/** Keeps the page script standing on the sites the person added, on all of them and on no others. */
export function createContentScripts(deps: ContentScriptsDeps) {
  const added = async () => addedSites(await deps.granted()).map(({ pattern }) => pattern);
  // One after the other: two that write the registration at once would undo each other.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (step: () => Promise<void>): Promise<void> => {
    const next = last.then(step, step);
    last = next.catch(() => {});
    return next;
  };
  const register = async () => deps.register(await added(), OWN_PATTERNS);

  return {
    /** Makes the registration what is granted; it may have changed while no one listened. */
    reconcile: () => inTurn(register),
    /** The person granted these patterns: their pages are read from now on, those open already too. */
    granted: (patterns: readonly string[]) =>
      inTurn(async () => {
        await register();
        for (const { id, origins } of CRM_SITES) {
          // The manifest's own scripts come with the next load; a page open now has none.
          const back = origins.map(patternOf).filter((pattern) => patterns.includes(pattern));
          await deps.run(id, back);
        }
        const fresh = addedSites(patterns).map(({ pattern }) => pattern);
        await deps.run('crm', fresh);
        deps.changed();
      }),
    /** Some pattern was taken away: nothing is read there any more, and what was read is forgotten. */
    revoked: () =>
      inTurn(async () => {
        await register();
        await deps.forgetRevoked();
        deps.changed();
      }),
    /** An update left scripts behind that can speak no more: the pages open now get new ones. */
    renew: () =>
      inTurn(async () => {
        await register();
        await deps.run('crm', await added());
      }),
  };
}
