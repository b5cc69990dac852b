import { expect, test } from 'vitest';
import { byIdOrAddress } from './user-addresses.ts';

const SALES = 'sales@firm.example';
const nora = { id: 'USR-1', name: 'Nora', address: SALES, former: ['nora@firm.example'] };
const otto = { id: 'USR-2', name: 'Otto', address: 'otto@firm.example', former: [SALES] };

const namesIn = (
  rows: readonly { id: string; name: string; address: string | null; former?: string[] }[],
) => Object.fromEntries([...byIdOrAddress(rows)].map(([address, { name }]) => [address, name]));

test.each([
  ['first', [nora, otto]],
  ['last', [otto, nora]],
])('an address that was handed on is its present owner’s, who is listed %s', (_where, rows) => {
  expect(namesIn(rows)).toEqual({
    'USR-1': 'Nora',
    'USR-2': 'Otto',
    [SALES]: 'Nora',
    'nora@firm.example': 'Nora',
    'otto@firm.example': 'Otto',
  });
});

test('a user without an address is found by those they had, and a calendar by its id', () => {
  const left = { id: 'USR-3', name: 'Lea', address: null, former: ['lea@firm.example'] };
  const calendar = { id: 'BKC-1', name: 'Demo', address: null };
  expect(namesIn([left, calendar])).toEqual({
    'USR-3': 'Lea',
    'lea@firm.example': 'Lea',
    'BKC-1': 'Demo',
  });
});
