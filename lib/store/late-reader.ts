import { indexReads } from './index-reader.ts';
import type { PageReader } from './page-reader.ts';
import { readExisting } from './read-existing.ts';
import { STORE_NAME, type StoreSchema } from './schema.ts';

/**
 * Makes a reader for a page that shows no person until it is used: the code that reads people is
 * loaded when it is first needed.
 */
export function createLateReader(): PageReader {
  const existing = readExisting<StoreSchema>(STORE_NAME);
  let loading: Promise<PageReader> | undefined;
  const whole = () => {
    loading ??= import('./page-reader.ts').then(({ pageReads }) => pageReads(existing));
    return loading;
  };
  return {
    ...indexReads(existing),
    customers: async (addresses) => (await whole()).customers(addresses),
    people: async (asked) => (await whole()).people(asked),
    person: async (addresses, apart) => (await whole()).person(addresses, apart),
    atDomain: async (domain, max) => (await whole()).atDomain(domain, max),
    contactsBeginning: async (text, max) => (await whole()).contactsBeginning(text, max),
  };
}
