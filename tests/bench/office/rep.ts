import { createActions } from '../../../lib/actions/service.ts';
import { asShown } from '../../../lib/domain/command.ts';
import { ok } from '../../../lib/domain/result.ts';
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
/** How long a rep looks at one person; the next comes after 100 s on average. In ms. */
const STAY = 90_000;
/** After an instant OnceHub is to be asked again, in ms; as the panel has it. */
const AGAIN = 500;

/** A rep with Bookside: its real sync, limiter, look-ups and actions, put together as its background does. */
export function bookside({ time, fetch, random, address }: RepDeps): Rep {
  const clock = time.now;
  const session = memoryStore();
  const { reader, writer } = officeStore();
  const limiter = createRateLimiter(session, clock);
  const serverClock = createServerClock(clock);
  const client = createClient(
    createHttp({
      fetch,
      heard: serverClock.hear,
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
  const world = { client, reader, writer, clock, changed, window: async () => 12 as const };
  const asks = { ...world, spent: limiter.spent };
  const sync = createSync({
    step: () => syncStep({ ...world, serverClock: serverClock.now, window: 12, me }),
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
    sleep: time.sleep,
    stayAwake: async () => {},
    // The time to undo costs no request.
    window: async () => 0,
  });
  const asking = new Map<string, ReturnType<typeof refreshCustomer>>();
  /** As the background does it: whoever asks meanwhile shares the answer. */
  function ask(wanted: string): ReturnType<typeof refreshCustomer> {
    const asked =
      asking.get(wanted) ??
      refreshCustomer({ address: wanted, eager: false }, asks).finally(() => asking.delete(wanted));
    asking.set(wanted, asked);
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
      const leaves = clock() + STAY;
      for (;;) {
        const answer = await ask(wanted);
        const until = answer.ok ? undefined : answer.failure.until;
        if (until === undefined || until + AGAIN > leaves) return answer;
        // The panel asks again by itself while the person is shown.
        await time.sleep(until + AGAIN - clock());
      }
    },
    async act(booking) {
      const read = await reader.booking(booking);
      if (!read) return ok({ asked: false });
      const intent = `${address} ${orders++}`;
      const seen = asShown(read);
      const taken = await actions.propose([
        { intent, kind: 'cancel', seen, reason: '', mail: false },
      ]);
      if (!taken.ok) return taken;
      await taken.value.ended;
      const failure = (await journal.get(intent))?.failure;
      return failure ? { ok: false, failure } : ok({ asked: true });
    },
  };
}
