import type { Endpoint } from './call.ts';
import { noSuch } from './errors.ts';
import { list } from './lists.ts';
import { bounds, PAGING } from './parameters.ts';
import type { Switches } from './switches.ts';
import { contactBody, redacted } from './wire.ts';

/** The endpoints `GET /contacts` and `GET /contacts/{id}`. */
export const contactEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/contacts',
    query: { ...PAGING, ...bounds('creation_time', 'last_updated_time'), email: 'text' },
    answer(call) {
      const { contacts } = call.account;
      const email = call.query.text.get('email');
      const matches = addressMatch(email, call.world.switches);
      const after = call.query.instants.get('last_updated_time.gt') ?? Number.NEGATIVE_INFINITY;
      const before = call.query.instants.get('last_updated_time.lt') ?? Number.POSITIVE_INFINITY;
      // Uses the index when possible: the account may have tens of thousands of contacts.
      const filed = email !== undefined && call.world.switches.contactMatch !== 'partial';
      return list(call, {
        all: contacts,
        ...(filed && { rows: contacts.withAddress(email) }),
        keep: (row) => row.updated > after && row.updated < before && matches(row.email),
        body: contactBody,
      });
    },
  },
  {
    method: 'GET',
    path: '/contacts/:id',
    answer({ account, id }) {
      const contact = account.contacts.get(id);
      if (contact) return { body: contactBody(contact) };
      if (account.deleted.get(id) === 'contact') return { body: redacted(id, 'contact') };
      throw noSuch('contact', id);
    },
  },
];

function addressMatch(
  asked: string | undefined,
  { contactMatch }: Switches,
): (email: string | null) => boolean {
  if (asked === undefined) return () => true;
  const lower = asked.toLowerCase();
  switch (contactMatch) {
    case 'exact':
      return (email) => email === asked;
    case 'ci':
      return (email) => email?.toLowerCase() === lower;
    case 'partial':
      return (email) => email?.toLowerCase().includes(lower) ?? false;
  }
}
