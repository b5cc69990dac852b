import { expect, test } from 'vitest';
import { readKey } from './key-state.ts';

const KEY = 'b00c51deb00c51deb00c51deb00c51de';

test.each<[string, typed: string, key: string | null]>([
  ['valid', KEY, KEY],
  ['with space and line ends around it', ` \t${KEY}\r\n`, KEY],
  ['with a no-break space and a byte-order mark around it', `\u00a0${KEY}\ufeff`, KEY],
  ['with hyphens, underscores and capitals', 'Second-Key_0a1B2c3D', 'Second-Key_0a1B2c3D'],
  ['of the minimal length', '12345678', '12345678'],
  ['too short', '1234567', null],
  ['of the maximal length', 'x'.repeat(400), 'x'.repeat(400)],
  ['too long', 'x'.repeat(401), null],
  ['empty', '', null],
  ['of white space only', '   ', null],
  ['with a line end inside, which would begin another header', `${KEY}\r\nX: y`, null],
  ['with a space inside', `${KEY} ${KEY}`, null],
  ['with NUL', `${KEY}\u0000`, null],
  ['with a letter that a header cannot hold', `${KEY}é`, null],
  ['with a hidden character inside', `b00c51de\u200bb00c51de`, null],
  ['of emoji', '🔑'.repeat(9), null],
])('reading a key that is %s', (_what, typed, key) => {
  expect(readKey(typed)).toBe(key);
});

test('every accepted key is valid in an HTTP header [claim 13]', () => {
  for (let code = 0; code < 0x180; code++) {
    const taken = readKey(`12345678${String.fromCharCode(code)}87654321`);
    if (taken !== null) expect(new Headers({ 'API-Key': taken }).get('API-Key')).toBe(taken);
  }
});
