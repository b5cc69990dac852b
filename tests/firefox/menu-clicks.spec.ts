import { inWindow } from '../../sandbox/browser/sidebar.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { ADD_ON_ID } from '../support/firefox.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { CARRIES_RECORD, INBOX, placeOf } from '../support/places.ts';

/** The native tab of a popup window, which is opened for it. */
const IN_POPUP = `const { promise, resolve } = Promise.withResolvers();
  const popup = window.openDialog(AppConstants.BROWSER_CHROME_URL, '_blank',
    'chrome,popup,dialog=no,resizable', ${JSON.stringify(CARRIES_RECORD)});
  popup.addEventListener('load', resolve, { once: true });
  await promise;
  const tab = popup.gBrowser.selectedTab;`;

/** Firefox's own sidebars, and views that are no tab. */
const IN_NO_TAB = 'const tab = null;';

/** Clicks "Mark no-show…" on Carrie's address, as Firefox's own menu does it. */
const clickIn = (where: string) => `${where}
  WebExtensionPolicy.getByID(${JSON.stringify(ADD_ON_ID)}).extension.emit(
    'webext-menu-menuitem-click',
    { menuItemId: 'noShow.selection', selectionText: ${JSON.stringify(CARRIE.email)} }, tab);`;

/** The text of the panel's page; empty on any other. */
const PANEL_TEXT = `location.pathname === '/sidepanel.html' ? document.body.innerText : ''`;

for (const [where, tab] of [
  ['no tab', IN_NO_TAB],
  ['a popup window', IN_POPUP],
] as const) {
  test(`a click in ${where} is shown by the open sidebar of the last normal window`, async ({
    firefox,
  }) => {
    const page = await firefox.visit(placeOf('somebody without bookings'));
    const sidebar = await firefox.openSidebar(page);
    await sidebar.see('Noor');
    await inWindow(firefox.browser, clickIn(tab));
    await sidebar.see('Which meeting did they miss?');
  });

  test(`a click in ${where} is shown in a tab where no sidebar is open`, async ({ firefox }) => {
    await firefox.visit(INBOX);
    await inWindow(firefox.browser, clickIn(tab));
    // WebDriver does not tell the URL of an extension's page.
    const said = async () => {
      const pages = await firefox.browser.pages();
      const texts = pages.map((one) => one.evaluate(PANEL_TEXT).catch(() => ''));
      return (await Promise.all(texts)).join('');
    };
    await expect.poll(said).toContain('Which meeting did they miss?');
  });
}
