import { DEMO_PAGES } from '../../sandbox/crm/index.ts';

/** The URL of a demo page by its title. Throws if there is none. */
export function placeOf(title: string): string {
  const found = DEMO_PAGES.find((page) => page.title === title);
  if (!found) throw new Error(`no demo page is called ${title}`);
  return found.url;
}

/** The URL of Carrie's CRM record. */
export const CARRIES_RECORD = placeOf('Carrie Customer’s record');
/** The URL of Dana's CRM record. */
export const DANAS_RECORD = placeOf('Dana Whitfield’s record');
/** The URL of a thread whose last message is Carrie's. */
export const CARRIES_THREAD = placeOf('the customer wrote last');
/** The URL of a thread with two customers, Dana among them, whose last message is the rep's. */
export const DANAS_THREAD = placeOf('the rep wrote last, to two customers');
/** The URL of the inbox. */
export const INBOX = placeOf('the inbox');
