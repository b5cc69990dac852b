import { describe, expect, test } from 'vitest';
import { ownAddressesOf, ownOf } from './reading.ts';

describe('whether an address is not a customer’s [claim 27]', () => {
  const isOwn = ownAddressesOf(
    ownOf([' Sam@Example.org', 'sam.okafor@gmail.com', undefined, null, 'no address']),
  );

  test.each([
    ['the owner', 'sam@example.org', true],
    ['a colleague', 'priya@example.org', true],
    ['another company', 'mara@example.com', false],
    ['a company whose domain has the same ending', 'mara@notexample.org', false],
    ['a part of the company, which may be a customer’s host', 'mara@shop.example.org', false],
    ['the owner at a free-mail provider', 'sam.okafor@gmail.com', true],
    ['another person at the same provider', 'mara@gmail.com', false],
    ['a logging address', '4411223@bcc.hubspot.com', true],
  ])('%s', (_, address, expected) => {
    expect(isOwn(address)).toBe(expected);
  });

  test('without a known owner, only logging addresses are excluded', () => {
    const nobodys = ownAddressesOf(ownOf([undefined]));
    expect(nobodys('mara@example.com')).toBe(false);
    expect(nobodys('4411223@bcc.hubspot.com')).toBe(true);
  });
});
