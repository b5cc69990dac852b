import { expect, test, vi } from 'vitest';
import { fail, ok } from '../domain/result.ts';
import type { Client } from '../oncehub/client.ts';
import type { DirectoryRow } from '../store/schema.ts';
import { createMakeLink } from './make-link.ts';

const facts = { url: null, minutes: null, published: true };
const ROWS: DirectoryRow[] = [
  {
    ...{ id: 'USR-1', kind: 'user', name: 'Sam', address: 'sam@example.org' },
    user: { teams: ['TM-1'], zone: null },
  },
  {
    id: 'BKC-1',
    kind: 'calendar',
    name: 'Own',
    address: null,
    calendar: { ...facts, host: 'USR-1' },
  },
  {
    id: 'BKC-2',
    kind: 'calendar',
    name: 'Team',
    address: null,
    calendar: { ...facts, host: 'TM-1' },
  },
  {
    id: 'BKC-3',
    kind: 'calendar',
    name: 'Other',
    address: null,
    calendar: { ...facts, host: 'TM-2' },
  },
  { id: 'BKC-4', kind: 'calendar', name: 'Old', address: null },
  { id: 'MP-1', kind: 'masterPage', name: 'Classic', address: null },
  { id: 'BP-1', kind: 'page', name: 'Page', address: null },
];
const guest = { name: 'Mara', email: null, phone: null };

function asked() {
  const oneTimeLink = vi.fn<Client['oneTimeLink']>(async () => ok({ is: 'noLink' }));
  const make = createMakeLink({ client: { oneTimeLink }, reader: { directory: async () => ROWS } });
  return { make, oneTimeLink };
}

test.each([
  ["a team's of the rep", 'BKC-2', 'USR-1', 'sam@example.org'],
  ["the rep's own", 'BKC-1', 'USR-1', null],
  ["another team's", 'BKC-3', 'USR-1', null],
  ['one whose host is not known', 'BKC-4', 'USR-1', null],
  ["a team's, for nobody known", 'BKC-2', null, null],
  ["a team's, for a user who is gone", 'BKC-2', 'USR-9', null],
])('on the calendar of %s the host is as it should be', async (_whose, calendar, rep, host) => {
  const { make, oneTimeLink } = asked();
  await make({ calendar, guest, rep });
  expect(oneTimeLink.mock.calls).toEqual([[{ kind: 'calendar', id: calendar, guest, host }]]);
});

test('a master page is asked as one, and what has no one-time links is not asked for', async () => {
  const { make, oneTimeLink } = asked();
  await make({ calendar: 'MP-1', guest, rep: null });
  expect(oneTimeLink.mock.calls[0]?.[0]).toMatchObject({ kind: 'masterPage', id: 'MP-1' });
  for (const calendar of ['BP-1', 'USR-1', 'BKC-9']) {
    expect(await make({ calendar, guest, rep: null })).toEqual(fail('notFound'));
  }
  expect(oneTimeLink).toHaveBeenCalledOnce();
});
