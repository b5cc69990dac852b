import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Limit } from './limits.ts';

/** The calls at these times that a limit of three in 1,000 ms allows. */
const passing = (times: number[]) => {
  const limit = new Limit(3, 1000);
  return times.filter((time) => limit.take('one', time) === 0);
};

describe('Limit', () => {
  const rows: [name: string, times: number[], passed: number[]][] = [
    ['refuses the fourth', [1, 2, 3, 4], [1, 2, 3]],
    ['takes back what is a window old', [1, 2, 3, 1001], [1, 2, 3, 1001]],
    ['counts refused calls', [1, 2, 3, 900, 901, 902, 1500], [1, 2, 3]],
    ['forgets calls a clock set back left ahead', [5000, 5001, 5002, 10], [5000, 5001, 5002, 10]],
  ];
  it.each(rows)('%s', (_name, times, passed) => {
    expect(passing(times)).toEqual(passed);
  });

  it('counts each caller separately', () => {
    const limit = new Limit(1, 1000);
    expect(limit.take('one', 5)).toBe(0);
    expect(limit.take('two', 5)).toBe(0);
    expect(limit.take('one', 5)).toBeGreaterThan(0);
  });

  it('never allows more than the limit in any window', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 60 });
    fc.assert(
      fc.property(gaps, (waits) => {
        let time = 0;
        const passed = passing(waits.map((wait) => (time += wait)));
        return passed.every((at) => passed.filter((t) => t > at - 1000 && t <= at).length <= 3);
      }),
    );
  });

  it('returns a wait after which a call is allowed', () => {
    const times = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(times, (all) => {
        const limit = new Limit(3, 1000);
        const sorted = all.sort((a, b) => a - b);
        const waits = sorted.map((time) => limit.take('one', time));
        const last = sorted.at(-1) ?? 0;
        return limit.take('one', last + (waits.at(-1) ?? 0)) === 0 || waits.at(-1) === 0;
      }),
    );
  });
});
