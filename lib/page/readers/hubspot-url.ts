import type { PageKind } from '../report.ts';

/** What the address of a HubSpot page says it shows. */
export interface HubSpotPage {
  page: PageKind;
  /** Whether it is one record, of whatever kind. */
  record: boolean;
  /** The path of the record or thread, without the tab or view it is seen in. */
  key: string;
}

/** Records by the number of their type, and by name in links older than that. Numbers from 2 upward are custom objects. */
const RECORD = /^\/contacts\/\d+\/(?:record\/(\d+-\d+)|(contact|company|deal|ticket))\/\d+\b/;
const TYPES: Readonly<Record<string, PageKind>> = {
  '0-1': 'contact',
  '0-2': 'company',
  '0-3': 'deal',
  '0-5': 'ticket',
};

/** Pages that show many: what comes first decides. */
const OTHERS: readonly (readonly [RegExp, PageKind])[] = [
  [/\/live-messages\/|\/ticket\/\d+\/thread/, 'inbox'],
  [/^\/tasks\//, 'task'],
  [/\/board\b/, 'board'],
  [/^\/contacts\//, 'list'],
];

/** Reads the address of a page of the application; HubSpot's other hosts, such as its community, are not read as HubSpot's. */
export function hubSpotPage({ pathname }: URL): HubSpotPage {
  const [key, type = '', name] = RECORD.exec(pathname) ?? [];
  // The pattern names only kinds of page.
  const kind = (name as PageKind | undefined) ?? TYPES[type] ?? 'custom';
  if (key) return { page: kind, record: true, key };
  const page = OTHERS.find(([pattern]) => pattern.test(pathname))?.[1] ?? 'other';
  return { page, record: false, key: pathname };
}
