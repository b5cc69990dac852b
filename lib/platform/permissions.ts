import { API_HOST } from '../domain/sites.ts';
import { browser } from './browser.ts';

const ORIGINS = { origins: [`${API_HOST}/*`] };

/** Whether the browser lets Bookside speak to OnceHub; its user may withhold that at any time. */
export const mayReachOnceHub = (): Promise<boolean> => browser.permissions.contains(ORIGINS);

/** Asks the person for it. Only in the turn of a click. */
export const askToReachOnceHub = (): Promise<boolean> => browser.permissions.request(ORIGINS);

/**
 * The match patterns of every site the browser lets Bookside read or reach now. It is asked for the
 * list since `contains` leaves out, in Chrome, what only a page script of the manifest may read.
 */
export const grantedPatterns = async (): Promise<string[]> =>
  (await browser.permissions.getAll()).origins ?? [];

/** Asks the person to let the sites of these patterns be read. Only in the turn of a click, before any wait. */
export const askForSites = (patterns: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: [...patterns] }).catch(() => false);

/** Gives the permission for these patterns back. Resolves to false where the browser keeps it. */
export const giveBackSites = (patterns: readonly string[]): Promise<boolean> =>
  browser.permissions.remove({ origins: [...patterns] }).catch(() => false);

/** Tells of sites that were granted, and that some were taken away, whoever did it and wherever. */
export function observeAccess(granted: (patterns: string[]) => void, revoked: () => void): void {
  browser.permissions.onAdded.addListener(({ origins = [] }) => granted(origins));
  browser.permissions.onRemoved.addListener(() => revoked());
}
