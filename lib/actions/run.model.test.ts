import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActionKind, Status } from '../bookings/booking.ts';
import { TARGET } from '../bookings/rules.ts';
import { fail, type Result } from '../result.ts';
import { createLife, createTruth, idOf, POSTS, type Post } from '../testing/action-model.ts';
import type { Intent } from './intent.ts';
import type { Order } from './run.ts';

/*
 * All interleavings of ordering, sending, dying, losing answers and reading, against a OnceHub of a
 * few lines that knows the truth. What must hold whatever happens: one POST an intent at most, and
 * what is settled agrees with what OnceHub did.
 */

type Step =
  | { do: 'order'; kind: ActionKind; booking: number; again: boolean; post: Post; wait: boolean }
  | { do: 'settle'; wait: boolean }
  | { do: 'die'; after: number }
  | { do: 'go'; calls: number }
  | { do: 'pass'; ms: number }
  | { do: 'guest'; booking: number; status: Status }
  | { do: 'network'; up: boolean }
  | { do: 'disk'; full: boolean };

const booking = fc.nat(1);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('order' as const),
        kind: fc.constantFrom<ActionKind>('cancel', 'reschedule', 'noShow'),
        booking,
        again: fc.boolean(),
        post: fc.constantFrom(...POSTS),
        wait: fc.boolean(),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('settle' as const), wait: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('die' as const), after: fc.nat(14) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('go' as const), calls: fc.nat(16) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.nat(25_000) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('guest' as const),
        booking,
        status: fc.constantFrom<Status>('canceled', 'rescheduled'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('network' as const), up: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('disk' as const), full: fc.boolean() }) },
  ),
  { maxLength: 14 },
);

async function play(script: readonly Step[], s: fc.Scheduler): Promise<void> {
  const truth = createTruth();
  const disk = new Map<string, Intent>();
  const answers: {
    intent: string;
    result: Result<'done' | 'checking'>;
    statusThen: Status | undefined;
    happenedThen: boolean;
  }[] = [];
  const posts = new Map<string, Post>();
  const orders: Order[] = [];
  const live = () => createLife(truth, disk, (intent) => posts.get(intent) ?? 'done', s);
  let worker = live();

  async function follow(step: Step): Promise<void> {
    switch (step.do) {
      case 'order': {
        const fresh: Order = {
          intent: `intent-${orders.length}`,
          kind: step.kind,
          seen: {
            id: idOf(step.booking),
            status: truth.statuses[step.booking] ?? '',
            starts: truth.starts(step.booking),
            booker: 'mara@example.com',
          },
          reason: `intent-${orders.length}`,
          mail: true,
        };
        const order = (step.again && orders.at(-1)) || fresh;
        orders.push(order);
        if (!posts.has(order.intent)) posts.set(order.intent, step.post);
        const answered = (result: Result<'done' | 'checking'>) => {
          const statusThen = truth.statuses[Number(order.seen.id.slice(-1))];
          const happenedThen = truth.applied.has(order.intent);
          answers.push({ intent: order.intent, result, statusThen, happenedThen });
        };
        void worker.actions.run(order).then(answered, () => answered(fail('bug')));
        break;
      }
      case 'settle':
        void worker.actions.settle();
        break;
      case 'die':
        // What is still on its way dies with it, after a few more calls.
        worker.life.left = step.after;
        await s.waitIdle();
        worker.life.left = 0;
        worker = live();
        break;
      case 'go':
        for (let call = 0; call < step.calls && s.count() > 0; call++) await s.waitNext(1);
        break;
      case 'pass':
        truth.now += step.ms;
        break;
      case 'guest':
        if (truth.statuses[step.booking] === 'scheduled')
          truth.statuses[step.booking] = step.status;
        break;
      case 'network':
        truth.networkUp = step.up;
        break;
      case 'disk':
        truth.diskFull = step.full;
        break;
    }
    if ('wait' in step && step.wait) await s.waitIdle();
  }

  for (const step of script) await follow(step);
  await s.waitIdle();
  for (const count of truth.posts.values()) expect(count).toBe(1);

  // In the end the world is well again, and somebody looks.
  worker.life.left = 0;
  Object.assign(truth, { networkUp: true, diskFull: false });
  worker = live();
  let left = 1;
  for (let round = 0; round < 3; round++) {
    const settling = worker.actions.settle().then((count) => {
      left = count;
    });
    await s.waitFor(settling);
    truth.now += 21_000;
  }
  expect(left).toBe(0);

  for (const intent of disk.values()) {
    const status = truth.statuses[Number(intent.booking.slice(-1))];
    const agrees =
      intent.state === 'done' ? status === TARGET[intent.kind] : !truth.applied.has(intent.id);
    expect({ intent, status, agrees }).toMatchObject({ agrees: true });
  }
  for (const { intent, result, statusThen, happenedThen } of answers) {
    const kind = posts.has(intent)
      ? orders.find((order) => order.intent === intent)?.kind
      : undefined;
    if (!kind) throw new Error('an answer to nothing');
    if (result.ok && result.value === 'done') expect(statusThen).toBe(TARGET[kind]);
    // "Still being checked" says nothing about the first of two equal orders.
    // An order that failed may have been given again, and done then.
    const once = orders.filter((order) => order.intent === intent).length === 1;
    const happened = once ? truth.applied.has(intent) : happenedThen;
    if (!result.ok && result.failure.kind !== 'unsettled') {
      const told = { intent, failure: result.failure, happened };
      expect(told).toMatchObject({ happened: false });
    }
  }
}

test('whatever dies, is lost or comes late: one POST an intent at most, and the journal tells the truth in the end', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.scheduler(), (script, s) => play(script, s)),
    { numRuns: 1000 },
  );
});
