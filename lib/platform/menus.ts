import { browser } from './browser.ts';

/** Prefix of the ids of the two "Mark no-show" menu items. */
export const NO_SHOW_MENU = 'noShow';

/** The id of the menu item that reads a page on request. */
export const READ_ON_REQUEST_MENU = 'readOnce';

/**
 * Creates the context menu items: "Mark no-show…" on a selection and on a `mailto:` or `tel:` link,
 * and "Look up who is on this page" on a page without a selection. Each context has one item only:
 * browsers move two or more items of an extension into a submenu.
 */
export async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  const title = browser.i18n.getMessage('menuNoShow');
  browser.contextMenus.create({
    id: `${NO_SHOW_MENU}.selection`,
    title,
    contexts: ['selection'],
  });
  browser.contextMenus.create({
    id: `${NO_SHOW_MENU}.link`,
    title,
    contexts: ['link'],
    targetUrlPatterns: ['mailto:*', 'tel:*'],
  });
  browser.contextMenus.create({
    id: READ_ON_REQUEST_MENU,
    title: browser.i18n.getMessage('menuReadOnce'),
    contexts: ['page'],
    documentUrlPatterns: ['https://*/*', 'http://*/*'],
  });
}
