import { API_HOST } from '../domain/sites.ts';
import { browser } from './browser.ts';

const ORIGINS = { origins: [`${API_HOST}/*`] };

/** Whether the host permission for OnceHub is granted; the user can take it away at any time. */
export const mayReachOnceHub = (): Promise<boolean> => browser.permissions.contains(ORIGINS);

/** Requests that permission from the user. Must be called synchronously in a click handler. */
export const askToReachOnceHub = (): Promise<boolean> => browser.permissions.request(ORIGINS);

/**
 * The match patterns of all granted hosts, including those of the manifest's page scripts. Uses
 * `getAll` because in Chrome `contains` leaves out the hosts that only a page script matches.
 */
export const grantedPatterns = async (): Promise<string[]> =>
  (await browser.permissions.getAll()).origins ?? [];

/**
 * Requests permission for these patterns from the user. Must be called synchronously in a click
 * handler, before any `await`. Resolves to false where it was refused.
 */
export const askForSites = (patterns: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: [...patterns] }).catch(() => false);

/** Removes the permission for these patterns. Resolves to false where the browser keeps it. */
export const giveBackSites = (patterns: readonly string[]): Promise<boolean> =>
  browser.permissions.remove({ origins: [...patterns] }).catch(() => false);

/**
 * Listens for host permissions that were granted (with their patterns) or removed, whether by
 * Bookside's own pages or in the browser's settings.
 */
export function observeAccess(granted: (patterns: string[]) => void, revoked: () => void): void {
  browser.permissions.onAdded.addListener(({ origins = [] }) => granted(origins));
  browser.permissions.onRemoved.addListener(() => revoked());
}
