import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counting, Limit } from './limits.ts';

const SLIDING: Counting = { window: 'sliding', refusedCount: 'on' };
const PATIENT: Counting = { window: 'sliding', refusedCount: 'off' };
const FIXED: Counting = { window: 'fixed', refusedCount: 'on' };

/** Which of the calls at these instants pass a limit of three in 1,000 ms. */
const passing = (times: number[], counting: Counting) => {
  const limit = new Limit(3, 1000);
  return times.filter((time) => limit.take('one', time, counting) === 0);
};

describe('Limit', () => {
  const rows: [name: string, counting: Counting, times: number[], passed: number[]][] = [
    ['refuses the fourth', SLIDING, [1, 2, 3, 4], [1, 2, 3]],
    ['takes back what is a window old', SLIDING, [1, 2, 3, 1001], [1, 2, 3, 1001]],
    ['counts refused calls', SLIDING, [1, 2, 3, 900, 901, 902, 1500], [1, 2, 3]],
    ['does not count them where told', PATIENT, [1, 2, 3, 900, 901, 902, 1500], [1, 2, 3, 1500]],
    [
      'begins anew at each window',
      FIXED,
      [998, 999, 1000, 1001, 1002, 1003],
      [998, 999, 1000, 1001, 1002],
    ],
    [
      'forgets calls a clock set back left ahead',
      SLIDING,
      [5000, 5001, 5002, 10],
      [5000, 5001, 5002, 10],
    ],
  ];
  it.each(rows)('%s', (_name, counting, times, passed) => {
    expect(passing(times, counting)).toEqual(passed);
  });

  it('counts callers apart', () => {
    const limit = new Limit(1, 1000);
    expect(limit.take('one', 5, SLIDING)).toBe(0);
    expect(limit.take('two', 5, SLIDING)).toBe(0);
    expect(limit.take('one', 5, SLIDING)).toBeGreaterThan(0);
  });

  it('never lets more than the limit through in any window', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 60 });
    fc.assert(
      fc.property(gaps, fc.constantFrom(SLIDING, PATIENT), (waits, counting) => {
        let time = 0;
        const passed = passing(
          waits.map((wait) => (time += wait)),
          counting,
        );
        return passed.every((at) => passed.filter((t) => t > at - 1000 && t <= at).length <= 3);
      }),
    );
  });

  it('names a wait after which a call passes', () => {
    const times = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        times,
        fc.constantFrom<Counting>(PATIENT, { ...FIXED, refusedCount: 'off' }),
        (all, counting) => {
          const limit = new Limit(3, 1000);
          const sorted = all.sort((a, b) => a - b);
          const waits = sorted.map((time) => limit.take('one', time, counting));
          const last = sorted.at(-1) ?? 0;
          return (
            limit.take('one', last + (waits.at(-1) ?? 0), counting) === 0 || waits.at(-1) === 0
          );
        },
      ),
    );
  });
});
