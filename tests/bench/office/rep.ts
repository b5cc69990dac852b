import { createActions } from '../../../lib/actions/run.ts';
import { createBudget } from '../../../lib/oncehub/budget.ts';
import { createClient } from '../../../lib/oncehub/client.ts';
import { createHttp } from '../../../lib/oncehub/http.ts';
import { createServerClock } from '../../../lib/oncehub/server-clock.ts';
import { ok, type Result } from '../../../lib/result.ts';
import { refreshCustomer } from '../../../lib/sync/demand.ts';
import { findMe } from '../../../lib/sync/me.ts';
import { isUseful } from '../../../lib/sync/plan.ts';
import { syncStep } from '../../../lib/sync/step.ts';
import { createSync } from '../../../lib/sync/sync.ts';
import { countUsers } from '../../../lib/sync/users.ts';
import { memoryStore } from '../../../lib/testing/memory-store.ts';
import { KEYS } from '../../../sandbox/oncehub/server.ts';
import { officeJournal } from './journal.ts';
import { officeStore } from './memory-store.ts';
import type { Rep, RepWorld } from './reps.ts';

const MINUTE = 60_000;

/** A rep with Bookside: its real sync, budget, look-ups and actions, put together as its background does. */
export function bookside({ time, fetch, random, address }: RepWorld): Rep {
  const clock = time.now;
  const session = memoryStore();
  const { reader, writer } = officeStore();
  const budget = createBudget(session, clock);
  const serverClock = createServerClock(clock);
  const client = createClient(
    createHttp({
      fetch,
      heard: serverClock.hear,
      budget,
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
  const sync = createSync({
    step: () => syncStep({ ...world, serverClock: serverClock.now, window: 12, me }),
    mayRun: async () => true,
    refusedAt: budget.refusedAt,
    users: () => countUsers(reader),
    changed,
    session,
    clock,
    sleep: time.sleep,
    random,
  });
  const actions = createActions({
    ...{ client, reader, clock, changed },
    journal: officeJournal(),
    store: writer,
    sleep: time.sleep,
  });
  const asking = new Map<string, ReturnType<typeof refreshCustomer>>();
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
      let answer = asking.get(wanted);
      if (!answer) {
        answer = refreshCustomer({ address: wanted, eager: false }, world).finally(() =>
          asking.delete(wanted),
        );
        asking.set(wanted, answer);
      }
      const result = await answer;
      return result.ok ? ok({ asked: result.value.asked }) : result;
    },
    async act(booking): Promise<Result<unknown>> {
      const read = await reader.booking(booking);
      if (!read) return ok(null);
      const booker = read.people.find((person) => person.part === 'booker')?.address ?? null;
      return actions.run({
        intent: `${address} ${orders++}`,
        kind: 'cancel',
        seen: { id: booking, status: read.status, starts: read.starts, booker },
        reason: '',
        mail: false,
      });
    },
  };
}
