/**
 * Navigation between the views of the demo mail, in the same order as in Gmail: the hash changes
 * first, then the old view loses its role, and after a moment the next view is in the document; the
 * old one stays in it, hidden.
 */

/** The times after a change of the hash, in ms. */
const OLD_VIEW_LEAVES = 40;
const NEW_VIEW_STANDS = 80;

const wait = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

/** The first element that matches a selector; `null` when there is none. */
export const one = (selector: string): HTMLElement | null => document.querySelector(selector);

const parsed = (markup: string): HTMLElement | null =>
  new DOMParser().parseFromString(markup, 'text/html').querySelector('.view');

const fetchView = async (hash: string): Promise<HTMLElement | null> => {
  const address = new URL('view', location.href.split(/[?#]/)[0]);
  address.search = location.search;
  address.searchParams.set('at', hash);
  return parsed(await (await fetch(address)).text());
};

const mounted = (name: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('#views > .view')].find(
    (view) => view.dataset.view === name,
  );

const paneIsOn = new URLSearchParams(location.search).get('pane') === '1';

const threadIn = (hash: string): string | null =>
  /\/(FMfcgz\w+|[0-9a-f]{16})(\?|$)/.exec(hash)?.[1] ?? null;

/** The hash of the list that a hash belongs to: the hash without its thread. */
export const listOf = (hash: string): string =>
  hash.split('?')[0]?.replace(/\/(FMfcgz\w+|[0-9a-f]{16})$/, '') || '#inbox';

const nameOf = (hash: string): string => (paneIsOn ? null : threadIn(hash)) ?? listOf(hash);

/** Opens the draft, unless it is already open. */
export const showCompose = (): void => {
  const template = one('#compose');
  if (one('.compose') || !(template instanceof HTMLTemplateElement)) return;
  document.body.append(template.content.cloneNode(true));
};

let latest = 0;

/** Shows the view of a hash. A newer call cancels an earlier one. */
export const show = async (hash: string): Promise<void> => {
  const ticket = ++latest;
  const moment = wait(NEW_VIEW_STANDS);
  const next = mounted(nameOf(hash)) ?? fetchView(paneIsOn ? listOf(hash) : hash);
  await wait(OLD_VIEW_LEAVES);
  if (ticket !== latest) return;
  for (const view of document.querySelectorAll<HTMLElement>('#views > .view')) {
    view.removeAttribute('role');
    view.style.display = 'none';
  }
  const view = await next;
  await moment;
  if (ticket !== latest || !view) return;
  if (view.ownerDocument !== document) one('#views')?.append(view);
  view.style.display = '';
  view.setAttribute('role', 'main');
  document.title = view.dataset.title ?? document.title;
  one('#loading')?.style.setProperty('display', 'none');
  markPlace(hash);
  if (new URLSearchParams(hash.split('?')[1] ?? '').has('compose')) showCompose();
  const pane = view.querySelector('.ao9');
  const thread = threadIn(hash);
  if (pane && thread) await showBeside(thread, pane);
};

/** Shows the current place in the search field and the folder list. */
const markPlace = (hash: string): void => {
  const field = document.querySelector<HTMLInputElement>('.search input');
  if (field) field.value = decodeURIComponent(/^#search\/([^/?]*)/.exec(hash)?.[1] ?? '');
  const folder = hash.replace('#', '').split(/[/?]/)[0] || 'inbox';
  for (const link of document.querySelectorAll<HTMLElement>('[data-folder]'))
    link.toggleAttribute('aria-current', link.dataset.folder === folder);
};

/** Shows a thread in the reading pane; the URL does not change. */
const showBeside = async (id: string, pane: Element): Promise<void> => {
  const ticket = ++latest;
  pane.replaceChildren();
  const moment = wait(NEW_VIEW_STANDS);
  const view = await fetchView(`#inbox/${id}`);
  await moment;
  if (ticket !== latest) return;
  pane.replaceChildren(...(view?.querySelector('.iY')?.childNodes ?? []));
};

/** Opens a thread from its row: in the reading pane if there is one, else by changing the hash. */
export const openThread = (id: string): void => {
  const pane = one('[role=main] .ao9');
  if (pane) void showBeside(id, pane);
  else location.hash = `${listOf(location.hash)}/${id}`;
};
