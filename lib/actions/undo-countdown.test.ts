import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countDown } from './undo-countdown.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 8, 14, 15);

/** A computer whose timers run correctly while its clock is set. */
function machine(wrongBy = 0) {
  const at = {
    true: NOW,
    wrongBy,
    sleeps: [] as number[],
    awake: 0,
    onSleep: (_nth: number) => {},
  };
  const deps = {
    clock: () => at.true + at.wrongBy,
    async sleep(ms: number) {
      at.sleeps.push(ms);
      at.onSleep(at.sleeps.length);
      at.true += ms;
    },
    stayAwake: async () => {
      at.awake += 1;
    },
  };
  return { at, deps };
}

const patient = { now: false, heard: new Promise<void>(() => {}) };
const window = fc.integer({ min: 0, max: 30_000 });

test.each([0, DAY, -DAY])(
  'a clock that is always wrong by %d ms does not change the length of the countdown',
  async (wrongBy) => {
    await fc.assert(
      fc.asyncProperty(window, async (ms) => {
        const { at, deps } = machine(wrongBy);
        expect(await countDown(deps.clock() + ms, patient, deps)).toBe(true);
        expect(at.true - NOW).toBe(ms);
        expect([Math.max(...at.sleeps, 0) <= 10_000, at.awake]).toEqual([true, at.sleeps.length]);
      }),
    );
  },
);

test.each([DAY, -DAY, 3_600_000, -3_600_000])(
  'a countdown during which the clock is set by %d ms returns false',
  async (jump) => {
    const moment = fc.integer({ min: 1, max: 6 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 25_001, max: 30_000 }), moment, async (ms, nth) => {
        const { at, deps } = machine();
        at.onSleep = (sleep) => {
          if (sleep === nth) at.wrongBy = jump;
        };
        expect(await countDown(deps.clock() + ms, patient, deps)).toBe(false);
        // The wait must not grow by the jump of the clock.
        expect(at.true - NOW).toBeLessThanOrEqual(ms);
      }),
    );
  },
);

test('hurry ends a countdown at once', async () => {
  const { at, deps } = machine();
  const hurry = { now: false, heard: Promise.resolve() };
  at.onSleep = () => {
    hurry.now = true;
  };
  expect(await countDown(NOW + 30_000, hurry, deps)).toBe(true);
  expect(at.sleeps).toHaveLength(1);
});
