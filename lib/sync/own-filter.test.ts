import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import type { DirectoryRow, Slice } from '../store/schema.ts';
import { isFilterIgnored } from './own-filter.ts';

const SLICE = { scope: 'hosted', owner: 'USR-1' } as Slice;
const user = (id: string, address: string | null, ...former: string[]): DirectoryRow => ({
  ...{ id, kind: 'user', name: id, address },
  ...(former.length > 0 && { former }),
});
const hostedBy = (address: string) =>
  aBooking({
    owner: 'USR-9',
    people: [
      { address: 'dana@buyer.example', part: 'booker' },
      { address, part: 'attendee' },
    ],
  });
const isIgnored = (host: string, ...rows: DirectoryRow[]) =>
  isFilterIgnored(SLICE, [hostedBy(host)], { directory: async () => rows });

test.each<[string, boolean, string, ...DirectoryRow[]]>([
  ['by their address', false, 'new@firm.example', user('USR-1', 'new@firm.example')],
  [
    'by an address they had',
    false,
    'old@firm.example',
    user('USR-1', 'new@firm.example', 'old@firm.example'),
  ],
  [
    'by an address they had, and another has today',
    true,
    'old@firm.example',
    user('USR-1', 'new@firm.example', 'old@firm.example'),
    user('USR-2', 'old@firm.example'),
  ],
  [
    'by the address of another',
    true,
    'else@firm.example',
    user('USR-1', 'new@firm.example'),
    user('USR-2', 'else@firm.example'),
  ],
  ['while no address of theirs is known', false, 'else@firm.example', user('USR-1', null)],
])(
  'a meeting that names its host %s shows the filter ignored: %s',
  async (_how, is, host, ...rows) => {
    expect(await isIgnored(host, ...rows)).toBe(is);
  },
);
