import { expect, test } from 'vitest';
import { walkOrders } from '../../../tests/helpers/order-walk.ts';

/*
 * Walks through all that can happen to one order, with what OnceHub does and the guest does, one
 * thing after the other in every order, and equal states once. What is random in the model test of
 * the service is complete here, but only so many steps deep.
 */

/** How many steps are walked; the variable BOOKSIDE_STEPS changes it, and `.ci/run` walks 6. */
const STEPS = Math.min(Number(process.env.BOOKSIDE_STEPS) || 5, 6);

test('whatever happens, an order is sent once at most, ends once, and what is said of it is true at every step [claims 105, 106]', {
  timeout: 1_800_000,
}, () => {
  let states = 0;
  for (const kind of ['book', 'move'] as const) {
    for (const isAdopted of [true, false]) {
      const walked = walkOrders({ kind, isAdopted }, STEPS);
      states += walked.states;
      expect(walked.wrong, `after ${walked.states} states of a ${kind}`).toBeNull();
    }
  }
  process.stdout.write(`${states} states of an order in ${STEPS} steps\n`);
});
