import fc from 'fast-check';

/** Any JSON object. */
export type Json = Record<string, unknown>;

/** Any UTF-16 code unit, including lone surrogates and control characters. */
const anyCharacter = fc.nat(0xffff).map((code) => String.fromCharCode(code));

/** Any value that an attacker or a faulty server may send in place of the expected one. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    [''],
    [],
    {},
    0,
    -1,
    1e308,
    true,
    'null',
    'constructor',
    '__proto__',
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    '\u202eevil\u0000',
    '../../v2/users',
    '9999-99-99T99:99:99Z',
    'x'.repeat(10_000),
    [[[[[]]]]],
    { id: null },
    { id: 'USR-1', object: 'user', deleted: true },
    { id: 'USR-2', object: 'user', first_name: 'A' },
  ),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
);

type Change = { path: number[]; how: 'drop' | 'put' | 'both'; value: unknown };

const change: fc.Arbitrary<Change> = fc.record({
  path: fc.array(fc.nat(40), { minLength: 1, maxLength: 3 }),
  how: fc.constantFrom('drop', 'put', 'both'),
  value: hostileValue,
});

/** Copies of the examples with up to eight parts dropped, replaced or renamed, at any depth. */
export function mutated(examples: readonly Json[]): fc.Arbitrary<Json> {
  return fc
    .tuple(fc.constantFrom(...examples), fc.array(change, { maxLength: 8 }))
    .map(([example, changes]) => {
      const copy = structuredClone(example);
      for (const one of changes) apply(copy, one);
      return copy;
    });
}

function apply(root: Json, { path, how, value }: Change): void {
  let at = root;
  for (const [depth, step] of path.entries()) {
    const keys = Object.keys(at);
    const key = keys[step % Math.max(keys.length, 1)];
    if (key === undefined) return;
    const below = at[key];
    const last = depth === path.length - 1;
    if (!last && typeof below === 'object' && below !== null) {
      // The elements of arrays are addressed by their keys, too.
      at = below as Json;
      continue;
    }
    if (how !== 'put') delete at[key];
    if (how !== 'drop') at[how === 'both' ? `${key}_` : key] = value;
    return;
  }
}
