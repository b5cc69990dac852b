import { expect, test } from 'vitest';
import { type Start, walk } from '../../tests/helpers/action-walk.ts';

/** How many steps are walked; the variable BOOKSIDE_STEPS changes it. */
const STEPS = Number(process.env.BOOKSIDE_STEPS) || 6;

const STARTS: Start[] = (['cancel', 'reschedule', 'noShow'] as const).flatMap((kind) =>
  [true, false].flatMap((isReasoned) =>
    [true, false].flatMap((isClockKnown) =>
      (['own', 'adopted', 'unknown'] as const).map((account) => ({
        ...{ kind, isReasoned, isClockKnown, account },
      })),
    ),
  ),
);

test(`whatever happens in ${STEPS} steps, an action is sent once at most and what is said of it is true`, {
  timeout: 1_200_000,
}, () => {
  let states = 0;
  for (const start of STARTS) {
    const walked = walk(start, STEPS);
    states += walked.states;
    expect(walked.wrong, `after ${walked.states} states from ${JSON.stringify(start)}`).toBeNull();
  }
  // What a walk is worth depends on how many there are.
  process.stdout.write(`${states} states in ${STEPS} steps\n`);
});
