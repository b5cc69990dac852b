import { createActions } from '../../../lib/actions/service.ts';
import { ok } from '../../../lib/domain/result.ts';
import { asShown } from '../../../lib/domain/shown-booking.ts';
import { createClient } from '../../../lib/oncehub/client.ts';
import { createHttp } from '../../../lib/oncehub/http.ts';
import { createRateLimiter } from '../../../lib/oncehub/rate-limiter.ts';
import { createServerClock } from '../../../lib/oncehub/server-clock.ts';
import { countUsers, findMe } from '../../../lib/sync/directory.ts';
import { createSync } from '../../../lib/sync/engine.ts';
import { isUseful } from '../../../lib/sync/plan.ts';
import { refreshCustomer } from '../../../lib/sync/refresh-customer.ts';
import { syncStep } from '../../../lib/sync/step.ts';
import { KEYS } from '../../../sandbox/oncehub/server.ts';
import { memoryStore } from '../../helpers/memory-store.ts';
import { officeJournal } from './journal.ts';
import { officeStore } from './memory-store.ts';
import type { Rep, RepDeps } from './reps.ts';

const MINUTE = 60_000;
/** How long (ms) a rep looks at one person; the next one follows after 100 s on average. */
const STAY_MS = 90_000;
/** How long (ms) after the announced time a request is retried, as in the panel. */
const RETRY_MARGIN_MS = 500;

/**
 * A rep with Bookside: the real sync, rate limiter, look-ups and actions, connected as in its
 * background.
 */
export function bookside({ time, fetch, random, address }: RepDeps): Rep {
  const clock = time.now;
  const session = memoryStore();
  const { reader, writer } = officeStore();
  const limiter = createRateLimiter(session, clock);
  const serverClock = createServerClock(clock);
  const client = createClient(
    createHttp({
      fetch,
      onHeaders: serverClock.read,
      limiter,
      key: async () => ok(KEYS.demo),
      refused: async () => {},
      mayReach: async () => true,
      online: () => true,
      clock,
    }),
  );
  let me: string | null = null;
  const changed = () => {};
  const shared = { client, reader, writer, clock, changed, window: async () => 12 as const };
  const refreshDeps = { ...shared, spent: limiter.spent };
  const sync = createSync({
    step: () => syncStep({ ...shared, serverClock: serverClock.now, window: 12, me }),
    mayRun: async () => true,
    refusedAt: limiter.refusedAt,
    users: () => countUsers(reader),
    changed,
    session,
    clock,
    sleep: time.sleep,
    random,
  });
  const journal = officeJournal();
  const actions = createActions({
    ...{ client, reader, clock, changed },
    journal,
    store: writer,
    serverClock: clock,
    users: async () => new Map(),
    account: async () => '',
    assureKey: async () => ok(null),
    sleep: time.sleep,
    timeout: () => new Promise(() => {}),
    stayAwake: async () => {},
    // No undo delay: it would cost no request.
    window: async () => 0,
  });
  const inFlight = new Map<string, ReturnType<typeof refreshCustomer>>();
  /** As in the background, concurrent requests for the same customer share one answer. */
  function ask(wanted: string): ReturnType<typeof refreshCustomer> {
    const asked =
      inFlight.get(wanted) ??
      refreshCustomer({ address: wanted, eager: false }, refreshDeps).finally(() =>
        inFlight.delete(wanted),
      );
    inFlight.set(wanted, asked);
    return asked;
  }
  let orders = 0;

  return {
    async install() {
      await client.test(KEYS.demo);
      void sync.wake();
      const found = await findMe(address, { client, reader });
      if (found.ok) me = found.value?.id ?? null;
      void sync.hurry();
      const wake = () => {
        void sync.wake();
        void actions.settle();
        time.at(time.now() + MINUTE, wake);
      };
      time.at(time.now() + MINUTE, wake);
    },
    async isUseful() {
      return me !== null && isUseful(await reader.slices(), me);
    },
    async view(wanted) {
      const leaves = clock() + STAY_MS;
      for (;;) {
        const answer = await ask(wanted);
        const until = answer.ok ? undefined : answer.failure.until;
        if (until === undefined || until + RETRY_MARGIN_MS > leaves) return answer;
        // The panel retries by itself while the customer is shown.
        await time.sleep(until + RETRY_MARGIN_MS - clock());
      }
    },
    async act(booking) {
      const read = await reader.booking(booking);
      if (!read) return ok({ asked: false });
      const intent = `${address} ${orders++}`;
      const seen = asShown(read);
      const proposed = await actions.propose([
        { intent, kind: 'cancel', seen, reason: '', mail: false },
      ]);
      if (!proposed.ok) return proposed;
      await proposed.value.ended;
      const failure = (await journal.get(intent))?.failure;
      return failure ? { ok: false, failure } : ok({ asked: true });
    },
  };
}
