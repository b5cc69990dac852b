import type { Order } from '../../lib/domain/orders/order.ts';
import { applyOrderEvent, type OrderEvent } from '../../lib/domain/orders/order-event.ts';
import { orderOutcome } from '../../lib/domain/orders/order-outcome.ts';
import { anOrder } from './orders.ts';

/** Where a walk begins: an order of this kind, under its account or one that is not known. */
export interface Start {
  kind: Order['kind'];
  isAdopted: boolean;
}

/** The order, and what is true at OnceHub. Times are ms since the sending. */
interface World {
  order: Order;
  time: number;
  isPosted: boolean;
  /** What the request will do when it arrives late; `null` once it has, or never will. */
  late: 'once' | null;
  /** The meetings it made, and whether each stands. */
  made: { id: string; stands: boolean }[];
  isOldCancelled: boolean;
  /** An answer was given to the request, or none ever will be. */
  isAnswered: boolean;
}

interface Move {
  what: string;
  world: World;
}

/** How late a list may be: where OnceHub has answered with a refusal, and otherwise (ms). */
const LAG = { refused: 15_000, other: 50_000 };
/** How late a request may arrive (ms). */
const LATEST = 300_000;
const OWN = 'admin@example.com';
const DRAFT = { ...{ name: 'A', email: 'a@example.com', phone: null, zone: 'UTC' }, answers: [] };

/** What a walk found: how many states, and the shortest way to something wrong, if there is one. */
export interface Walked {
  states: number;
  wrong: { what: string[]; steps: string[]; order: Order } | null;
}

/** Walks through everything that can happen in up to `depth` steps, equal states once. */
export function walkOrders(start: Start, depth: number): Walked {
  const first = begin(start);
  const known = new Set([JSON.stringify(first)]);
  let border = [{ world: first, steps: [] as string[] }];
  for (let step = 0; step < depth; step++) {
    const next: typeof border = [];
    for (const { world, steps } of border) {
      for (const { what, world: after } of moves(world)) {
        const key = JSON.stringify(after);
        const wrong = [...broken(world, after), ...(known.has(key) ? [] : judge(after))];
        const way = [...steps, what];
        if (wrong.length > 0) {
          return { states: known.size, wrong: { what: wrong, steps: way, order: after.order } };
        }
        if (known.has(key)) continue;
        known.add(key);
        next.push({ world: after, steps: way });
      }
    }
    border = next;
  }
  return { states: known.size, wrong: null };
}

function begin({ kind, isAdopted }: Start): World {
  const { account, ...order } = anOrder({ kind, draft: { ...DRAFT, place: null } });
  return {
    order: {
      ...order,
      ...(!isAdopted && account && { account }),
      ...(kind === 'move' && { old: { id: 'OLD', starts: 5 } }),
    },
    ...{ time: 0, isPosted: false, late: null, made: [], isOldCancelled: false, isAnswered: false },
  };
}

const draft = { ...DRAFT, place: null };

/** Everything that can happen next. */
function moves(world: World): Move[] {
  const { order, time } = world;
  const on = (event: OrderEvent, changes: Partial<World> = {}): World => ({
    ...world,
    ...changes,
    order: applyOrderEvent(order, event),
  });
  const all: Move[] = [
    { what: 'undo', world: on({ is: 'withdrawn' }) },
    { what: 'interrupted', world: on({ is: 'interrupted' }) },
    { what: 'told', world: on({ is: 'told' }) },
    { what: 'forgotten', world: on({ is: 'forgotten' }) },
    { what: 'adopted', world: on({ is: 'adopted', account: OWN }) },
    ...[1_000, 21_000, 400_000].map((ms) => ({
      what: `${ms} ms pass`,
      world: later({ ...world, time: time + ms }),
    })),
    ...looks(world).map((event) => ({ what: `look ${JSON.stringify(event)}`, world: on(event) })),
  ];
  if (order.state === 'proposed') {
    const sent = { is: 'sent', at: time, server: time } as const;
    const refused = { is: 'refused', failure: { kind: 'offline' } } as const;
    all.push({ what: 'offline', world: on(refused) });
    const once = [{ id: 'A', stands: true }];
    const fates: [string, Partial<World>][] = [
      ['lost', {}],
      ['once', { made: once }],
      ['twice', { made: [...once, { id: 'B', stands: true }] }],
      ['late', { late: 'once' }],
    ];
    for (const [what, fate] of fates) {
      all.push({ what: `sent, ${what}`, world: on(sent, { ...fate, isPosted: true }) });
    }
    all.push({ what: 'sent, and slept', world: on(sent, { isAnswered: true }) });
  }
  if (world.isPosted && !world.isAnswered && time < 60_000) all.push(...answers(world, on));
  if (!world.isPosted && world.isAnswered)
    all.push({ what: 'unsent', world: on({ is: 'unsent', draft }) });
  for (const { id, stands } of world.made) {
    if (stands) {
      all.push({ what: `${id} shown`, world: on({ is: 'shown', booking: id }) });
      const made = world.made.map((one) => (one.id === id ? { id, stands: false } : one));
      all.push({ what: `${id} cancelled`, world: { ...world, made } });
    }
  }
  all.push({ what: 'read back', world: on({ is: 'readBack' }) });
  all.push({ what: 'follows', world: on({ is: 'follows', cancel: 'HALF' }) });
  if (order.state === 'made') {
    all.push({ what: 'stands', world: on({ is: 'followed', old: 'stands' }) });
    if (order.cancel) {
      const gone = { isOldCancelled: true };
      all.push({ what: 'cancelled', world: on({ is: 'followed', old: 'cancelled' }, gone) });
      all.push({ what: 'not known', world: on({ is: 'followed', old: 'notKnown' }, gone) });
    }
  }
  return all;
}

/** What the world does as time passes. */
const later = (world: World): World =>
  world.late && world.time >= LATEST
    ? { ...world, late: null, made: [{ id: 'A', stands: true }] }
    : world;

/** The answers that the request may get, by what became of it. */
function answers(world: World, on: (event: OrderEvent, changes?: Partial<World>) => World): Move[] {
  const { made, time, late } = world;
  const ended = { at: time, server: time };
  const isAnswered = true;
  const all: Move[] = [{ what: 'no answer', world: on({ is: 'lost', ended }, { isAnswered }) }];
  const failure = { kind: 'slotGone' } as const;
  // A refusal is the echo of a success, or of a request that will never be carried out.
  if (!late)
    all.push({ what: 'refusal', world: on({ is: 'lost', ended, failure }, { isAnswered }) });
  const [last] = made.slice(-1);
  const booking = last?.id ?? 'LIE';
  if (!late) {
    const booked = { is: 'booked', at: time, booking, ended } as const;
    all.push({ what: `yes to ${booking}`, world: on(booked, { isAnswered }) });
  }
  return all;
}

/** What a look may find now: all that was made or, as long as the list may lag, nothing. */
function looks({ order, made, time }: World): OrderEvent[] {
  if (order.state !== 'sent' && order.state !== 'unknown') return [];
  const seen = { is: 'searched', asked: time, heard: time, server: time, draft } as const;
  const whole: OrderEvent = { ...seen, found: made, unclear: false };
  const lag = order.ended && order.failure ? LAG.refused : LAG.other;
  const all: OrderEvent[] = [whole, { ...seen, found: made, unclear: true }];
  if (made.length > 0 && time < lag) all.push({ ...seen, found: [], unclear: false });
  return all;
}

/** The states that no event leaves. */
const ENDED = new Set<Order['state']>([
  ...(['withdrawn', 'interrupted', 'done', 'refused', 'notMade', 'twice'] as const),
  ...(['bothStand', 'notKnown'] as const),
]);

/** What no step may do. */
function broken({ order: before }: World, { order: after }: World): string[] {
  const isAgain = after.state === 'sent' && !['proposed', 'sent'].includes(before.state);
  return [
    ENDED.has(before.state) && after.state !== before.state && 'left its end',
    isAgain && 'sent again',
    before.cancel !== undefined && after.cancel !== before.cancel && 'followed twice',
  ].filter((one) => one !== false);
}

/** What is wrong with what is said in this world. */
function judge({ order, isPosted, made, late, isOldCancelled }: World): string[] {
  const { state } = order;
  const outcome = orderOutcome(order, order.at + 10_000, OWN);
  const isMade = made.length > 0;
  const none = isMade || late;
  const drafts = ['proposed', 'interrupted', 'refused', 'notMade'];
  const unsent = ['waiting', 'interrupted', 'withdrawn', 'notSent'].includes(outcome.is);
  const isBooked = ['done', 'halfway', 'bothStand', 'oldNotKnown'].includes(outcome.is);
  return [
    unsent && isPosted && 'said to be unsent',
    isBooked && !isMade && 'said to be booked',
    ['refused', 'notMade'].includes(outcome.is) && none && 'said not to be booked',
    outcome.is === 'twice' && made.length < 2 && 'said to be booked twice',
    outcome.is === 'saidYes' && isMade && 'said not to be shown',
    outcome.is === 'done' && order.kind === 'move' && !isOldCancelled && 'said to be moved',
    outcome.is === 'bothStand' && isOldCancelled && 'said not to be cancelled',
    order.cancel !== undefined && !isMade && 'follows nothing',
    order.kind === 'book' && order.cancel !== undefined && 'cancels something',
    !drafts.includes(state) && order.draft && 'keeps what was typed',
    ENDED.has(state) && order.guest && 'keeps the hash',
  ].filter((one) => typeof one === 'string');
}
