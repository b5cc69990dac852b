import type fc from 'fast-check';
import { type ActionDeps, createActions } from '../../lib/actions/service.ts';
import type { Intent } from '../../lib/domain/action.ts';
import { applyEvent, isOpen, isUnderWay } from '../../lib/domain/action.ts';
import type { ActionKind, Status } from '../../lib/domain/booking.ts';
import { fail, ok } from '../../lib/domain/result.ts';
import { TARGET } from '../../lib/domain/rules.ts';
import type { Client } from '../../lib/oncehub/client.ts';
import type { Journal } from '../../lib/vault/journal.ts';
import { aBooking } from './booking.ts';
import { copy } from './copy.ts';

/**
 * What can happen to a POST. `late`: carried out only after {@link LATE} ms, as can happen when the
 * worker is killed.
 */
export const POSTS = [
  'done',
  'refused',
  'lost',
  'lostAfter',
  'late',
  'unreadable',
  'another',
  'unsent',
] as const;
/** One of {@link POSTS}. */
export type Post = (typeof POSTS)[number];
const LATE = 9_000;

/**
 * A model of OnceHub's true state, with two bookings: the first lies ahead, the second has begun.
 */
export function createTruth() {
  const statuses: Status[] = ['scheduled', 'scheduled'];
  const posts = new Map<string, number>();
  const applied = new Set<string>();
  const underway: { at: number; apply(): void }[] = [];
  const truth = {
    now: 1_000_000,
    networkUp: true,
    diskFull: false,
    /** The undo delay, in ms. */
    window: 8_000,
    /** Called for each POST that arrives. */
    onPost: (_intent: string) => {},
    posts,
    applied,
    statuses,
    starts: (at: number) => (at === 0 ? Number.MAX_SAFE_INTEGER : 0),
    catchUp() {
      for (const one of underway.filter(({ at }) => at <= truth.now)) one.apply();
    },
    allows: (kind: ActionKind, at: number) =>
      ['scheduled', 'rescheduled'].includes(statuses[at] ?? '') &&
      (kind === 'noShow') === (at === 1),
    /** Accepts a POST, and applies it now or after `later` ms. */
    take(intent: string, kind: ActionKind, at: number, later = 0) {
      const apply = () => {
        if (applied.has(intent) || !truth.allows(kind, at)) return;
        statuses[at] = TARGET[kind];
        applied.add(intent);
      };
      if (later === 0) apply();
      else underway.push({ at: truth.now + later, apply });
    },
  };
  return truth;
}
/** See `createTruth`. */
export type Truth = ReturnType<typeof createTruth>;

/** The id of the first (0) or second (1) booking. */
export const idOf = (at: number) => `BKNG-${at}`;
const bookingAt = (truth: Truth, at: number) =>
  aBooking({ id: idOf(at), status: truth.statuses[at] ?? 'other', starts: truth.starts(at) });

/**
 * One lifetime of the background worker: after `left` calls to the outside it is dead, and none of
 * its calls ever returns.
 */
export function createLife(
  truth: Truth,
  disk: Map<string, Intent>,
  nextPost: (intent: string) => Post,
  s: fc.Scheduler,
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

  const client = {
    booking: (id: string) =>
      call(`read ${id}`, () =>
        truth.networkUp
          ? ok({ is: 'booking', booking: bookingAt(truth, Number(id.slice(-1))) } as const)
          : fail('offline'),
      ),
    // The intent's id is sent as the reason, so that the model can count the POSTs of each intent.
    act: (kind: ActionKind, id: string, intent: string) =>
      call(`post ${id}`, (): Awaited<ReturnType<Client['act']>> => {
        const at = Number(id.slice(-1));
        const post = nextPost(intent);
        if (post === 'unsent' || !truth.networkUp) return fail('offline');
        truth.onPost(intent);
        truth.posts.set(intent, (truth.posts.get(intent) ?? 0) + 1);
        if (post === 'refused' || !truth.allows(kind, at)) return fail('conflict');
        if (post !== 'lost') truth.take(intent, kind, at, post === 'late' ? LATE : 0);
        if (post === 'unreadable') return ok({ read: { is: 'unreadable' } });
        const answered = { ...bookingAt(truth, at), ...(post === 'another' && { id: 'BKNG-9' }) };
        return post === 'done' || post === 'another'
          ? ok({ read: { is: 'booking', booking: answered } })
          : fail('unknownOutcome');
      }),
  };
  const full = () => new DOMException('', 'QuotaExceededError');
  const journal: Journal = {
    propose: (intents) =>
      call('journal proposal', () => {
        if (truth.diskFull) throw full();
        return proposeOn(disk, intents);
      }),
    change: (id, event) =>
      call('journal write', () => {
        const known = disk.get(id);
        if (!known) return undefined;
        if (truth.diskFull) throw full();
        const intent = applyEvent(known, event);
        disk.set(id, copy(intent));
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
    store: { lease: () => ({ write: async () => ok(undefined) }) },
    changed: () => {},
    clock: () => truth.now,
    sleep: (ms) =>
      call('pause', () => {
        truth.now += ms;
      }),
    stayAwake: async () => {},
    window: async () => truth.window,
  };
  return { life, actions: createActions(deps) };
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
