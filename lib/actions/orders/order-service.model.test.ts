import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OWN, others, POSTS, type Post } from '../../../tests/helpers/action-truth.ts';
import {
  BOOKINGS,
  type BookingPost,
  CALENDARS,
  createDisk,
  createOrderLife,
  createOrderTruth,
  OLD,
  STARTS,
} from '../../../tests/helpers/order-model.ts';
import { isStillOpenOrder, untrueOrder } from '../../../tests/helpers/said-order.ts';
import { LATE_ARRIVAL_MS } from '../../domain/action.ts';
import type { Order, OrderCommand } from '../../domain/orders/order.ts';
import { orderOutcome } from '../../domain/orders/order-outcome.ts';
import { asShown } from '../../domain/shown-booking.ts';

/*
 * Model test: random interleavings of propose, undo, send now, worker death at any call, lost, late
 * and repeated requests, lagging lists, other people, another account's key, a computer that sleeps
 * or whose clock is set, and full disks, against a small model of OnceHub. Invariants: at most one
 * POST of each half; none before the undo period is over or after an undo; the old meeting is
 * cancelled only after the new one was made, and in the same life of the worker; and what is said
 * of each order is true at any time, and in the end as much as looks tell.
 */

/** The number of random scripts; the variable BOOKSIDE_RUNS changes it. */
const RUNS = Number(process.env.BOOKSIDE_RUNS) || 200;
const SLEEP_MS = 3 * 3_600_000;

type Step =
  | {
      do: 'propose';
      move: boolean;
      guest: number;
      calendar: number;
      post: BookingPost;
      half: Post;
      again: boolean;
    }
  | { do: 'undo' | 'sendNow' | 'dismiss'; which: number }
  | { do: 'settle' | 'look' | 'idle' | 'cancelNew' | 'taken' }
  | { do: 'die'; after: number }
  | { do: 'go'; calls: number }
  | { do: 'pass' | 'lag' | 'clock'; ms: number }
  | { do: 'old'; what: 'guestCancels' | 'guestMoves' | 'deleted' }
  | { do: 'key'; account: string }
  | { do: 'room'; spent: number }
  | { do: 'network' | 'disk'; on: boolean };

const is = <D extends string | number>(name: D) => fc.constant(name);
const propose = fc.record({
  do: is('propose'),
  move: fc.boolean(),
  guest: fc.nat(1),
  calendar: fc.nat(1),
  post: fc.constantFrom(...BOOKINGS),
  half: fc.constantFrom(...POSTS),
  again: fc.boolean(),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: propose },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('undo' as const, 'sendNow' as const, 'dismiss' as const),
      which: fc.nat(3),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('settle' as const, 'look' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: is('die'), after: fc.nat(40) }) },
  { weight: 6, arbitrary: fc.record({ do: is('go'), calls: fc.nat(60) }) },
  { weight: 2, arbitrary: fc.record({ do: is('pass'), ms: fc.nat(25_000) }) },
  { weight: 1, arbitrary: fc.record({ do: is('pass'), ms: is(SLEEP_MS) }) },
  { weight: 1, arbitrary: fc.record({ do: is('lag'), ms: fc.constantFrom(0, 9_000, 60_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: is('clock'), ms: fc.constantFrom(-30_000, 2_500, 400_000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: is('old'),
      what: fc.constantFrom('guestCancels' as const, 'guestMoves' as const, 'deleted' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('cancelNew' as const, 'taken' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: is('key'), account: fc.constantFrom(OWN, OWN, 'b@example.com') }),
  },
  { weight: 1, arbitrary: fc.record({ do: is('room'), spent: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('network' as const, 'disk' as const),
      on: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: is('idle') }) },
);

async function play(script: readonly Step[], s: fc.Scheduler): Promise<void> {
  const truth = createOrderTruth();
  const disk = createDisk();
  const posts = new Map<string, { book: BookingPost; cancel: Post }>();
  const given: OrderCommand[] = [];
  const undone = new Set<string>();
  const hurried = new Set<string>();
  const proposedAt = new Map<string, number>();
  /** The life in which each order was sent. */
  const sentIn = new Map<string, number>();
  let lives = 0;
  const live = () => {
    lives++;
    return createOrderLife(
      truth,
      disk,
      {
        book: (order) => posts.get(order)?.book ?? 'done',
        cancel: (intent) => posts.get(disk.intents.get(intent)?.order ?? '')?.cancel ?? 'done',
      },
      s,
    );
  };
  let worker = live();
  const wrong: string[] = [];
  truth.onSchedule = (id) => {
    sentIn.set(id, lives);
    if (undone.has(id)) wrong.push(`${id} was sent though undone`);
    const waited = truth.time - (proposedAt.get(id) ?? 0);
    if (!hurried.has(id) && waited < truth.window) wrong.push(`${id} was sent too early`);
  };
  truth.onPost = (intent) => {
    const order = disk.intents.get(intent)?.order ?? '';
    if (truth.of(order).length === 0) wrong.push(`${order}: the old was cancelled without a new`);
    if (sentIn.get(order) !== lives) wrong.push(`${order}: a second half after a death`);
  };
  const idsOf = (order: string) => truth.of(order).map(({ booking }) => booking.id);
  const look = () => {
    truth.catchUp();
    for (const order of disk.orders.values()) {
      const outcome = orderOutcome(order, truth.clock(), truth.account);
      for (const what of untrueOrder(order, outcome, truth)) {
        wrong.push(`${what}: ${JSON.stringify({ outcome, order, made: idsOf(order.id) })}`);
      }
    }
  };
  const settle = () => worker.actions.settle().then(() => worker.orders.settle());
  const ignore = () => {};

  function fresh({ move, guest, calendar, post, half }: Extract<Step, { do: 'propose' }>) {
    const order = `order-${given.length}`;
    posts.set(order, { book: post, cancel: half });
    proposedAt.set(order, truth.time);
    const seen = asShown(truth.read(OLD).booking);
    const command: OrderCommand = {
      order,
      calendar: CALENDARS[calendar] ?? CALENDARS[0],
      starts: STARTS,
      draft: {
        ...{ name: order, email: `guest${guest}@example.com`, phone: null, zone: 'UTC' },
        ...{ place: null, answers: [] },
        ...(move && { old: { seen, mail: false, reason: '' } }),
      },
    };
    return command;
  }

  async function follow(step: Step): Promise<void> {
    const chosen = 'which' in step ? given.at(-1 - step.which) : undefined;
    const ids = chosen ? [chosen.order] : [];
    switch (step.do) {
      case 'propose': {
        const command = (step.again && given.at(-1)) || fresh(step);
        given.push(command);
        void worker.orders.propose(command).catch(ignore);
        break;
      }
      case 'undo':
        void worker.orders
          .undo(ids)
          .then((taken) => {
            for (const id of taken) undone.add(id);
          })
          .catch(ignore);
        break;
      case 'sendNow':
        for (const id of ids) hurried.add(id);
        void worker.orders.sendNow(ids).catch(ignore);
        break;
      case 'dismiss':
        void worker.orders.dismiss(ids).catch(ignore);
        break;
      case 'settle':
        void settle().catch(ignore);
        break;
      case 'die':
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
      case 'lag':
        truth.lag = step.ms;
        break;
      case 'clock':
        truth.skew += step.ms;
        break;
      case 'old':
        others(truth, OLD, step.what);
        break;
      case 'cancelNew':
        truth.cancelNew();
        break;
      case 'taken':
        for (const calendar of CALENDARS) truth.book('', calendar, 'bob@example.com', truth.lag);
        break;
      case 'key':
        truth.account = step.account;
        break;
      case 'room':
        truth.spent = step.spent;
        break;
      case 'network':
        truth.networkUp = step.on;
        break;
      case 'disk':
        truth.diskFull = step.on;
        break;
      case 'look':
        look();
        break;
      case 'idle':
        await idle(s);
        break;
    }
  }

  for (const one of script) await follow(one);
  await idle(s);
  look();
  for (const [id, count] of [...truth.schedules, ...truth.posts])
    if (count !== 1) wrong.push(`${id} was sent ${count} times`);

  // At the end everything works again and answers at once, and a view is opened.
  worker.life.left = 0;
  Object.assign(truth, { networkUp: true, diskFull: false, lag: 0, spent: 0, account: OWN });
  worker = live();
  const before = truth.posts.size + truth.schedules.size;
  for (const wait of [0, LATE_ARRIVAL_MS, LATE_ARRIVAL_MS, 30_000]) {
    truth.time += wait;
    truth.catchUp();
    const settling = settle();
    await idle(s);
    await settling;
    look();
  }
  if (truth.posts.size + truth.schedules.size !== before)
    wrong.push('something was sent by itself');
  for (const order of disk.orders.values()) judgeEnd(order, (what) => wrong.push(what));
  expect(wrong).toEqual([]);

  function judgeEnd(order: Order, say: (what: string) => void): void {
    const { state, told, id } = order;
    const row = JSON.stringify({ order, made: idsOf(id) });
    // Of another account nothing can be looked up.
    if (order.account !== OWN) return;
    if (isStillOpenOrder(orderOutcome(order, truth.clock(), truth.account))) say(`vague: ${row}`);
    if (undone.has(id) && state !== 'withdrawn') say(`undone, and not withdrawn: ${row}`);
    const keeps = ['interrupted', 'refused', 'notMade'].includes(state) && !told;
    if (keeps !== 'draft' in order) say(`keeps the wrong draft: ${row}`);
    if ('guest' in order) say(`still has its hash: ${row}`);
    if (disk.drafts.has(id) && !told) say(`is still in memory: ${row}`);
  }
}

/** Resolves when all pending promises have run. */
const atRest = () => new Promise<void>((resolve) => process.nextTick(resolve));

/** Lets one external call continue; the scheduler picks which. */
async function next(s: fc.Scheduler): Promise<void> {
  await atRest();
  if (s.count() === 0) return;
  await s.waitOne();
  await atRest();
}

/** Lets external calls continue until none is left. */
async function idle(s: fc.Scheduler): Promise<void> {
  for (await atRest(); s.count() > 0; await atRest()) await s.waitOne();
}

test('in any order of deaths, undos, echoes, lags, other people, keys and clocks an order is sent once at most, its second half follows no death, and what is said of it is true [claims 105, 106, 107]', {
  timeout: Math.max(600_000, RUNS * 60),
}, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.scheduler(), play), {
    numRuns: RUNS,
  });
});
