import { inMailto } from '../address/in-mailto.ts';
import { inTel } from '../address/in-tel.ts';
import { inText } from '../address/in-text.ts';
import type { Change } from '../messages/changes.ts';
import { NO_SHOW_MENU, READ_ON_REQUEST_MENU } from '../platform/menus.ts';
import { isListed, readIgnoreList } from '../settings/ignore-list.ts';
import type { PanelRequest, panelRequests, TabPage } from '../tabs/tab-state.ts';

/** Limit on the addresses of a selection, which may be a very long text. */
const MAX_MENU_ADDRESSES = 10;

/** A window and the tab that is active in it. */
export interface Place {
  window: number;
  tab: number;
}

/** A click on one of our menu items, as the browser tells it. */
export interface MenuClick {
  menuItemId: string | number;
  linkUrl?: string | undefined;
  selectionText?: string | undefined;
}

/** The tab of a click; its ids are -1 in Chrome's PDF viewer, and it is missing in side panels. */
interface ClickedTab {
  id?: number | undefined;
  windowId?: number | undefined;
}

/** Whom a click asks for. */
type Wanted = Omit<PanelRequest, 'tab' | 'at'>;

/** The dependencies of the menu clicks. */
export interface MenuClicksDeps {
  /** Opens the panel of a window, within the user gesture; resolves to whether it is open. */
  openPanel(window: number): Promise<boolean>;
  /** Shows the panel somewhere else, or a tab with the same content, and resolves to the place. */
  showElsewhere(): Promise<Place>;
  requests: Pick<ReturnType<typeof panelRequests>, 'write' | 'remove'>;
  pageReports: {
    askAgain(tab: number): Promise<boolean>;
    readOnRequest(tab: number): Promise<boolean>;
  };
  pages: { read(tab: number): Promise<TabPage | null> };
  settings: Parameters<typeof readIgnoreList>[0];
  announce(change: Change): void;
  /** The present time, UTC ms. */
  clock(): number;
}

/**
 * Handles clicks in the context menu, and the shortcut that opens the panel. Each has an effect:
 * where no panel can stand (a popup or app window, a PDF viewer without a tab), the panel of the
 * last normal window shows what it would have shown, or a tab does.
 */
export function createMenuClicks(deps: MenuClicksDeps) {
  const { requests, pageReports } = deps;

  /** Opens the panel beside a tab; resolves to false where none stands there now. */
  const openBeside = (here: Place | null): Promise<boolean> =>
    here ? deps.openPanel(here.window) : Promise.resolve(false);

  async function ask({ window, tab }: Place, wanted: Wanted) {
    const addresses = wanted.addresses.slice(0, MAX_MENU_ADDRESSES);
    await requests.write(window, { ...wanted, addresses, tab, at: deps.clock() });
    deps.announce({ kind: 'request', window });
  }

  /** Shows the people of a page beside it: by its page script, else by reading the page once. */
  async function lookAt({ window, tab }: Place): Promise<void> {
    await requests.remove(window);
    deps.announce({ kind: 'request', window });
    if (!(await pageReports.askAgain(tab))) await pageReports.readOnRequest(tab);
  }

  /** The people of a page who are nobody's colleagues, as its panel would show them. */
  async function peopleOf(tab: number): Promise<string[]> {
    const [page, { listed }] = await Promise.all([
      deps.pages.read(tab),
      readIgnoreList(deps.settings),
    ]);
    const people = page && !page.off ? page.report.people : [];
    return people.map(({ address }) => address).filter((address) => !isListed(listed, address));
  }

  /** Reads the page of the click, beside which a panel stands if `opening` says so. */
  async function readPage(here: Place | null, opening: Promise<boolean>): Promise<void> {
    const reading = here && lookAt(here);
    if (await opening) return;
    const place = await deps.showElsewhere();
    await reading;
    if (here) await ask(place, { reason: 'lookUp', addresses: await peopleOf(here.tab) });
  }

  async function markNoShow(here: Place | null, opening: Promise<boolean>, click: MenuClick) {
    const wanted = wantedBy(click);
    if (here) void ask(here, wanted);
    if (!(await opening)) await ask(await deps.showElsewhere(), wanted);
  }

  return {
    clicked(click: MenuClick, tab: ClickedTab | undefined): void {
      const here = placeOf(tab);
      // Before anything else: both browsers invalidate the user gesture at the first `await`.
      const opening = openBeside(here);
      if (click.menuItemId === READ_ON_REQUEST_MENU) void readPage(here, opening);
      else if (click.menuItemId.toString().startsWith(NO_SHOW_MENU))
        void markNoShow(here, opening, click);
    },
    async openPanel(tab: ClickedTab | undefined): Promise<void> {
      if (!(await openBeside(placeOf(tab)))) await deps.showElsewhere();
    },
  };
}

/** The people a click is about, by their addresses or by the one number that it is on. */
function wantedBy({ linkUrl, selectionText = '' }: MenuClick): Wanted {
  const reason = 'noShowMenu';
  const number = inTel(linkUrl || selectionText);
  if (number !== null) return { reason, addresses: [], number };
  return { reason, addresses: linkUrl ? inMailto(linkUrl) : inText(selectionText) };
}

/** The place of a tab; `null` where there is no tab. */
const placeOf = (tab: ClickedTab | undefined): Place | null => {
  const { id = -1, windowId = -1 } = tab ?? {};
  return id < 0 || windowId < 0 ? null : { window: windowId, tab: id };
};
