import { type ActionDeps, type Actions, createActions } from '../../lib/actions/service.ts';
import type { ActionKind } from '../../lib/domain/booking.ts';
import type { ActionCommand } from '../../lib/domain/command.ts';
import { ok } from '../../lib/domain/result.ts';
import { asShown } from '../../lib/domain/shown-booking.ts';
import type { HttpDeps } from '../../lib/oncehub/http.ts';
import { createStoreReader } from '../../lib/store/reader.ts';
import { createStoreWriter } from '../../lib/store/writer.ts';
import { usersByAddress } from '../../lib/sync/directory.ts';
import { createJournal, type Journal } from '../../lib/vault/journal.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { testOnceHub } from './oncehub.ts';

/** The address of the account whose key is stored. */
export const ACCOUNT = 'admin@example.com';

/**
 * A background with its own store and action journal, connected to a stand-in whose clock advances
 * by every pause.
 */
export function background(http: Partial<HttpDeps> = {}, changes: Partial<ActionDeps> = {}) {
  const { hub, client, ordering, asked } = testOnceHub({}, http);
  const [reader, writer, journal] = [createStoreReader(), createStoreWriter(), createJournal()];
  const deps: ActionDeps = {
    client,
    journal,
    reader,
    store: writer,
    changed: () => {},
    clock: hub.control.now,
    serverClock: hub.control.now,
    users: () => usersByAddress(reader),
    account: async () => ACCOUNT,
    assureKey: async () => ok(null),
    timeout: () => new Promise(() => {}),
    sleep: async (ms) => hub.control.advance(ms),
    stayAwake: async () => {},
    window: async () => 0,
    ...changes,
  };
  let orders = 0;
  const actions = createActions(deps);
  return {
    actions,
    /**
     * Proposes one order, lets its undo delay pass, and returns the resulting state (see `runOne`).
     */
    run: (order: ActionCommand, by: Actions = actions) => runOne(order, by, journal),
    deps,
    hub,
    client,
    ordering,
    asked,
    reader,
    writer,
    journal,
    /** The command that confirming an action would send, based on the booking read just now. */
    async order(
      kind: ActionKind,
      id: string,
      more: Partial<ActionCommand> = {},
    ): Promise<ActionCommand> {
      const read = await client.booking(id, 'person');
      if (!read.ok || read.value.is !== 'booking') throw new Error(`no booking ${id}`);
      asked();
      const intent = `00000000-0000-4000-8000-${String(orders++).padStart(12, '0')}`;
      return {
        intent,
        kind,
        seen: asShown(read.value.booking),
        reason: '',
        mail: true,
        ...more,
      };
    },
    /** The methods of the requests sent since the last call, "GET" or "POST". */
    methods: () => asked().map((line) => line.split(' ')[0]),
    status: (id: string) => hub.control.booking(id)?.status,
  };
}

/**
 * The state of an order once it has ended, with its failure in brackets; or why it was not
 * accepted.
 */
async function runOne(order: ActionCommand, actions: Actions, journal: Journal): Promise<string> {
  const proposed = await actions.propose([order]);
  if (!proposed.ok) return `not taken (${proposed.failure.kind})`;
  await proposed.value.ended;
  const intent = await journal.get(order.intent);
  return `${intent?.state}${intent?.failure ? ` (${intent.failure.kind})` : ''}`;
}

const { upcoming, moved, markable } = CARRIE.bookings;

/** Each action, with a booking it is allowed for and the booking's status afterwards. */
export const ORDERS = [
  ['cancel', upcoming, 'canceled'],
  ['reschedule', moved, 'canceled'],
  ['noShow', markable, 'no_show'],
] as const;
