import { vi } from 'vitest';
import { type ActionDeps, createActions } from '../../lib/actions/service.ts';
import type { ActionCommand } from '../../lib/domain/command.ts';
import { background } from './acting.ts';

/** The undo period of these backgrounds, in ms. */
export const WINDOW = 8_000;

/** A background in which time passes only when a test calls `pass`. */
export function waiting(changes: Partial<ActionDeps> = {}) {
  const sleepers: { until: number; wake(): void }[] = [];
  const stayAwake = vi.fn(async () => {});
  const at = background();
  const { control } = at.hub;
  /** How long the computer was awake (ms), independent of its clock. */
  let awake = 0;
  const sleep = (ms: number) =>
    new Promise<void>((wake) => {
      if (ms > 0) sleepers.push({ until: awake + ms, wake });
      else wake();
    });
  const deps = { ...at.deps, window: async () => WINDOW, sleep, stayAwake, ...changes };
  const settleAll = async () => {
    for (let turn = 0; turn < 80; turn++) await new Promise((done) => setImmediate(done));
  };
  return {
    ...at,
    stayAwake,
    /** The dependencies of these actions, whose time passes by `pass` alone. */
    passing: deps,
    actions: createActions(deps),
    /** The next worker. */
    nextLife: () => createActions(deps),
    async propose(...orders: ActionCommand[]) {
      const taken = await this.actions.propose(orders);
      if (!taken.ok) throw new Error(taken.failure.kind);
      return taken.value;
    },
    /** Lets time pass, in the steps that the timers request, or in one jump. */
    async pass(ms: number, step = 1000) {
      for (let passed = 0; passed < ms; passed += step) {
        const time = Math.min(step, ms - passed);
        control.advance(time);
        awake += time;
        for (const due of sleepers.filter(({ until }) => until <= awake)) {
          sleepers.splice(sleepers.indexOf(due), 1);
          due.wake();
        }
        await settleAll();
      }
    },
    state: async (order: ActionCommand) => (await at.journal.get(order.intent))?.state,
  };
}
