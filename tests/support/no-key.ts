import { expect } from '@playwright/test';

/** The forms a leaked key could have: plain, and in the usual encodings. */
const shapesOf = (key: string): string[] => [
  key,
  Buffer.from(key).toString('base64').replace(/=+$/, ''),
  Buffer.from(key).toString('hex'),
  [...Buffer.from(key)].join(','),
];

/**
 * Fails if a text contains the key in any form. The message is `where`, so that the text itself is
 * not printed.
 */
export function expectNoKey(key: string, where: string, text: string): void {
  for (const shape of shapesOf(key)) expect(text.includes(shape), where).toBe(false);
}
