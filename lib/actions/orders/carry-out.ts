import type { Booking } from '../../domain/booking.ts';
import {
  type FieldAnswer,
  isOrderUnsettled,
  type Order,
  type OrderDraft,
} from '../../domain/orders/order.ts';
import type { OrderEvent } from '../../domain/orders/order-event.ts';
import { isForeignOrder } from '../../domain/orders/order-outcome.ts';
import { type FailureKind, ok } from '../../domain/result.ts';
import type { Turn } from '../../oncehub/rate-limiter.ts';
import { refetchBooking } from '../../sync/refetch-booking.ts';
import { checkBooking } from '../check-booking.ts';
import { createWaiting } from '../in-waiting.ts';
import { MAX_AGE_MS, noteSent, type Prepared } from '../leaving.ts';
import { countDown } from '../undo-countdown.ts';
import { dropDraft, lookOnce, noteOnOrder, standsAsOrdered } from './look.ts';
import type { OrderDeps } from './order-deps.ts';
import { cancelOld } from './second-half.ts';

/**
 * Waits (ms) before the looks that follow the POST. The last two are so far apart that of a request
 * which OnceHub refused they tell that nothing was booked.
 */
const LOOKS = [0, 3_000, 20_000];

/** Failures of the POST that are none of OnceHub's: it provably never left. */
const NEVER_LEFT: ReadonlySet<FailureKind> = new Set([
  'noKey',
  'keyLocked',
  'keyInDoubt',
  'accessWithheld',
  'offline',
  'changed',
]);

/**
 * Carries out a proposed order after its undo period: for a move reads the old meeting and stops if
 * it is not as it was shown, writes `sent` to the journal, sends the POST once, and looks until the
 * new meeting is found or not there. Then a move cancels the old one. `mayLeave` is checked just
 * before the journal is written. Failures are written to the journal, not returned.
 */
export async function carryOut(
  order: Order,
  draft: OrderDraft,
  mayLeave: () => boolean,
  deps: OrderDeps,
): Promise<void> {
  const { id } = order;
  let turn: Turn = { used: true };
  const departure = await noteSent<null, Order>(
    {
      isOwn: (account) => !isForeignOrder(order, account),
      mayLeave,
      async prepare() {
        const prepared = await prepare(draft, deps);
        turn = prepared.turn ?? turn;
        return prepared;
      },
      async write() {
        await deps.drafts.keep(id, draft).catch(() => {});
        const sent = { is: 'sent', at: deps.clock(), server: deps.serverClock() } as const;
        return deps.orders.change(id, sent, 'strict');
      },
      async tooLate() {
        await noteOnOrder(order, { is: 'refused', failure: { kind: 'storeFull' }, draft }, deps);
      },
    },
    deps,
  );
  switch (departure.is) {
    case 'sent':
      deps.changed();
      await send(departure.row, draft, turn, deps);
      return;
    case 'over':
      break;
    case 'interrupted':
      await noteOnOrder(order, { is: 'unsent', draft }, deps);
      break;
    case 'failed':
      await noteOnOrder(order, { is: 'refused', failure: departure.failure, draft }, deps);
      break;
  }
  await dropDraft(id, deps);
}

/** All that comes before the POST but the key: the turns, and for a move the check of the old. */
async function prepare(
  { old }: OrderDraft,
  deps: OrderDeps,
): Promise<Prepared<null> & { turn?: Turn }> {
  const turns = await deps.ordering.reserveOrder(old !== undefined);
  if (!turns.ok) return { checked: turns, heard: deps.clock() };
  const { read: reading, act: turn } = turns.value;
  const read = old && (await refetchBooking(old.seen.id, deps, reading ?? undefined));
  const heard = deps.clock();
  turn.notAfter = heard + MAX_AGE_MS;
  if (!old || !read) return { checked: ok(null), heard, turn };
  const checked = read.ok ? await checkBooking({ kind: 'cancel' }, old, read.value, deps) : read;
  return { checked: checked.ok ? ok(null) : checked, heard, turn };
}

/** Sends the POST of an order that is in the journal as `sent`, and follows it to its end. */
async function send(written: Order, draft: OrderDraft, turn: Turn, deps: OrderDeps) {
  const { id, calendar, starts } = written;
  const answer = await deps.ordering.schedule(calendar, starts, draft, turn);
  const ended = { at: deps.clock(), server: deps.serverClock() };
  if (!answer.ok) {
    const { failure } = answer;
    // A POST is timed out only before it leaves: the computer slept.
    const isUnsent = failure.kind === 'timedOut';
    if (isUnsent || NEVER_LEFT.has(failure.kind)) {
      const event: OrderEvent = isUnsent ? { is: 'unsent' } : { is: 'refused', failure };
      await noteOnOrder(written, { ...event, draft }, deps);
      await dropDraft(id, deps);
      return;
    }
    // A refusal may be the echo of a success: a browser repeats a request by itself when its
    // keep-alive connection broke, and the time is taken because the first request has it.
    const isRefusal = failure.kind !== 'unknownOutcome' && failure.kind !== 'bug';
    const { request } = failure;
    const lost = { is: 'lost', request, ended, ...(isRefusal && { failure }) } as const;
    await finish(await noteOnOrder(written, lost, deps), draft, deps);
    return;
  }
  const { booking, request } = answer.value;
  const booked = { is: 'booked', at: ended.at, booking, request, ended } as const;
  await finish(await noteOnOrder(written, booked, deps), draft, deps);
}

/** Looks until it is known what became of the POST, and cancels the old meeting of a move. */
async function finish(sent: Order, draft: OrderDraft, deps: OrderDeps): Promise<void> {
  let order = await readBack(sent, draft, deps);
  let isAwake = true;
  for (const pause of LOOKS) {
    if (pause > 0) {
      const { hurry } = createWaiting();
      isAwake = await countDown(deps.clock() + pause, hurry, deps);
    }
    // What was not shown at once may be by now.
    order = await readBack(order, draft, deps);
    order = await lookOnce(order, deps);
    // After a sleep of the computer the rep has gone on: whoever asks has the order settled.
    if (!isOrderUnsettled(order) || !isAwake) break;
  }
  if (isAwake && isOrderUnsettled(order) && order.shown) {
    order = await noteOnOrder(order, { is: 'readBack' }, deps);
    await dropDraft(order.id, deps);
  }
  if (isAwake && order.state === 'made' && draft.old) await cancelOld(order, draft.old, deps);
}

/** Reads the booking of OnceHub's answer, which is no proof before. */
async function readBack(order: Order, draft: OrderDraft, deps: OrderDeps): Promise<Order> {
  const [booking] = order.bookings ?? [];
  if (booking === undefined || order.shown || !isOrderUnsettled(order)) return order;
  const read = await refetchBooking(booking, deps);
  if (!read.ok || !standsAsOrdered(order, read.value)) return order;
  const ignored = draft.answers.filter((one) => isIgnored(one, read.value as Booking));
  const fields = ignored.map(({ field }) => field);
  return noteOnOrder(
    order,
    { is: 'shown', booking, ...(fields.length > 0 && { ignored: fields }) },
    deps,
  );
}

/** Whether the booking's form is there, and has none of the values of an answer. */
function isIgnored({ value }: FieldAnswer, booking: Booking): boolean {
  if (booking.email === null) return false;
  const given = [...booking.answers.map(({ answer }) => answer), booking.note, booking.company];
  const values = (typeof value === 'string' ? [value] : value).map((one) => one.trim());
  return values.some((one) => one !== '' && !given.some((text) => text?.includes(one)));
}
