import { type FailureKind, type Result, UNMENDED_BY_WAITING } from '../domain/result.ts';
import type { KeyedStore } from '../platform/storage.ts';
import { interval, nextPace, quickSteps, roundTime } from './pacing.ts';
import { INITIAL_STATE, readSyncState, type SyncState, writeSyncState } from './state.ts';
import type { Step } from './step.ts';

/** What the scheduler of the sync depends on. */
export interface SyncDeps {
  /** Does one step of work, which is about one request. */
  step(): Promise<Result<Step>>;
  /**
   * Whether the sync may run at all: there is a key and a window, it is not paused, the user looked
   * at Bookside today and is not away.
   */
  mayRun(): Promise<boolean>;
  /** When OnceHub last answered "too many requests" to this browser (UTC ms); 0 for never. */
  refusedAt(): Promise<number>;
  /** The number of users of the account; `null` before it is known. */
  users(): Promise<number | null>;
  /** Called after each step, to notify the views. */
  changed(): void;
  /** Where the state is stored. */
  session: KeyedStore;
  /** UTC ms. */
  clock(): number;
  sleep(ms: number): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}

/** A longer wait is left to the alarm, so that the worker may stop meanwhile. In ms. */
const MAX_SLEEP_MS = 20_000;
/** No wait of the scheduler is longer, so a longer one comes from a wrong clock. In ms. */
const MAX_WAIT_MS = 30 * 60_000;
/** Time between the first, unpaced steps, in ms. */
const UNPACED_INTERVAL_MS = 1_500;
/** The back-off after OnceHub's "too many requests", in ms; jitter may double it. */
const BACK_OFF_MS = 5 * 60_000;
/** Time until the retry after a failure that may be temporary, in ms. */
const RETRY_MS = 60_000;

/** The changes of the state that make the next step due now, with quick steps allowed again. */
const DUE_NOW = { nextAt: 0, quick: 0 };

/** The scheduler of the sync. None of its methods rejects where its dependencies do not. */
export interface Sync {
  /**
   * Takes the steps that are due, and resolves when the next is due only after a while. To be
   * called whenever the worker starts or wakes up; calls while it runs share one run.
   */
  wake(): Promise<void>;
  /** As `wake`, with a step due now, because the window or the rep's user id changed. */
  hurry(): Promise<void>;
  /** Resets the state and wakes, because another account's key was entered. */
  restart(): Promise<void>;
}

/** Makes the scheduler. It does nothing until one of its methods is called. */
export function createSync(deps: SyncDeps): Sync {
  let running: Promise<void> | undefined;
  /** Incremented when the account changes, to detect a step that began for another account. */
  let account = 0;
  /** `hurry` was called while a step was in progress. */
  let isHurried = false;
  /** `wake` was called during a run, which may have found nothing to do just before: run again. */
  let isWokenAgain = false;

  const load = () => readSyncState(deps.session);
  const save = (state: SyncState) => writeSyncState(deps.session, state);

  async function run(): Promise<void> {
    for (;;) {
      const state = await load();
      const wait = state.nextAt - deps.clock();
      if (wait > MAX_SLEEP_MS && wait <= MAX_WAIT_MS) return;
      if (wait > 0 && wait <= MAX_SLEEP_MS) await deps.sleep(wait);
      if (!(await deps.mayRun())) return;
      const [refusedAt, users] = [await deps.refusedAt(), await deps.users()];
      const pace = nextPace(state.pace, { refusedAt, users, now: deps.clock() });
      const accountBefore = account;
      const result = await deps.step();
      // The result of a step for another account says nothing about this one.
      if (accountBefore !== account) continue;
      const isRefused = deps.clock() - (await deps.refusedAt()) <= BACK_OFF_MS;
      const next = stateAfter(result, { ...state, pace }, users, isRefused);
      const isDueNow = isHurried && next.failure !== 'tooMany';
      isHurried = false;
      await save(isDueNow ? { ...next, ...DUE_NOW } : next);
      deps.changed();
      if (!result.ok && isFinal(result.failure.kind)) return;
    }
  }

  /** The state after a step; `isRefused`: OnceHub answered "too many" during `BACK_OFF_MS`. */
  function stateAfter(
    result: Result<Step>,
    state: SyncState,
    users: number | null,
    isRefused: boolean,
  ): SyncState {
    const now = deps.clock();
    const at = (wait: number) => now + wait;
    const quick = state.quick + 1;
    const isQuick = quick <= quickSteps(users);
    if (!result.ok) {
      const { kind, until } = result.failure;
      // Our own rate limiter refused, not OnceHub: it says when the next request may leave.
      const isOwnLimit = kind === 'tooMany' && !isRefused && until !== undefined;
      if (isOwnLimit) return { ...state, failure: null, nextAt: until };
      const isTooMany = kind === 'tooMany';
      // During the quick steps the back-off is shorter, since the user has nothing to see yet.
      const rest = isTooMany ? (isQuick ? RETRY_MS : BACK_OFF_MS) * (1 + deps.random()) : RETRY_MS;
      const nextAt = Math.max(at(rest), until ?? 0);
      return { ...state, failure: kind, nextAt, ...(isTooMany && { quick }) };
    }
    const succeeded = { ...state, failure: null };
    if (result.value === 'idle') return { ...succeeded, nextAt: at(roundTime(users)) };
    if (isQuick) return { ...succeeded, quick, nextAt: at(UNPACED_INTERVAL_MS) };
    // Jitter of 20 %, so that many browsers do not send in step.
    const paced = interval(state.pace ?? nextPace(null, { refusedAt: 0, users, now }));
    return { ...succeeded, nextAt: at(paced * (0.8 + 0.4 * deps.random())) };
  }

  async function runUntilIdle(): Promise<void> {
    do {
      isWokenAgain = false;
      await run();
    } while (isWokenAgain);
  }

  const wake = () => {
    if (running) isWokenAgain = true;
    running ??= runUntilIdle().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    wake,
    async hurry() {
      isHurried = true;
      const state = await load();
      // A back-off after OnceHub's "too many" is never shortened.
      if (state.failure !== 'tooMany') await save({ ...state, ...DUE_NOW });
      await wake();
    },
    async restart() {
      account++;
      await save(INITIAL_STATE);
      await wake();
    },
  };
}

/** Failures that end the run: only the next `wake` tries again. */
const isFinal = (kind: FailureKind): boolean => [...UNMENDED_BY_WAITING, 'bug'].includes(kind);
