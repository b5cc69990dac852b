import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createLife,
  createTruth,
  idOf,
  POSTS,
  type Post,
} from '../../tests/helpers/action-model.ts';
import type { Intent } from '../domain/action.ts';
import type { ActionKind, Status } from '../domain/booking.ts';
import type { ActionCommand } from '../domain/command.ts';
import { TARGET } from '../domain/rules.ts';

/*
 * Model test: random interleavings of propose, undo, send now, worker death, lost answers and reads
 * against a small model of OnceHub. Invariants: at most one POST for each intent; none before its
 * undo period is over, unless the rep chose "send now" in the same worker; none for an action that
 * was undone in time; and each settled outcome agrees with what OnceHub did.
 */

/** The number of random scripts; the variable BOOKSIDE_RUNS changes it. */
const RUNS = Number(process.env.BOOKSIDE_RUNS) || 100_000;

type Step =
  | { do: 'propose'; orders: { kind: ActionKind; booking: number; post: Post }[]; again: boolean }
  | { do: 'undo' | 'sendNow' | 'dismiss'; which: number }
  | { do: 'settle' }
  | { do: 'die'; after: number }
  | { do: 'go'; calls: number }
  | { do: 'pass'; ms: number }
  | { do: 'guest'; booking: number; status: Status }
  | { do: 'network'; up: boolean }
  | { do: 'disk'; full: boolean }
  | { do: 'idle' };

const booking = fc.nat(1);
const order = fc.record({
  kind: fc.constantFrom<ActionKind>('cancel', 'reschedule', 'noShow'),
  booking,
  post: fc.constantFrom(...POSTS),
});
const orders = fc.uniqueArray(order, {
  selector: (one) => one.booking,
  minLength: 1,
  maxLength: 2,
});
const is = <D extends string>(name: D) => fc.constant(name);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: is('propose'), orders, again: fc.boolean() }) },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constantFrom('undo' as const, 'sendNow' as const, 'dismiss' as const),
        which: fc.nat(3),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: is('settle') }) },
    { weight: 2, arbitrary: fc.record({ do: is('die'), after: fc.nat(14) }) },
    { weight: 6, arbitrary: fc.record({ do: is('go'), calls: fc.nat(16) }) },
    { weight: 2, arbitrary: fc.record({ do: is('pass'), ms: fc.nat(25_000) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: is('guest'),
        booking,
        status: fc.constantFrom<Status>('canceled', 'rescheduled'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: is('network'), up: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: is('disk'), full: fc.boolean() }) },
    { weight: 4, arbitrary: fc.record({ do: is('idle') }) },
  ),
  { maxLength: 12 },
);

async function play(script: readonly Step[], s: fc.Scheduler): Promise<void> {
  const truth = createTruth();
  const disk = new Map<string, Intent>();
  const posts = new Map<string, Post>();
  const given: ActionCommand[][] = [];
  /** Intents that the rep was told are undone. */
  const undone = new Set<string>();
  const hurried = new Set<string>();
  const proposedAt = new Map<string, number>();
  const live = () => createLife(truth, disk, (intent) => posts.get(intent) ?? 'done', s);
  let worker = live();
  // Collected and checked at the end: an exception here would be an answer to the worker.
  const wrong: string[] = [];
  truth.onPost = (intent) => {
    if (undone.has(intent)) wrong.push(`${intent} was sent though undone`);
    const waited = truth.now - (proposedAt.get(intent) ?? 0);
    if (!hurried.has(intent) && waited < truth.window) wrong.push(`${intent} was sent too early`);
  };

  function freshOrders(step: Extract<Step, { do: 'propose' }>): ActionCommand[] {
    return step.orders.map(({ kind, booking: at, post }, place) => {
      const intent = `intent-${given.length}-${place}`;
      posts.set(intent, post);
      proposedAt.set(intent, truth.now);
      const [status, starts] = [truth.statuses[at] ?? 'other', truth.starts(at)];
      const seen = { id: idOf(at), status, starts, booker: 'mara@example.com' };
      return { intent, kind, seen, reason: intent, mail: true };
    });
  }

  async function follow(step: Step): Promise<void> {
    const ids = 'which' in step ? (given.at(-1 - step.which) ?? []).map((one) => one.intent) : [];
    const ignore = () => {};
    switch (step.do) {
      case 'propose': {
        const proposed = (step.again && given.at(-1)) || freshOrders(step);
        given.push(proposed);
        void worker.actions.propose(proposed).catch(ignore);
        break;
      }
      case 'undo':
        void worker.actions
          .undo(ids)
          .then((taken) => {
            for (const id of taken) undone.add(id);
          })
          .catch(ignore);
        break;
      case 'sendNow':
        for (const id of ids) hurried.add(id);
        void worker.actions.sendNow(ids).catch(ignore);
        break;
      case 'dismiss':
        void worker.actions.dismiss(ids).catch(ignore);
        break;
      case 'settle':
        void worker.actions.settle().catch(ignore);
        break;
      case 'die':
        // Its calls under way die with it, after a few more of them.
        worker.life.left = step.after;
        await idle(s);
        worker.life.left = 0;
        worker = live();
        break;
      case 'go':
        for (let call = 0; call < step.calls && s.count() > 0; call++) await next(s);
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
      case 'idle':
        await idle(s);
        break;
    }
  }

  for (const step of script) await follow(step);
  await idle(s);
  for (const [id, count] of truth.posts)
    if (count !== 1) wrong.push(`${id} was sent ${count} times`);

  // At the end network and disk work again, and a view is opened.
  worker.life.left = 0;
  Object.assign(truth, { networkUp: true, diskFull: false });
  worker = live();
  const before = truth.posts.size;
  let left = 1;
  for (let round = 0; round < 3; round++) {
    const settling = worker.actions.settle().then((count) => {
      left = count;
    });
    await idle(s);
    await settling;
    truth.now += 21_000;
  }
  if (left !== 0) wrong.push(`${left} were left unsettled`);
  if (truth.posts.size !== before) wrong.push('a new life sent something by itself');

  for (const intent of disk.values()) {
    const status = truth.statuses[Number(intent.booking.slice(-1))];
    const isTrue =
      intent.state === 'done' ? status === TARGET[intent.kind] : !truth.applied.has(intent.id);
    const say = (what: string) => wrong.push(`${what}: ${JSON.stringify({ intent, status })}`);
    if (!isTrue) say('not as it is at OnceHub');
    if (['sent', 'unknown', 'proposed'].includes(intent.state)) say('not settled');
    const isUnsent = ['withdrawn', 'interrupted'].includes(intent.state);
    if (isUnsent && truth.posts.has(intent.id)) say('sent all the same');
    if (undone.has(intent.id) && intent.state !== 'withdrawn') say('undone, and not withdrawn');
    if (intent.state !== 'interrupted' && 'draft' in intent) say('still has its draft');
  }
  // Once for a whole script: an `expect` for each of these took as long as the script.
  expect(wrong).toEqual([]);
}

/** Resolves when all pending promises have run. */
const atRest = () => new Promise<void>((resolve) => process.nextTick(resolve));

/** Lets one external call continue; the scheduler picks which. */
async function next(s: fc.Scheduler): Promise<void> {
  await atRest();
  if (s.count() === 0) return;
  await s.waitOne();
}

/** Lets external calls continue until none is left. */
async function idle(s: fc.Scheduler): Promise<void> {
  for (await atRest(); s.count() > 0; await atRest()) await s.waitOne();
}

test('in any order of deaths, undos, lost and late answers each intent gets one POST at most, none before its undo period is over, and the journal is right in the end [claims 49, 90]', {
  timeout: Math.max(600_000, RUNS * 8),
}, async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.scheduler(), (script, s) => play(script, s)),
    { numRuns: RUNS },
  );
});
