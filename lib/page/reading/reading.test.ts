import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAutomated } from '../../address/kinds.ts';
import { normalise } from '../../address/normalise.ts';
import { type Hit, hasHuman, peopleOf } from './reading.ts';

const nobody = () => false;
const hit = (address: string, more: Partial<Hit> = {}): Hit => ({
  address,
  role: 'sender',
  layer: 'named',
  ...more,
});

describe('merging hits into people', () => {
  test('each person appears once, at the position of the first hit', () => {
    const hits = [
      hit('mara@example.com', { role: 'recipient' }),
      hit('jonas@example.com', { layer: 'general' }),
      hit('Mara@Example.com'),
    ];
    expect(peopleOf(hits, nobody)).toEqual({
      layer: 'named',
      people: [
        { address: 'mara@example.com', role: 'recipient' },
        { address: 'jonas@example.com', role: 'sender' },
      ],
    });
  });

  test('the case of an address on the page is kept where it differs', () => {
    expect(peopleOf([hit('Mara@Example.com')], nobody).people).toEqual([
      { address: 'mara@example.com', asWritten: 'Mara@Example.com', role: 'sender' },
    ]);
  });

  test.each([
    ['a name', ['Mara Lindt'], 'Mara Lindt'],
    ['a name with spaces', ['  Mara \n\t Lindt '], 'Mara Lindt'],
    ['a first name, then the whole', ['Mara', 'Mara Lindt'], 'Mara Lindt'],
    ['the whole name, then the first', ['Mara Lindt', 'Mara'], 'Mara Lindt'],
    ['two names', ['Mara Lindt', 'M. Lindt'], 'Mara Lindt'],
    ['no name, then one', [null, 'Mara'], 'Mara'],
    ['an address for a name', ['mara@example.com'], undefined],
    ['another address for a name', ['"Mara" <m@example.net>'], undefined],
    ['an empty name', ['', '  '], undefined],
    ['a very long name', ['M'.repeat(500)], 'M'.repeat(120)],
  ])('the name of a person whose hits have %s', (_, names, name) => {
    const { people } = peopleOf(
      names.map((one) => hit('mara@example.com', { name: one })),
      nobody,
    );
    expect(people[0]?.name).toBe(name);
  });

  test('automatic senders are included only where there is no human [claim 27]', () => {
    const robot = hit('no-reply@example.net', { layer: 'general' });
    expect(peopleOf([robot, hit('mara@example.com')], nobody).people).toHaveLength(1);
    expect(peopleOf([robot, hit('mara@example.com')], nobody).layer).toBe('named');
    expect(peopleOf([robot], nobody).people).toEqual([
      { address: 'no-reply@example.net', role: 'sender' },
    ]);
    expect(hasHuman(peopleOf([robot], nobody))).toBe(false);
    expect(hasHuman(peopleOf([robot, hit('mara@example.com')], nobody))).toBe(true);
  });

  test('for any hits, people are distinct, normalised and never the owner, and automatic senders are not mixed with humans [claims 26, 27]', () => {
    const address = fc.oneof(
      fc.emailAddress(),
      fc.constantFrom('Mara@example.com', 'mara@example.com', 'no-reply@example.net', 'not one'),
    );
    const isOwn = (one: string) => one.includes('a');
    fc.assert(
      fc.property(fc.array(address), (list) => {
        const { people, layer } = peopleOf(
          list.map((one) => hit(one)),
          isOwn,
        );
        const found = people.map((person) => person.address);
        expect(new Set(found).size).toBe(found.length);
        expect(found.filter((one) => normalise(one) !== one || isOwn(one))).toEqual([]);
        expect([0, found.length]).toContain(found.filter(isAutomated).length);
        expect(layer).toBe(found.length > 0 ? 'named' : null);
      }),
    );
  });
});
