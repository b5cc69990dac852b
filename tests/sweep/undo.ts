import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ActionKind } from '../../lib/domain/booking.ts';
import type { Intent } from '../../lib/domain/intent.ts';
import { until } from '../../sandbox/browser/until.ts';
import { now } from '../../sandbox/clock.ts';
import { chromiumWorker } from './chromium.ts';
import { firefoxEventPage } from './firefox.ts';
import { openStage, type Stage } from './stage.ts';
import type { Subject } from './subject.ts';
import { target } from './target.ts';

/** The time to undo (s) while the processors are busy, and that in which the browser sleeps. */
const [SHORT_UNDO, SLEPT_UNDO] = [2, 4];
/** How many actions wait at once; more would exceed what the rate limiter lets through. */
const AT_ONCE = 16;
const SLEEP_MS = 3_000;
/** How long (ms) it may take to stop all processes of a browser. */
const STOPPING = 200;
/** How long before the time to undo ends the browser falls asleep, in ms. */
const LEFT = [3_500, 3_000, 2_400, 1_700, 1_000, 700, 400];
/** How many actions wait while it sleeps. */
const SLEEPING = 4;
/** How long (ms) the actions of a round may take on a quiet machine, readings included. */
const ROUND = 90_000;
const KINDS: readonly ActionKind[] = ['cancel', 'reschedule', 'noShow'];

/** What became of the times to undo in one browser. */
export interface UndoFigures {
  /** Actions whose time to undo ran while the processors were fully loaded. */
  actions: number;
  /** Those that were interrupted, or did not leave for another reason. */
  interrupted: number;
  failed: number;
  /** Actions that waited while the browser slept for three seconds. */
  slept: number;
  /** Those of them that were sent, or are otherwise not interrupted. */
  'not.interrupted': number;
}

const SUBJECTS = { Chromium: chromiumWorker, Firefox: firefoxEventPage } as const;
/** A browser whose times to undo are tried. */
export type Tried = keyof typeof SUBJECTS;

/**
 * Runs the time to undo of `count` actions while every processor is busy, then that of some more
 * while the browser sleeps. `tell` is called with the number of actions so far.
 */
export async function tryUndo(
  browser: Tried,
  count: number,
  tell: (actions: number) => void = () => {},
): Promise<UndoFigures> {
  const stage = await openStage();
  const subject = await SUBJECTS[browser](stage.sandbox.port);
  const figures = { actions: 0, interrupted: 0, failed: 0, slept: 0, 'not.interrupted': 0 };
  try {
    const load = keepBusy();
    try {
      while (figures.actions < count) {
        const states = await waitTogether(
          subject,
          stage,
          Math.min(AT_ONCE, count - figures.actions),
        );
        figures.actions += states.length;
        figures.interrupted += states.filter((state) => state === 'interrupted').length;
        figures.failed += states.filter((state) => !['done', 'interrupted'].includes(state)).length;
        tell(figures.actions);
      }
    } finally {
      for (const one of load) one.kill('SIGKILL');
    }
    for (const left of LEFT) {
      const states = await sleepMeanwhile(subject, stage, left);
      figures.slept += states.length;
      figures['not.interrupted'] += states.filter((state) => state !== 'interrupted').length;
    }
    return figures;
  } finally {
    await subject.close();
    await stage.sandbox.close();
  }
}

/** Proposes half of the actions each by itself, and the other half as one batch. */
async function waitTogether(subject: Subject, stage: Stage, count: number): Promise<string[]> {
  await freshLife(subject);
  await subject.ask('setUndo', { seconds: SHORT_UNDO });
  const orders = await ordersOf(stage, count);
  const half = Math.ceil(count / 2);
  const batches = [...orders.slice(0, half).map((order) => [order]), orders.slice(half)];
  const proposed = batches.filter((batch) => batch.length > 0);
  await Promise.all(proposed.map((batch) => subject.ask('propose', { orders: batch })));
  return endsOf(
    subject,
    orders.map(({ intent }) => intent),
  );
}

/**
 * Lets the browser sleep when `left` ms of the time to undo are left; the states of the actions
 * whose time had not ended by then, as it may have on a busy machine.
 */
async function sleepMeanwhile(subject: Subject, stage: Stage, left: number): Promise<string[]> {
  await freshLife(subject);
  await subject.ask('setUndo', { seconds: SLEPT_UNDO });
  const orders = await ordersOf(stage, SLEEPING);
  await Promise.all(orders.map((order) => subject.ask('propose', { orders: [order] })));
  const ids = orders.map(({ intent }) => intent);
  const own = (await subject.kept()).intents.filter(({ id }) => ids.includes(id));
  const last = Math.max(...own.map(({ until: end = 0 }) => end));
  await sleep(Math.max(last - left - now(), 0));
  const fellAsleep = now();
  await subject.sleep(SLEEP_MS);
  const awake = own.filter(({ until: end = 0 }) => end > fellAsleep + STOPPING).map(({ id }) => id);
  return endsOf(subject, awake);
}

async function ordersOf(stage: Stage, count: number) {
  const kinds = Array.from({ length: count }, (_, at) => KINDS[at % KINDS.length] ?? 'cancel');
  return (await Promise.all(kinds.map((kind) => target(kind, stage)))).map(({ order }) => order);
}

/** Ends the background and its count of requests, so that the next one has its whole share. */
async function freshLife(subject: Subject): Promise<void> {
  await subject.settle();
  await subject.kill();
  await subject.wake();
  await subject.settle();
}

/** The states in which actions end, once all of them have. */
async function endsOf(subject: Subject, ids: readonly string[]): Promise<string[]> {
  let intents: Intent[] = [];
  const isOver = ({ state }: Intent) => !['proposed', 'sent', 'unknown'].includes(state);
  await until(ROUND, async () => {
    const all = (await subject.kept()).intents;
    intents = all.filter(({ id }) => ids.includes(id));
    return intents.length === ids.length && intents.every(isOver);
  }).catch(() => {});
  return ids.map((id) => intents.find((intent) => intent.id === id)?.state ?? 'none');
}

/** Keeps every processor busy, twice over, until these processes are killed. */
function keepBusy(): ChildProcess[] {
  const one = () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
  return Array.from({ length: 2 * availableParallelism() }, one);
}
