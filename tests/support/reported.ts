import { DEMO_PAGES, type DemoPage } from '../../sandbox/crm/index.ts';

/** The demo pages of the products that are read without any further permission. */
export const MAIL_AND_CRM: readonly DemoPage[] = DEMO_PAGES.filter(({ url }) =>
  /google|hubspot/.test(new URL(url).hostname),
);

/** An expression for an extension page: the stored state of all open pages, one per tab. */
export const KEPT_PAGES = `chrome.storage.session.get().then((all) =>
  Object.entries(all).filter(([key]) => key.startsWith('tab.')).map(([, page]) => page))`;

/** The same for a single tab. */
export const keptPage = (tab: number): string =>
  `chrome.storage.session.get('tab.${tab}').then((all) => Object.values(all))`;

/** An expression for an extension page: the ids of all tabs. */
const TABS = 'chrome.tabs.query({}).then((all) => all.map(({ id }) => id))';

/** Opens a tab; returns it with its tab id. `look` evaluates an expression in an extension page. */
export async function numbered<Page>(
  open: () => Promise<Page>,
  look: (expression: string) => Promise<unknown>,
): Promise<{ page: Page; tab: number }> {
  const before = (await look(TABS)) as number[];
  const page = await open();
  const after = (await look(TABS)) as number[];
  const tab = after.find((number) => !before.includes(number));
  if (tab === undefined) throw new Error('no tab was opened');
  return { page, tab };
}

/** A worker pool: each worker takes the next item until none is left. */
export async function shareOut<Who, What>(
  workers: readonly Who[],
  items: readonly What[],
  act: (one: Who, item: What) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  await Promise.all(
    workers.map(async (one) => {
      for (const item of queue) await act(one, item);
    }),
  );
}

interface KeptPage {
  report?: {
    page: string;
    state: 'reading' | 'found' | 'none';
    people: { role: string; address: string }[];
  };
}

/**
 * Bookside's report of the one open page, as lines of text; empty while there is none, or it is
 * still being read.
 */
export function saidOf([kept]: KeptPage[]): string[] {
  const report = kept?.report;
  if (!report || report.state === 'reading') return [];
  return [report.page, ...report.people.map(({ role, address }) => `${role} ${address}`)];
}

/** The lines {@link saidOf} should return for a demo page. */
export const wantedOf = ({ page, people }: DemoPage): string[] => [
  page,
  ...people.map(({ role, address }) => `${role} ${address}`),
];

/**
 * A page's markup without times of day, so that two visits can be compared: the demo pages' clock
 * runs on.
 */
export const settled = (markup: string): string => markup.replace(/\d{1,2}:\d{2}/g, '0:00');
