import { DEMO_PAGES, type DemoPage } from '../../sandbox/crm/index.ts';

/** The demo pages of products that are read from the start. */
export const MAIL_AND_CRM: readonly DemoPage[] = DEMO_PAGES.filter(({ url }) =>
  /google|hubspot/.test(new URL(url).hostname),
);

/** An expression for a page of ours: what Bookside keeps of the pages that stand open, one tab's after another's. */
export const KEPT_PAGES = `chrome.storage.session.get().then((all) =>
  Object.entries(all).filter(([key]) => key.startsWith('tab.')).map(([, page]) => page))`;

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
