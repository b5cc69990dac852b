import { expect, test } from 'vitest';
import { walk } from '../../tests/helpers/action-walk.ts';
import type { Start } from '../../tests/helpers/action-world.ts';

/*
 * Walks through all that can happen to one action, with what OnceHub does and other people do, one
 * thing after the other in every order, and equal states once: each state is judged as in the model
 * test of the service. What is random there is complete here, but only so many steps deep.
 */

/** How many steps are walked; the variable BOOKSIDE_STEPS changes it, and `.ci/run` walks 10. */
const STEPS = Number(process.env.BOOKSIDE_STEPS) || 5;

const STARTS: Start[] = (['reschedule', 'noShow', 'reassign'] as const).flatMap((kind) =>
  (kind === 'reassign' ? [false] : [true, false]).flatMap((isReasoned) =>
    (['own', 'adopted', 'unknown'] as const).map((account) => ({ kind, isReasoned, account })),
  ),
);

test('whatever happens, an action is sent once at most, ends once, and what is said of it is true at every step [claims 49, 90]', {
  timeout: 1_800_000,
}, () => {
  let states = 0;
  for (const start of STARTS) {
    const walked = walk(start, STEPS);
    states += walked.states;
    const from = `after ${walked.states} states from ${JSON.stringify(start)}`;
    expect(walked.wrong, from).toBeNull();
  }
  // What a walk is worth depends on how many there are.
  process.stdout.write(`${states} states of an action in ${STEPS} steps\n`);
});
