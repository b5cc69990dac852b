import type fc from 'fast-check';
import { type ActionDeps, createActions } from '../../lib/actions/service.ts';
import { applyEvent } from '../../lib/domain/action.ts';
import type { ActionKind } from '../../lib/domain/booking.ts';
import type { Intent } from '../../lib/domain/intent.ts';
import { isOpen, isUnderWay } from '../../lib/domain/intent.ts';
import { fail, ok } from '../../lib/domain/result.ts';
import type { Client } from '../../lib/oncehub/client.ts';
import type { Turn } from '../../lib/oncehub/rate-limiter.ts';
import type { Journal } from '../../lib/vault/journal.ts';
import { type LastRead, MAX_LAG_MS, OWN, type Post, type Truth, USERS } from './action-truth.ts';
import { copy } from './copy.ts';

/**
 * One lifetime of the background worker: after `left` calls to the outside it is dead, and none of
 * its calls ever returns.
 */
export function createLife(
  truth: Truth,
  disk: Map<string, Intent>,
  nextPost: (intent: string) => Post,
  s: fc.Scheduler,
  isFree: (intent: Intent) => boolean = () => true,
) {
  const life = { left: Number.POSITIVE_INFINITY };
  /** The worker may die before a call is made, and before its answer arrives. */
  async function call<T>(label: string, reach: () => T): Promise<T> {
    await s.schedule(Promise.resolve(), `${label} leaves`);
    if (life.left-- <= 0) return new Promise<never>(() => {});
    truth.catchUp();
    const answer = reach();
    await s.schedule(Promise.resolve(), `${label} is answered`);
    if (life.left-- <= 0) return new Promise<never>(() => {});
    return answer;
  }

  /** The last reading of each booking in this life, which is what the check saw. */
  const lastRead = new Map<string, LastRead>();
  /** The intent whose POST is sent for a booking. */
  const sending = new Map<string, Intent>();

  const post = (kind: ActionKind, id: string, reason: string, turn?: Turn) =>
    call(`post ${id}`, (): Awaited<ReturnType<Client['act']>> => {
      const intent = sending.get(id)?.id ?? '';
      // As `Http.send` does.
      if (truth.clock() > (turn?.notAfter ?? Number.POSITIVE_INFINITY)) return fail('timedOut');
      const fate = nextPost(intent);
      if (fate === 'unsent' || !truth.networkUp) return fail('offline');
      if (truth.account !== OWN) return fail('notFound');
      const before = truth.is(id).booking;
      truth.onPost(intent, lastRead.get(id));
      truth.posts.set(intent, (truth.posts.get(intent) ?? 0) + 1);
      if (fate === 'refused' || !truth.allows(kind, id)) return fail('conflict');
      if (fate !== 'lost' && fate !== 'lie') {
        truth.take(intent, kind, id, reason, fate === 'late' ? MAX_LAG_MS : 0);
      }
      if (fate === 'repeated') return fail('conflict');
      if (fate === 'unreadable') return ok({ read: { is: 'unreadable' } });
      const shown = fate === 'old' || fate === 'lie' ? before : truth.is(id).booking;
      const answered = { ...shown, ...(fate === 'another' && { id: 'BKNG-9' }) };
      return ['done', 'another', 'old', 'lie'].includes(fate)
        ? ok({ read: { is: 'booking', booking: answered } })
        : fail('unknownOutcome');
    });

  const client = {
    reserve: () =>
      call('a turn', () => {
        if (truth.spent > 0) {
          truth.spent--;
          return fail('tooMany', { until: truth.clock() + 20_000 });
        }
        return ok({ read: { used: false }, act: { used: false } });
      }),
    async booking(id: string) {
      const answer = await call(`read ${id}`, (): Awaited<ReturnType<Client['booking']>> => {
        if (!truth.networkUp) return fail('offline');
        if (truth.account !== OWN) return fail('notFound');
        const { booking, gone } = truth.read(id);
        if (gone === 'deleted') return fail('notFound');
        if (gone === 'trash') return ok({ is: 'gone', id, last: booking });
        return ok({ is: 'booking', booking });
      });
      if (answer.ok && answer.value.is === 'booking')
        lastRead.set(id, { booking: answer.value.booking, heard: truth.clock() });
      return answer;
    },
    act: (kind: ActionKind, id: string, reason: string, _mail: boolean, turn?: Turn) =>
      post(kind, id, reason, turn),
    reassign: (id: string, _host: string, turn?: Turn) => post('reassign', id, '', turn),
  };
  const full = () => new DOMException('', 'QuotaExceededError');
  const journal: Journal = {
    propose: (intents) =>
      call('journal proposal', () => {
        if (truth.diskFull) throw full();
        return intents.every(isFree) ? proposeOn(disk, intents) : null;
      }),
    change: (id, event) =>
      call('journal write', () => {
        const known = disk.get(id);
        if (!known) return undefined;
        if (truth.diskFull) throw full();
        const intent = applyEvent(known, event);
        disk.set(id, copy(intent));
        if (event.is === 'sent' && known.state === 'proposed' && intent.state === 'sent')
          sending.set(intent.booking, intent);
        return intent;
      }),
    get: (id) => call('journal read', () => copy(disk.get(id))),
    open: () => call('journal read', () => copy([...disk.values()].filter(isOpen))),
    forget: async () => {},
    close: async () => {},
  };
  const deps: ActionDeps = {
    // The actions use only these two methods.
    client: client as unknown as Client,
    journal,
    reader: { contact: async () => null, booking: async () => null },
    users: async () => new Map(USERS.map((id) => [id, { id }])),
    store: { lease: () => ({ write: async () => ok(undefined) }) },
    changed: () => {},
    clock: truth.clock,
    serverClock: () => truth.time,
    account: async () => truth.account,
    assureKey: async () => ok(null),
    // Each pause lets the sleeper wake whose time comes first.
    sleep(ms) {
      const slept = truth.sleep(ms, () => life.left > 0);
      void call('pause', () => truth.tick());
      return slept;
    },
    timeout: () => new Promise(() => {}),
    stayAwake: async () => {},
    window: async () => truth.window,
  };
  return { life, actions: createActions(deps), deps, call };
}

/** Does what the journal on disk does; the objects returned are the ones that were written. */
function proposeOn(disk: Map<string, Intent>, intents: readonly Intent[]): Intent[] | null {
  const fresh = intents.filter(({ id }) => !disk.has(id));
  const others = [...disk.values()].filter((one) =>
    fresh.some(({ booking }) => booking === one.booking),
  );
  if (others.some(isUnderWay)) return null;
  for (const other of others) disk.set(other.id, applyEvent(other, { is: 'told' }));
  for (const intent of fresh) disk.set(intent.id, copy(intent));
  return intents.map((intent) =>
    fresh.includes(intent) ? intent : (disk.get(intent.id) ?? intent),
  );
}
