import { browser } from './browser.ts';

/** The ids of our menu items begin so. */
export const NO_SHOW_MENU = 'noShow';

/** The id of the item that reads a page once. */
export const READ_ONCE_MENU = 'readOnce';

/**
 * Puts "Mark no-show" into the menu of a selection and of a `mailto:` link, and the reading of the
 * page into the menu of a page where nothing is selected. No place has two items of ours: browsers
 * would hide them in a menu of their own, one step further away.
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
    targetUrlPatterns: ['mailto:*'],
  });
  browser.contextMenus.create({
    id: READ_ONCE_MENU,
    title: browser.i18n.getMessage('menuReadOnce'),
    contexts: ['page'],
    documentUrlPatterns: ['https://*/*', 'http://*/*'],
  });
}
