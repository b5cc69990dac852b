import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLife } from '../../tests/helpers/action-model.ts';
import {
  createTruth,
  idOf,
  MAX_LAG_MS,
  NEW_HOST,
  OTHERS,
  OWN,
  others,
  POSTS,
  type Post,
  USERS,
} from '../../tests/helpers/action-truth.ts';
import { isNeedlesslyUnknown, isStillOpen, untrue } from '../../tests/helpers/said.ts';
import { LATE_ARRIVAL_MS } from '../domain/action.ts';
import type { ActionKind, Booking } from '../domain/booking.ts';
import type { ActionCommand } from '../domain/command.ts';
import type { Intent } from '../domain/intent.ts';
import { outcomeOf } from '../domain/outcome.ts';
import { asShown, differences } from '../domain/shown-booking.ts';

/*
 * Model test: random interleavings of propose, undo, send now, worker death, lost and late answers,
 * lagging readings, other people's actions, another account's key, a computer that sleeps or whose
 * clock is set, and a rate limiter without room, against a small model of OnceHub. Invariants: at
 * most one POST for each intent; none before its undo period is over, unless the rep chose "send
 * now" in the same worker; none for an action that was undone in time, or for a meeting that was
 * read as different from the one shown, or read long before; and what is said of each action is
 * true at any time, and in the end as much as readings tell.
 */

/** The number of random scripts; the variable BOOKSIDE_RUNS changes it. */
const RUNS = Number(process.env.BOOKSIDE_RUNS) || 100_000;

/** How long a computer sleeps that was closed: any moment of a script may be that, in ms. */
const SLEEP_MS = 3 * 3_600_000;
/** How old the reading may be when the request leaves, in ms. */
const MAX_AGE_MS = 5_000;

interface OrderStep {
  kind: ActionKind;
  booking: number;
  post: Post;
  /** Whether the rep entered a reason. */
  isReasoned: boolean;
}

type Step =
  | { do: 'propose'; orders: OrderStep[]; again: boolean }
  | { do: 'undo' | 'sendNow' | 'dismiss'; which: number }
  | { do: 'settle' }
  | { do: 'die'; after: number }
  | { do: 'go'; calls: number }
  | { do: 'pass'; ms: number }
  | { do: 'other'; booking: number; what: (typeof OTHERS)[number] }
  | { do: 'lag'; ms: number }
  | { do: 'key'; account: string }
  | { do: 'clock'; ms: number }
  | { do: 'room'; spent: number }
  | { do: 'look' }
  | { do: 'network'; up: boolean }
  | { do: 'disk'; full: boolean }
  | { do: 'idle' };

const booking = fc.nat(1);
const order = fc.record({
  kind: fc.constantFrom<ActionKind>('cancel', 'reschedule', 'noShow', 'reassign'),
  booking,
  post: fc.constantFrom(...POSTS),
  isReasoned: fc.boolean(),
});
const orders = fc.uniqueArray(order, {
  selector: (one) => one.booking,
  minLength: 1,
  maxLength: 2,
});
const is = <D extends string | number>(name: D) => fc.constant(name);
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
    { weight: 1, arbitrary: fc.record({ do: is('pass'), ms: is(SLEEP_MS) }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: is('other'), booking, what: fc.constantFrom(...OTHERS) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: is('lag'), ms: fc.constantFrom(0, 9_000, MAX_LAG_MS) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: is('key'), account: fc.constantFrom(OWN, OWN, 'b@example.com') }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: is('clock'),
        ms: fc.constantFrom(-30_000, -2_500, 2_500, 30_000, 400_000),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: is('room'), spent: fc.nat(3) }) },
    { weight: 2, arbitrary: fc.record({ do: is('look') }) },
    { weight: 1, arbitrary: fc.record({ do: is('network'), up: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: is('disk'), full: fc.boolean() }) },
    { weight: 4, arbitrary: fc.record({ do: is('idle') }) },
  ),
  { maxLength: 12 },
);

const KNOWN_USERS = new Set(USERS);

async function play(script: readonly Step[], s: fc.Scheduler): Promise<void> {
  const truth = createTruth();
  const disk = new Map<string, Intent>();
  const posts = new Map<string, Post>();
  const given: ActionCommand[][] = [];
  const commands = new Map<string, ActionCommand>();
  /** Intents that the rep was told are undone. */
  const undone = new Set<string>();
  const hurried = new Set<string>();
  const proposedAt = new Map<string, number>();
  const live = () => createLife(truth, disk, (intent) => posts.get(intent) ?? 'done', s);
  let worker = live();
  // Collected and checked at the end: an exception here would be an answer to the worker.
  const wrong: string[] = [];
  truth.onPost = (intent, read) => {
    if (undone.has(intent)) wrong.push(`${intent} was sent though undone`);
    const waited = truth.time - (proposedAt.get(intent) ?? 0);
    if (!hurried.has(intent) && waited < truth.window) wrong.push(`${intent} was sent too early`);
    const command = commands.get(intent);
    const isOther =
      !command ||
      !read ||
      differences(command.seen, asShown(read.booking), command.kind, KNOWN_USERS).length > 0;
    if (isOther) wrong.push(`${intent} was sent for another meeting than was shown`);
    else if (truth.clock() - read.heard > MAX_AGE_MS)
      wrong.push(`${intent} was sent long after its meeting was read`);
  };
  const look = () => {
    for (const intent of disk.values()) {
      const outcome = outcomeOf(intent, truth.clock(), truth.account);
      const found = untrue(intent, outcome, truth);
      if (isNeedlesslyUnknown(intent, outcome, truth)) found.push('not known without need');
      for (const what of found) {
        wrong.push(`${what}: ${JSON.stringify({ outcome, intent, is: truth.is(intent.booking) })}`);
      }
    }
  };

  function freshOrders(step: Extract<Step, { do: 'propose' }>): ActionCommand[] {
    return step.orders.map(({ kind, booking: at, post, isReasoned }, place) => {
      const intent = `intent-${given.length}-${place}`;
      posts.set(intent, post);
      proposedAt.set(intent, truth.time);
      const shown: Booking = truth.read(idOf(at)).booking;
      const reason = isReasoned ? `because ${intent}` : '';
      const host = kind === 'reassign' && { host: NEW_HOST };
      const command = { intent, kind, seen: asShown(shown), reason, mail: true, ...host };
      commands.set(intent, command);
      return command;
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
        truth.time += step.ms;
        break;
      case 'other':
        others(truth, idOf(step.booking), step.what);
        break;
      case 'lag':
        truth.lag = step.ms;
        break;
      case 'key':
        truth.account = step.account;
        break;
      case 'clock':
        truth.skew += step.ms;
        break;
      case 'room':
        truth.spent = step.spent;
        break;
      case 'look':
        look();
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
  look();
  for (const [id, count] of truth.posts)
    if (count !== 1) wrong.push(`${id} was sent ${count} times`);

  // At the end everything works again and answers at once, and a view is opened.
  worker.life.left = 0;
  Object.assign(truth, { networkUp: true, diskFull: false, lag: 0, spent: 0, account: OWN });
  worker = live();
  const before = truth.posts.size;
  for (const wait of [0, LATE_ARRIVAL_MS, LATE_ARRIVAL_MS]) {
    truth.time += wait;
    truth.catchUp();
    const settling = worker.actions.settle();
    await idle(s);
    await settling;
    look();
  }
  if (truth.posts.size !== before) wrong.push('a new life sent something by itself');

  for (const intent of disk.values()) {
    const say = (what: string) => wrong.push(`${what}: ${JSON.stringify(intent)}`);
    if (isStillOpen(outcomeOf(intent, truth.clock(), truth.account))) say('too vague');
    if (undone.has(intent.id) && intent.state !== 'withdrawn') say('undone, and not withdrawn');
    const keeps = intent.state === 'interrupted' || intent.failure?.kind === 'changed';
    if (!keeps && 'draft' in intent) say('still has its draft');
    if (intent.state !== 'sent' && intent.state !== 'unknown' && 'reason' in intent) {
      say('still has its reason');
    }
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
  // Nothing happens between two promises: whatever comes next finds the worker at its next call.
  await atRest();
}

/** Lets external calls continue until none is left. */
async function idle(s: fc.Scheduler): Promise<void> {
  for (await atRest(); s.count() > 0; await atRest()) await s.waitOne();
}

test('in any order of deaths, undos, other people’s actions, keys, clocks, lost and late answers each intent gets one POST at most, none before its undo period is over, and what is said of it is true [claims 49, 90]', {
  timeout: Math.max(600_000, RUNS * 8),
}, async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.scheduler(), (script, s) => play(script, s)),
    { numRuns: RUNS },
  );
});
