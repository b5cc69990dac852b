import { vi } from 'vitest';
import { type ActionDeps, createActions } from '../../lib/actions/service.ts';
import type { Booking } from '../../lib/domain/booking.ts';
import { type ActionCommand, commandFor } from '../../lib/domain/command.ts';
import { fail, ok, type Result } from '../../lib/domain/result.ts';
import { createRateLimiter, type Priority, type Turn } from '../../lib/oncehub/rate-limiter.ts';
import { aBooking } from './booking.ts';
import { memoryStore } from './memory-store.ts';
import { waiting } from './passing-time.ts';

const HOUR = 3_600_000;

/**
 * A background that marks the seats of one session as no-shows, within the real rate limits, at an
 * OnceHub that has nothing but these seats. Wants vitest's fake `setTimeout`.
 */
export function sessionOf(count: number, changes: Partial<ActionDeps> = {}) {
  const seats = new Map<string, Booking>();
  /** The requests that left: method, booking's number and time (UTC ms). */
  const sent: { method: 'GET' | 'POST'; seat: number; at: number }[] = [];
  const state = { online: true };
  const client: Pick<ActionDeps['client'], 'reserve' | 'booking' | 'act' | 'reassign'> = {
    async reserve(priority = 'action') {
      const read = await limiter.acquire(priority);
      const act = read.ok ? await limiter.acquire(priority) : read;
      return act.ok ? ok({ read: { used: false }, act: { used: false } }) : act;
    },
    async booking(id, priority, turn) {
      const booking = seats.get(id);
      const left = await leave('GET', id, priority, turn);
      if (!left.ok) return left;
      return booking ? ok({ is: 'booking', booking }) : fail('notFound');
    },
    reassign: async () => fail('bug'),
    async act(_kind, id, _reason, _mail, turn) {
      const left = await leave('POST', id, 'action', turn);
      if (!left.ok) return left;
      const booking = { ...seats.get(id), status: 'no_show' } as Booking;
      seats.set(id, booking);
      return ok({ read: { is: 'booking', booking } });
    },
  };
  const at = waiting({ ...changes, client: client as ActionDeps['client'] });
  const { now } = at.hub.control;
  const limiter = createRateLimiter(memoryStore(), now);
  async function leave(
    method: 'GET' | 'POST',
    id: string,
    priority: Priority,
    turn?: Turn,
  ): Promise<Result<void>> {
    if (!state.online) return fail('offline');
    const isReserved = turn !== undefined && !turn.used;
    if (isReserved) turn.used = true;
    const granted = isReserved ? ok(undefined) : await limiter.acquire(priority);
    if (granted.ok) sent.push({ method, seat: Number(id.split('-')[1]), at: now() });
    return granted;
  }
  for (let seat = 0; seat < count; seat++) {
    const id = `BKNG-${seat}`;
    seats.set(id, aBooking({ id, starts: now() - 3 * HOUR, minutes: 60, status: 'completed' }));
  }
  /** A worker's life: once it is over, nothing it does has an effect or an answer. */
  function live() {
    const life = { isOver: false };
    const during =
      <Given extends unknown[], Answer>(call: (...given: Given) => Promise<Answer>) =>
      (...given: Given): Promise<Answer> =>
        life.isOver ? new Promise(() => {}) : call(...given);
    const { journal, sleep } = at.passing;
    const actions = createActions({
      ...at.passing,
      client: {
        reserve: during(client.reserve),
        booking: during(client.booking),
        act: during(client.act),
        reassign: during(client.reassign),
      },
      journal: { ...journal, change: during(journal.change), propose: during(journal.propose) },
      sleep: during(sleep),
    });
    return { actions, life };
  }
  return {
    ...at,
    live,
    limiter,
    network: state,
    sent,
    /** The seats marked so far, in the order in which they were. */
    marked: () => sent.flatMap(({ method, seat }) => (method === 'POST' ? seat : [])),
    /** A no-show for each of these seats, or for all. */
    orders: (from = 0, to = count): ActionCommand[] =>
      [...seats.values()]
        .slice(from, to)
        .map((booking) => commandFor('noShow', booking, { reason: '', mail: false })),
    /** Lets time pass, for the rate limiter as well. */
    async pass(ms: number) {
      for (let passed = 0; passed < ms; passed += 1000) {
        vi.advanceTimersByTime(1000);
        await at.pass(1000);
      }
    },
    states: (orders: readonly ActionCommand[]) => Promise.all(orders.map(at.state)),
  };
}
