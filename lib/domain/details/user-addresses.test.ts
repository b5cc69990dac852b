import { expect, test } from 'vitest';
import { usersByAddress } from './user-addresses.ts';

const SALES = 'sales@firm.example';
const nora = { name: 'Nora', address: SALES, former: ['nora@firm.example'] };
const otto = { name: 'Otto', address: 'otto@firm.example', former: [SALES] };

const namesIn = (rows: readonly { name: string; address: string | null; former?: string[] }[]) =>
  Object.fromEntries([...usersByAddress(rows)].map(([address, { name }]) => [address, name]));

test.each([
  ['first', [nora, otto]],
  ['last', [otto, nora]],
])('an address that was handed on is its present owner’s, who is listed %s', (_where, rows) => {
  expect(namesIn(rows)).toEqual({
    [SALES]: 'Nora',
    'nora@firm.example': 'Nora',
    'otto@firm.example': 'Otto',
  });
});

test('a user without an address is found by those they had, and a calendar by none', () => {
  const left = { name: 'Lea', address: null, former: ['lea@firm.example'] };
  const calendar = { name: 'Demo', address: null };
  expect(namesIn([left, calendar])).toEqual({ 'lea@firm.example': 'Lea' });
});
