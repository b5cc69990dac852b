/**
 * How the demo mail moves between views, the way Gmail does: the hash changes first, the view shown loses its role, and
 * after a moment the next one stands in the document, the former still mounted but hidden.
 */

/** Milliseconds after a change of the hash. */
const OLD_VIEW_LEAVES = 40;
const NEW_VIEW_STANDS = 80;

const wait = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

/** The first element for a selector. */
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

/** The hash of the list a hash belongs to. */
export const listOf = (hash: string): string =>
  hash.split('?')[0]?.replace(/\/(FMfcgz\w+|[0-9a-f]{16})$/, '') || '#inbox';

const nameOf = (hash: string): string => (paneIsOn ? null : threadIn(hash)) ?? listOf(hash);

/** Opens the draft, unless it is open. */
export const showCompose = (): void => {
  const template = one('#compose');
  if (one('.compose') || !(template instanceof HTMLTemplateElement)) return;
  document.body.append(template.content.cloneNode(true));
};

let turn = 0;

/** Shows the view a hash names. */
export const show = async (hash: string): Promise<void> => {
  const mine = ++turn;
  const moment = wait(NEW_VIEW_STANDS);
  const next = mounted(nameOf(hash)) ?? fetchView(paneIsOn ? listOf(hash) : hash);
  await wait(OLD_VIEW_LEAVES);
  if (mine !== turn) return;
  for (const view of document.querySelectorAll<HTMLElement>('#views > .view')) {
    view.removeAttribute('role');
    view.style.display = 'none';
  }
  const view = await next;
  await moment;
  if (mine !== turn || !view) return;
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

/** The search field and the folders say where one is. */
const markPlace = (hash: string): void => {
  const field = document.querySelector<HTMLInputElement>('.search input');
  if (field) field.value = decodeURIComponent(/^#search\/([^/?]*)/.exec(hash)?.[1] ?? '');
  const folder = hash.replace('#', '').split(/[/?]/)[0] || 'inbox';
  for (const link of document.querySelectorAll<HTMLElement>('[data-folder]'))
    link.toggleAttribute('aria-current', link.dataset.folder === folder);
};

/** The reading pane changes its thread without a word in the URL. */
const showBeside = async (id: string, pane: Element): Promise<void> => {
  const mine = ++turn;
  pane.replaceChildren();
  const moment = wait(NEW_VIEW_STANDS);
  const view = await fetchView(`#inbox/${id}`);
  await moment;
  if (mine !== turn) return;
  pane.replaceChildren(...(view?.querySelector('.iY')?.childNodes ?? []));
};

/** Opens a thread from its row: in the reading pane where there is one, else by the hash. */
export const openThread = (id: string): void => {
  const pane = one('[role=main] .ao9');
  if (pane) void showBeside(id, pane);
  else location.hash = `${listOf(location.hash)}/${id}`;
};
