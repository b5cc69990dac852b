import { expect } from '@playwright/test';

/** A key as it might lie about: as it is, and in the encodings programs put things into. */
const shapesOf = (key: string): string[] => [
  key,
  Buffer.from(key).toString('base64').replace(/=+$/, ''),
  Buffer.from(key).toString('hex'),
  [...Buffer.from(key)].join(','),
];

/** Fails where a text holds the key in any form; `where` is told instead of the text. */
export function expectNoKey(key: string, where: string, text: string): void {
  for (const shape of shapesOf(key)) expect(text.includes(shape), where).toBe(false);
}
