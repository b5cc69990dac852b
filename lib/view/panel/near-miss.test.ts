import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMailProvider } from '../../address/mail-providers.ts';
import { normalise } from '../../address/normalise.ts';
import * as nearMiss from './near-miss.ts';
import { isOneEdit, type Spelling } from './near-miss.ts';

const isNear = (one: Spelling, other: Spelling) => nearMiss.isNear(one, other, isMailProvider);
const nearnessTo = (address: string) => nearMiss.nearnessTo(address, isMailProvider);

const near = (one: string, other: string, names: readonly (string | null)[] = [null, null]) =>
  isNear({ address: one, name: names[0] ?? null }, { address: other, name: names[1] ?? null });

test.each([
  ['a plus tag and dots at Google', 'dana.whitfield+crm@gmail.com', 'danawhitfield@gmail.com'],
  ['the older name of Gmail', 'dana.whitfield@googlemail.com', 'danawhitfield@gmail.com'],
  ['a plus tag of a company', 'dana+oncehub@acme-example.com', 'dana@acme-example.com'],
  ['two plus tags', 'dana+a@acme-example.com', 'dana+b@acme-example.com'],
  ['two letters swapped in the domain', 'dana@acme-exmaple.com', 'dana@acme-example.com'],
  ['a letter missing in the domain', 'dana@acme-exmple.com', 'dana@acme-example.com'],
  ['a letter too many in the domain', 'dana@acme-exxample.com', 'dana@acme-example.com'],
  ['another letter in the domain', 'dana@acme-ezample.com', 'dana@acme-example.com'],
  ['the ending of a short domain', 'dana@ibx.exampl', 'dana@ibx.example'],
  ['the ending cut off', 'dana@acme-example.co', 'dana@acme-example.com'],
  ['a provider mistyped', 'dana@gmial.com', 'dana@gmail.com'],
  ['a tag and a mistyped domain', 'dana+crm@gmai.com', 'dana@gmail.com'],
  ['dots at a provider mistyped', 'dana.whitfield@gmial.com', 'danawhitfield@gmail.com'],
  ['the same dots at a provider mistyped', 'dana.whitfield@gmial.com', 'dana.whitfield@gmail.com'],
  ['the older name of Gmail mistyped', 'dana@googlemial.com', 'dana@googlemail.com'],
  ['both at a provider mistyped', 'dana.whitfield+crm@gmial.com', 'dana.whitfield@gmial.com'],
  ['a letter missing in the name', 'dana.whitfeld@example.com', 'dana.whitfield@example.com'],
  ['two letters swapped in the name', 'dana.whitfeild@example.com', 'dana.whitfield@example.com'],
  ['a dot at a company', 'danawhitfield@example.com', 'dana.whitfield@example.com'],
  ['an accent', 'müller@example.com', 'muller@example.com'],
])('near without names: %s', (_what, one, other) => {
  expect(near(one, other)).toBe(true);
  expect(near(other, one)).toBe(true);
});

test.each([
  ['another first letter', 'jsmith@example.com', 'psmith@example.com'],
  ['the first letters swapped', 'ajsmith@example.com', 'jasmith@example.com'],
  ['short local parts', 'jana@example.com', 'dana@example.com'],
  ['initials', 'kmo@example.com', 'kmw@example.com'],
  ['two edits', 'dana.whitfld@example.com', 'dana.whitfield@example.com'],
  ['two edits of the domain', 'dana@acme-exampel.co', 'dana@acme-example.com'],
  ['both parts differ', 'dana.whitfeld@exmple.com', 'dana.whitfield@example.com'],
  ['numbers', 'dana.smith1@example.com', 'dana.smith2@example.com'],
  ['a number at the end', 'danasmith@gmail.com', 'danasmith7@gmail.com'],
  ['dots at two domains that are not Google’s', 'd.anna@exmple.com', 'danna@example.com'],
  ['numbered shops', 'info@shop1.example.com', 'info@shop2.example.com'],
  ['two providers that exist', 'dana@mail.com', 'dana@gmail.com'],
  ['short domains, of which one letter makes many', 'dana@ibx.example', 'dana@ibz.example'],
  ['one company', 'dana@example.com', 'priya@example.com'],
  ['dots elsewhere than at Google', 'd.w@example.com', 'dw@example.com'],
  ['keys of customers without an address', 'tel:3125550177', 'tel:3125550178'],
  ['a key and an address', 'contact:CTC-1', 'dana@example.com'],
])('not near without names: %s', (_what, one, other) => {
  expect(near(one, other)).toBe(false);
  expect(near(other, one)).toBe(false);
});

test.each([
  ['one name at one company', 'dana@example.com', 'd.whitfield@example.com', 'Dana Whitfield'],
  ['two providers that exist', 'dana@mail.com', 'dana@gmail.com', 'Dana Whitfield'],
  ['short domains', 'dana@ibx.example', 'dana@ibz.example', 'Dana Whitfield'],
  ['a number at the end', 'danasmith@gmail.com', 'danasmith7@gmail.com', 'Dana Smith'],
])('near by one known name: %s', (_what, one, other, name) => {
  expect(near(one, other, [name, name])).toBe(true);
  expect(near(one, other, [name, `  ${name.toUpperCase()} `])).toBe(true);
  expect(near(one, other, [name, null])).toBe(false);
  expect(near(one, other, [name, 'Priya Nair'])).toBe(false);
});

test('a name is one in each order of its words, with and without accents', () => {
  const [one, other] = ['zoe@example.com', 'z.muller@example.com'];
  expect(near(one, other, ['Müller, Zoë', 'Zoe Muller'])).toBe(true);
});

test.each([
  ['Dana', 'Dana Whitfield'],
  ['Whitfield, Dana', 'Dana M. Whitfield'],
])('mistyped addresses are near under %j and %j, of which one says more', (...names) => {
  expect(near('dana@acme-exmaple.com', 'dana@acme-example.com', names)).toBe(true);
  // At one company a part of the name is a part of other people's, too.
  expect(near('dana@example.com', 'd.whitfield@example.com', names)).toBe(false);
});

test('one name at a free-mail provider is not one person', () => {
  const names = ['Dana Whitfield', 'Dana Whitfield'];
  expect(near('dana@gmail.com', 'whitfield.d@gmail.com', names)).toBe(false);
});

test.each([
  ['dana.whitfeld@example.com', 'dana.whitfield@example.com'],
  ['dana@acme-exmaple.com', 'dana@acme-example.com'],
])('%s and %s with two known names are two people', (one, other) => {
  expect(near(one, other, ['Dana Whitfield', 'Daniel Whitfeld'])).toBe(false);
  expect(near(one, other, ['Dana Whitfield', 'dana whitfield'])).toBe(true);
});

test('customers without an address are near nobody, whatever their names', () => {
  const names = ['Gus Halloran', 'Gus Halloran'];
  expect(near('tel:3125550177', 'tel:3125550178', names)).toBe(false);
  expect(near('booking:BKNG-1', 'booking:BKNG-2', names)).toBe(false);
});

test('one mailbox is one person under any name', () => {
  expect(near('dana.w+x@gmail.com', 'danaw@gmail.com', ['Dana', 'D. Whitfield'])).toBe(true);
});

const PARTS = [
  'dana',
  'dana.whitfield',
  'danawhitfield',
  'd.whitfield',
  'jsmith',
  'müller',
  '王伟',
];
const DOMAINS = [
  'gmail.com',
  'googlemail.com',
  'mail.com',
  'acme-example.com',
  'shop1.example.com',
];
const NAMES = ['Dana Whitfield', 'Whitfield, Dana', 'Zoë Müller', '王伟', 'عمر', '', null];

/** A text with one edit at a place, which may leave it as it is. */
const edited = (text: string, edit: string, place: number, letter: string) => {
  const at = place % (text.length + 1);
  const [before, behind] = [text.slice(0, at), text.slice(at)];
  if (edit === 'more') return before + letter + behind;
  if (edit === 'less') return before + behind.slice(1);
  if (edit === 'other') return before + letter + behind.slice(1);
  if (edit === 'swapped') return before + behind.charAt(1) + behind.charAt(0) + behind.slice(2);
  return text;
};

/** The same text of these for both, or one for each; each with an edit or none. */
const partPair = (of: readonly string[]) => {
  const edit = fc.tuple(
    fc.constantFrom('none', 'none', 'more', 'less', 'other', 'swapped'),
    fc.nat(30),
    fc.constantFrom('a', 'm', '.', '+', '7', 'é', '😀'),
  );
  return fc
    .tuple(fc.constantFrom(...of), fc.option(fc.constantFrom(...of), { freq: 1 }), edit, edit)
    .map(([text, other, ...edits]) => [
      edited(text, ...edits[0]),
      edited(other ?? text, ...edits[1]),
    ]);
};
const name = fc.constantFrom(...NAMES);
// Only normalised addresses are compared, which begin with no dot.
const pair = fc
  .tuple(partPair(PARTS), partPair(DOMAINS), name, name)
  .map(([locals, domains, ...names]) => [
    { address: `${locals[0]}@${domains[0]}`, name: names[0] },
    { address: `${locals[1]}@${domains[1]}`, name: names[1] },
  ])
  .filter((both) => both.every(({ address }) => normalise(address) === address)) as fc.Arbitrary<
  [Spelling, Spelling]
>;

test('of 3,000 generated pairs, near is symmetric, and nobody is near themselves', () => {
  let found = 0;
  fc.assert(
    fc.property(pair, ([one, other]) => {
      expect(isNear(one, one)).toBe(false);
      expect(isNear(one, { ...other, address: one.address })).toBe(false);
      expect(isNear(one, other)).toBe(isNear(other, one));
      expect(nearnessTo(one.address)(other.address)).toBe(nearnessTo(other.address)(one.address));
      if (isNear(one, other)) found++;
    }),
    { numRuns: 3000 },
  );
  // The generator has to reach both answers.
  expect(found).toBeGreaterThan(100);
  expect(found).toBeLessThan(1500);
});

test('any two texts are compared without a crash', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      expect(isOneEdit(one, other)).toBe(isOneEdit(other, one));
      expect(near(one, other, [other, one])).toBe(near(other, one, [one, other]));
    }),
  );
});

test.each(['', 'a', 'ab', 'acme-example.com', 'aaaa'])(
  'each single edit of "%s" is one',
  (text) => {
    for (let place = 0; place <= text.length; place++) {
      for (const edit of ['more', 'less', 'other', 'swapped']) {
        const other = edited(text, edit, place, 'x');
        expect([other, isOneEdit(text, other)]).toEqual([other, other !== text]);
      }
    }
  },
);
