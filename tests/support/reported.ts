import { DEMO_PAGES, type DemoPage } from '../../sandbox/crm/index.ts';

/** The demo pages of products that are read from the start. */
export const MAIL_AND_CRM: readonly DemoPage[] = DEMO_PAGES.filter(({ url }) =>
  /google|hubspot/.test(new URL(url).hostname),
);

/** An expression for a page of ours: what Bookside keeps of the pages that stand open, one tab's after another's. */
export const KEPT_PAGES = `chrome.storage.session.get().then((all) =>
  Object.entries(all).filter(([key]) => key.startsWith('tab.')).map(([, page]) => page))`;

/** The same of one tab alone. */
export const keptPage = (tab: number): string =>
  `chrome.storage.session.get('tab.${tab}').then((all) => Object.values(all))`;

/** An expression for a page of ours: the numbers of all tabs. */
const TABS = 'chrome.tabs.query({}).then((all) => all.map(({ id }) => id))';

/** Opens a tab, and answers it with its number. `look` evaluates in a page of ours. */
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

/** Has several do what is to be done, one thing each at a time, until nothing is left. */
export async function shareOut<Who, What>(
  who: readonly Who[],
  what: readonly What[],
  act: (one: Who, thing: What) => Promise<void>,
): Promise<void> {
  const left = what.values();
  await Promise.all(
    who.map(async (one) => {
      for (const thing of left) await act(one, thing);
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

/** What Bookside says of the one page that stands open, in words; nothing while it knows none, or none for sure. */
export function saidOf([kept]: KeptPage[]): string[] {
  const report = kept?.report;
  if (!report || report.state === 'reading') return [];
  return [report.page, ...report.people.map(({ role, address }) => `${role} ${address}`)];
}

/** What it should say. */
export const wantedOf = ({ page, people }: DemoPage): string[] => [
  page,
  ...people.map(({ role, address }) => `${role} ${address}`),
];

/** A page's markup as it can be compared: the demo pages' clock moves on between two visits. */
export const settled = (markup: string): string => markup.replace(/\d{1,2}:\d{2}/g, '0:00');
