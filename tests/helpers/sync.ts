import { ok, type Result } from '../../lib/domain/result.ts';
import { createClient } from '../../lib/oncehub/client.ts';
import { createHttp } from '../../lib/oncehub/http.ts';
import { createRateLimiter } from '../../lib/oncehub/rate-limiter.ts';
import { createServerClock } from '../../lib/oncehub/server-clock.ts';
import { createStoreReader, type StoreReader } from '../../lib/store/reader.ts';
import { createStoreWriter } from '../../lib/store/writer.ts';
import { type FillDeps, fillStep, type Step } from '../../lib/sync/step.ts';
import { createOnceHub, KEYS, type OnceHub } from '../../sandbox/oncehub/server.ts';
import { httpWorld } from './http-world.ts';
import { memoryStore } from './memory-store.ts';
import { NOW } from './oncehub.ts';

/** A stand-in whose main account has no bookings but those a test adds. */
export function emptyOnceHub(): OnceHub {
  const hub = createOnceHub({ now: () => NOW, bookings: 0, switches: { limits: 'off' } });
  clearBookings(hub);
  return hub;
}

/** Deletes every booking of the main account for good. */
export function clearBookings({ control }: OnceHub): void {
  for (const { id } of [...control.bookings()]) control.delete(id);
  control.clearLog();
}

/** What a test may change about a background that syncs with a stand-in. */
export interface SyncOptions {
  window?: FillDeps['window'];
  me?: string | null;
  /** Rows on a page: small accounts have many pages where it is low. */
  pageSize?: number;
  /** How far the browser's clock is ahead of OnceHub's, in ms. */
  skew?: () => number;
  /** Whether OnceHub's answers tell the time. */
  dated?: boolean;
  /** The key requests are sent with; the demo account's unless told. */
  key?: () => string;
  /** Called before and after each request, and around each write; one that never resolves is a death. */
  meet?: () => Promise<void>;
}

/** One life of the background: everything it holds in memory. What it stores outlives it. */
export function syncLife(hub: OnceHub, options: SyncOptions = {}, session = memoryStore()) {
  const { skew = () => 0, meet = async () => {}, pageSize } = options;
  const clock = () => hub.control.now() + skew();
  const serverClock = createServerClock(clock);
  const http = createHttp(
    httpWorld({
      async fetch(input, init) {
        await meet();
        const answer = await hub.fetch(new Request(input, init));
        if (options.dated) answer.headers.set('Date', new Date(hub.control.now()).toUTCString());
        await meet();
        return answer;
      },
      heard: serverClock.hear,
      limiter: createRateLimiter(session, clock),
      key: async () => ok(options.key?.() ?? KEYS.demo),
      clock,
    }),
  );
  const client = createClient(http, pageSize);
  const [reader, writer] = [createStoreReader(), createStoreWriter(clock)];
  const meeting: FillDeps['writer'] = {
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
    writer: meeting,
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
    /** Steps until there is nothing to do, at most `cap` times; answers how the last one ended. */
    async settle(cap = 500): Promise<Result<Step>> {
      for (let steps = 1; ; steps++) {
        const result = await fillStep(deps());
        if (!result.ok || result.value === 'idle' || steps >= cap) return result;
      }
    },
  };
}

/** What a test compares of a booking. */
export interface Told {
  id: string;
  status: string;
  starts: number | null;
}

const byId = (a: Told, b: Told) => (a.id < b.id ? -1 : 1);
const told = ({ id, status, starts }: Told): Told => ({ id, status, starts });

/** The stand-in's bookings that start at `from` or later and are not in the trash. */
export const atServer = ({ control }: OnceHub, from = Number.NEGATIVE_INFINITY): Told[] =>
  control
    .bookings()
    .filter((booking) => !booking.inTrash && booking.starts >= from)
    .map(told)
    .sort(byId);

/** The store's. */
export const inStore = async (
  reader: StoreReader,
  from = Number.NEGATIVE_INFINITY,
): Promise<Told[]> =>
  (await reader.bookings(100_000))
    .filter((booking) => booking.starts === null || booking.starts >= from)
    .map(told)
    .sort(byId);
