/** A seeded random generator: the same seed gives the same values. */
export interface Random {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number;
  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** Upper-case letters and digits, as in OnceHub's ids. */
  code(length: number): string;
  /** Lower-case hexadecimal digits. */
  hex(length: number): string;
}

const CODE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const HEX = '0123456789abcdef';

/** The mulberry32 generator: small, fast, and good enough for demo data. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const text = (alphabet: string, length: number) => {
    let made = '';
    for (let at = 0; at < length; at++) made += alphabet[Math.floor(next() * alphabet.length)];
    return made;
  };
  return {
    next,
    int,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new Error('Nothing to pick from.');
      return list[int(0, list.length - 1)] as T;
    },
    chance: (probability) => next() < probability,
    code: (length) => text(CODE, length),
    hex: (length) => text(HEX, length),
  };
}
