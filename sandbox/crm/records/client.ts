/**
 * The script of the demo CRM. It navigates without a reload, in the same order as HubSpot: the URL
 * changes first, then the page is empty for a moment, then the next record is shown.
 */
import { fillFields } from './fields.ts';

/** The times after a change of the URL, in ms. */
const OLD_PAGE_LEAVES = 40;
const NEW_PAGE_STANDS = 80;

const wait = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

const fetchPage = async (address: string): Promise<Document> =>
  new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');

const GHOST =
  '<div class="columns"><div class="card ghost"></div><div class="card ghost"></div><div class="card ghost"></div></div>';

let latest = 0;

const show = async (address: string): Promise<void> => {
  const ticket = ++latest;
  const moment = wait(NEW_PAGE_STANDS);
  const page = fetchPage(address);
  await wait(OLD_PAGE_LEAVES);
  if (ticket !== latest) return;
  closeDrawer();
  const main = document.querySelector('main');
  if (main) main.innerHTML = GHOST;
  const next = await page;
  await moment;
  if (ticket !== latest) return;
  document.title = next.title;
  for (const part of ['.sections', 'main']) {
    const coming = next.querySelector(part);
    if (coming) document.querySelector(part)?.replaceWith(coming);
  }
  fillFields(document);
  scrollTo(0, 0);
};

const closeDrawer = (): void => document.querySelector('.drawer')?.remove();

const openDrawer = async (record: string): Promise<void> => {
  const ticket = ++latest;
  const next = await fetchPage(`${location.pathname}?preview=${record}`);
  if (ticket !== latest) return;
  closeDrawer();
  const drawer = next.querySelector('.drawer');
  if (drawer) document.querySelector('main')?.after(drawer);
  fillFields(document);
};

const chooseTab = (chosen: HTMLElement): void => {
  for (const tab of document.querySelectorAll<HTMLElement>('[data-tab]')) {
    tab.setAttribute('aria-selected', String(tab === chosen));
    const content = document.querySelector<HTMLElement>(`[data-test-id="${tab.dataset.tab}"]`);
    if (content) content.style.display = tab === chosen ? '' : 'none';
  }
};

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const tab = target?.closest<HTMLElement>('[data-tab]');
  if (tab) return chooseTab(tab);
  const preview = target?.closest<HTMLElement>('[data-preview]');
  if (preview) return void openDrawer(preview.dataset.preview ?? '');
  if (target?.closest('[data-closes-drawer]')) return closeDrawer();
  const link = target?.closest<HTMLAnchorElement>('a[href^="/"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  void show(link.href);
});

addEventListener('popstate', () => void show(location.href));
fillFields(document);
