import * as z from 'zod/mini';
import { SITE_IDS } from '../domain/sites.ts';

/** Shape of an address, or of the key of a customer without one. */
export const Address = z.string().check(z.minLength(3), z.maxLength(254));

const Person = z.object({
  address: Address,
  asWritten: z.exactOptional(Address),
  name: z.exactOptional(z.string().check(z.maxLength(120))),
  role: z.enum(['contact', 'associated', 'sender', 'recipient', 'body']),
});

const found = {
  layer: z.nullable(z.enum(['named', 'general', 'text'])),
  people: z.array(Person).check(z.maxLength(200)),
  listed: z.exactOptional(z.array(Person).check(z.maxLength(100))),
};

/** Shape of a page report. Untrusted however it arrives: it comes from a foreign page's process. */
export const Report = z.object({
  site: z.enum(SITE_IDS),
  page: z.enum([
    'thread',
    'draft',
    'list',
    'board',
    'contact',
    'company',
    'deal',
    'ticket',
    'custom',
    'inbox',
    'task',
    'other',
  ]),
  key: z.string().check(z.maxLength(200)),
  state: z.enum(['reading', 'found', 'none']),
  ...found,
  own: z.exactOptional(z.array(Address).check(z.maxLength(20))),
  via: z.exactOptional(z.array(z.string().check(z.maxLength(120))).check(z.maxLength(5))),
  withOwnDomain: z.exactOptional(z.object(found)),
});
