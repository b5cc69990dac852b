import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSealed, openBy, PBKDF2_ROUNDS, sealBy } from './crypto.ts';

/** Few rounds, so that many passphrases can be tested. */
const FEW = 10;
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const KEY = 'marker-key-0123456789-WXYZ';
const bytesOf = (text: string) => new TextEncoder().encode(text);

test('the right passphrase decrypts a text, and any other does not', async () => {
  await fc.assert(
    fc.asyncProperty(words, words, words, async (right, other, text) => {
      const sealed = await sealBy(right, text, FEW);
      expect(isSealed(sealed)).toBe(true);
      expect(await openBy(right, sealed)).toBe(text);
      const isSame = right.normalize('NFKC') === other.normalize('NFKC');
      expect(await openBy(other, sealed)).toBe(isSame ? text : null);
    }),
  );
});

test('a letter counts as the same however the keyboard encodes it', async () => {
  const sealed = await sealBy('Caf\u00e9 \ufb01x', KEY, FEW);
  expect(await openBy('Cafe\u0301 fix', sealed)).toBe(KEY);
});

test('by default the full number of rounds is used, with a new salt each time', async () => {
  const [one, two] = [await sealBy('a passphrase', KEY), await sealBy('a passphrase', KEY)];
  expect(new DataView(one.buffer).getUint32(1)).toBe(PBKDF2_ROUNDS);
  expect(PBKDF2_ROUNDS).toBeGreaterThanOrEqual(600_000);
  expect(one.subarray(5, 33)).not.toEqual(two.subarray(5, 33));
  expect(await openBy('a passphrase', one)).toBe(KEY);
});

test('encrypted bytes contain neither key nor passphrase', async () => {
  const sealed = Buffer.from(await sealBy('a passphrase', KEY, FEW));
  expect([sealed.includes('marker'), sealed.includes('passphrase')]).toEqual([false, false]);
});

test('bytes with one changed bit anywhere are not decrypted', async () => {
  const sealed = await sealBy('a passphrase', KEY, FEW);
  const anywhere = fc.record({
    // A change in the first bytes of the rounds would mean millions of rounds.
    at: fc.integer({ min: 4, max: sealed.length - 1 }),
    bit: fc.integer({ min: 0, max: 7 }),
  });
  await fc.assert(
    fc.asyncProperty(anywhere, async ({ at, bit }) => {
      const damaged = Uint8Array.from(sealed);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
      expect(await openBy('a passphrase', damaged)).toBeNull();
    }),
  );
});

test('no plain key counts as encrypted', () => {
  const typed = fc.stringMatching(/^[\x21-\x7e]{8,400}$/);
  fc.assert(
    fc.property(typed, (key) => {
      expect(isSealed(bytesOf(key))).toBe(false);
    }),
  );
});

test.each<[string, number[]]>([
  ['nothing', []],
  ['the first byte alone', [0]],
  ['a plain key', [...bytesOf(KEY)]],
  ['no rounds', [0, 0, 0, 0, 0, ...Array<number>(60).fill(7)]],
  ['billions of rounds', [0, 255, 255, 255, 255, ...Array<number>(60).fill(7)]],
  ['no encrypted text', [0, 0, 0, 0, 9, ...Array<number>(28).fill(7)]],
])('bytes with %s give null, and nothing throws', async (_what, bytes) => {
  expect(await openBy('a passphrase', Uint8Array.from(bytes))).toBeNull();
});
