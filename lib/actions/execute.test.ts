import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countDown } from './execute.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 8, 14, 15);

/** A machine whose timers keep true time, whatever is done to its clock while one of them runs. */
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
  'with a clock wrong by %d ms all along, the time is what it should be',
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
  'a clock set by %d ms while it counts: it did not end as it should',
  async (jump) => {
    const moment = fc.integer({ min: 1, max: 6 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 25_001, max: 30_000 }), moment, async (ms, nth) => {
        const { at, deps } = machine();
        at.onSleep = (sleep) => {
          if (sleep === nth) at.wrongBy = jump;
        };
        expect(await countDown(deps.clock() + ms, patient, deps)).toBe(false);
        // Nobody waits for hours that the clock made up.
        expect(at.true - NOW).toBeLessThanOrEqual(ms);
      }),
    );
  },
);

test('who is in a hurry is sent at once', async () => {
  const { at, deps } = machine();
  const hurry = { now: false, heard: Promise.resolve() };
  at.onSleep = () => {
    hurry.now = true;
  };
  expect(await countDown(NOW + 30_000, hurry, deps)).toBe(true);
  expect(at.sleeps).toHaveLength(1);
});
