import { ok, type Result } from '../../lib/domain/result.ts';
import { createClient } from '../../lib/oncehub/client.ts';
import { createHttp } from '../../lib/oncehub/http.ts';
import { createRateLimiter } from '../../lib/oncehub/rate-limiter.ts';
import { createServerClock } from '../../lib/oncehub/server-clock.ts';
import { createStoreReader } from '../../lib/store/reader.ts';
import { createStoreWriter } from '../../lib/store/writer.ts';
import { type FillDeps, fillStep, type Step } from '../../lib/sync/step.ts';
import { createOnceHub, KEYS, type OnceHub } from '../../sandbox/oncehub/server.ts';
import { httpDeps } from './http-deps.ts';
import { memoryStore } from './memory-store.ts';
import { NOW } from './oncehub.ts';
import { storedBookings } from './stored-rows.ts';

/** A stand-in whose main account has only the bookings a test adds. */
export function emptyOnceHub(): OnceHub {
  const hub = createOnceHub({ now: () => NOW, bookings: 0, switches: { limits: 'off' } });
  clearBookings(hub);
  return hub;
}

/** Deletes every booking of the main account permanently. */
export function clearBookings({ control }: OnceHub): void {
  for (const { id } of [...control.bookings()]) control.delete(id);
  control.clearLog();
}

/** The options of a background that syncs with a stand-in. */
export interface SyncOptions {
  window?: FillDeps['window'];
  me?: string | null;
  /** Rows per page; a low number gives a small account many pages. */
  pageSize?: number;
  /** How far (ms) the browser's clock is ahead of OnceHub's. */
  skew?: () => number;
  /** Whether OnceHub's answers have a `Date` header. */
  dated?: boolean;
  /** The key requests are sent with; by default the demo account's. */
  key?: () => string;
  /**
   * Called before and after each request, and around each write; a promise that never resolves
   * simulates the worker's death.
   */
  meet?: () => Promise<void>;
}

/** One lifetime of the background: all it holds in memory. Its stored data survive it. */
export function syncLife(hub: OnceHub, options: SyncOptions = {}, session = memoryStore()) {
  const { skew = () => 0, meet = async () => {}, pageSize } = options;
  const clock = () => hub.control.now() + skew();
  const serverClock = createServerClock(clock);
  const http = createHttp(
    httpDeps({
      async fetch(input, init) {
        await meet();
        const answer = await hub.fetch(new Request(input, init));
        if (!options.dated) answer.headers.delete('Date');
        await meet();
        return answer;
      },
      onHeaders: serverClock.read,
      limiter: createRateLimiter(session, clock),
      key: async () => ok(options.key?.() ?? KEYS.demo),
      clock,
    }),
  );
  const client = createClient(http, pageSize);
  const reader = createStoreReader();
  const writer = createStoreWriter(clock, () => {}, serverClock.now);
  const pausingWriter: FillDeps['writer'] = {
    lease() {
      const lease = writer.lease();
      return {
        async write(batch) {
          await meet();
          const written = await lease.write(batch);
          await meet();
          return written;
        },
      };
    },
  };
  const deps = (): FillDeps => ({
    client,
    reader,
    writer: pausingWriter,
    window: options.window ?? 12,
    me: options.me ?? null,
    round: 5 * 60_000,
    clock,
    serverClock: serverClock.now,
  });
  return {
    client,
    reader,
    writer,
    clock,
    deps,
    step: () => fillStep(deps()),
    /**
     * Runs steps until there is nothing left to do, at most `cap`; returns the result of the last
     * one.
     */
    async settle(cap = 500): Promise<Result<Step>> {
      for (let steps = 1; ; steps++) {
        const result = await fillStep(deps());
        if (!result.ok || result.value === 'idle' || steps >= cap) return result;
      }
    },
  };
}

/** A booking reduced to the fields that tests compare. */
export interface Told {
  id: string;
  status: string;
  starts: number | null;
}

const byId = (a: Told, b: Told) => (a.id < b.id ? -1 : 1);
const toldOf = ({ id, status, starts }: Told): Told => ({ id, status, starts });

/** The stand-in's bookings that start at `from` or later and are not in the trash. */
export const atServer = ({ control }: OnceHub, from = Number.NEGATIVE_INFINITY): Told[] =>
  control
    .bookings()
    .filter((booking) => !booking.inTrash && booking.starts >= from)
    .map(toldOf)
    .sort(byId);

/** The store's bookings that start at `from` or later, or have no start. */
export const inStore = async (from = Number.NEGATIVE_INFINITY): Promise<Told[]> =>
  (await storedBookings())
    .filter((booking) => booking.starts === null || booking.starts >= from)
    .map(toldOf)
    .sort(byId);
