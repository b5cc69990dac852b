import type { FailureKind, Result } from '../domain/result.ts';
import type { KeyedStore } from '../platform/storage.ts';
import { interval, nextPace, quickSteps, roundTime } from './pacing.ts';
import { INITIAL_STATE, readSyncState, type SyncState, writeSyncState } from './state.ts';
import type { Step } from './step.ts';

/** What keeps the sync going, and what holds it back. */
export interface SyncDeps {
  /** One request's worth of work. */
  step(): Promise<Result<Step>>;
  /** Whether anything is to be done at all: a key, a window, not paused, somebody looked today, nobody is away. */
  mayRun(): Promise<boolean>;
  /** When OnceHub last said "too many" to this browser; 0 for never. */
  refusedAt(): Promise<number>;
  /** Users of the account; `null` before they are known. */
  users(): Promise<number | null>;
  /** Tells the views. */
  changed(): void;
  session: KeyedStore;
  clock(): number;
  sleep(ms: number): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}

/** A wait longer than this is left to the alarm: the worker may sleep. In ms. */
const MAX_SLEEP_MS = 20_000;
/** A wait longer than the longest of ours comes from a clock that was wrong, in ms. */
const MAX_WAIT_MS = 30 * 60_000;
/** Between the first, unpaced steps. */
const UNPACED_INTERVAL_MS = 1_500;
/** After OnceHub's "too many", the whole sync rests so long and up to as long again. */
const BACK_OFF_MS = 5 * 60_000;
/** Until a request is tried again after a failure that may pass. */
const RETRY_MS = 60_000;

/** Where something new is to be fetched: the rep's own meetings, when it became known who they are. */
const AT_ONCE = { nextAt: 0, quick: 0 };

export interface Sync {
  /** Does what is due and returns when there is nothing to do for a while; call it whenever something woke the worker. */
  wake(): Promise<void>;
  /** Something changed that makes work due now: a window, who the rep is. */
  hurry(): Promise<void>;
  /** Another account's key was entered: everything begins anew. */
  restart(): Promise<void>;
}

export function createSync(deps: SyncDeps): Sync {
  let running: Promise<void> | undefined;
  /** Counts the accounts served in this life of the worker. */
  let account = 0;
  /** Something made work due while a step was under way. */
  let hurried = false;
  /** It was woken while it was about to find, by what was true before, that there is nothing to do. */
  let isWokenAgain = false;

  const load = () => readSyncState(deps.session);
  const save = (standing: SyncState) => writeSyncState(deps.session, standing);

  async function run(): Promise<void> {
    for (;;) {
      const standing = await load();
      const wait = standing.nextAt - deps.clock();
      if (wait > MAX_SLEEP_MS && wait <= MAX_WAIT_MS) return;
      if (wait > 0 && wait <= MAX_SLEEP_MS) await deps.sleep(wait);
      if (!(await deps.mayRun())) return;
      const [refusedAt, users] = [await deps.refusedAt(), await deps.users()];
      const pace = nextPace(standing.pace, { refusedAt, users, now: deps.clock() });
      const begun = account;
      const result = await deps.step();
      // What a step for another account came to says nothing about this one.
      if (begun !== account) continue;
      const refused = deps.clock() - (await deps.refusedAt()) <= BACK_OFF_MS;
      const then = after(result, { ...standing, pace }, users, refused);
      const isHeld = then.failure === 'tooMany' || !hurried;
      hurried = false;
      await save(isHeld ? then : { ...then, ...AT_ONCE });
      deps.changed();
      if (!result.ok && isFinal(result.failure.kind)) return;
    }
  }

  /** When to go on, by how a step ended; `refused`: OnceHub said "too many" in the last minutes. */
  function after(
    result: Result<Step>,
    standing: SyncState,
    users: number | null,
    refused: boolean,
  ): SyncState {
    const now = deps.clock();
    const at = (wait: number) => now + wait;
    const quick = standing.quick + 1;
    const isQuick = quick <= quickSteps(users);
    if (!result.ok) {
      const { kind, until } = result.failure;
      // Not OnceHub's word: this browser has spent its own share, and knows when that grows again.
      const isSpent = kind === 'tooMany' && !refused && until !== undefined;
      if (isSpent) return { ...standing, failure: null, nextAt: until };
      const isTooMany = kind === 'tooMany';
      // Who has nothing yet tries again sooner.
      const rest = isTooMany ? (isQuick ? RETRY_MS : BACK_OFF_MS) * (1 + deps.random()) : RETRY_MS;
      const nextAt = Math.max(at(rest), until ?? 0);
      return { ...standing, failure: kind, nextAt, ...(isTooMany && { quick }) };
    }
    const calm = { ...standing, failure: null };
    if (result.value === 'idle') return { ...calm, nextAt: at(roundTime(users)) };
    if (isQuick) return { ...calm, quick, nextAt: at(UNPACED_INTERVAL_MS) };
    // A little to and fro, so that many browsers do not fall into step.
    const paced = interval(standing.pace ?? nextPace(null, { refusedAt: 0, users, now }));
    return { ...calm, nextAt: at(paced * (0.8 + 0.4 * deps.random())) };
  }

  async function runOut(): Promise<void> {
    do {
      isWokenAgain = false;
      await run();
    } while (isWokenAgain);
  }

  const wake = () => {
    if (running) isWokenAgain = true;
    running ??= runOut().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    wake,
    async hurry() {
      hurried = true;
      const standing = await load();
      // A rest OnceHub asked for is never cut short.
      if (standing.failure !== 'tooMany') await save({ ...standing, ...AT_ONCE });
      await wake();
    },
    async restart() {
      account++;
      await save(INITIAL_STATE);
      await wake();
    },
  };
}

/** Failures that only a person can lift. */
const isFinal = (kind: FailureKind): boolean =>
  [
    'noKey',
    'keyLocked',
    'keyRefused',
    'planRefused',
    'accessWithheld',
    'storeFull',
    'bug',
  ].includes(kind);
