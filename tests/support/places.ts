import { DEMO_PAGES } from '../../sandbox/crm/index.ts';

/** The URL of a demo page by its title. Throws if there is none. */
export function placeOf(title: string): string {
  const found = DEMO_PAGES.find((page) => page.title === title);
  if (!found) throw new Error(`no demo page is called ${title}`);
  return found.url;
}

/** URLs of the demo pages used most. */
export const CARRIES_RECORD = placeOf('Carrie Customer’s record');
export const DANAS_RECORD = placeOf('Dana Whitfield’s record');
export const CARRIES_THREAD = placeOf('the customer wrote last');
export const DANAS_THREAD = placeOf('the rep wrote last, to two customers');
export const INBOX = placeOf('the inbox');
