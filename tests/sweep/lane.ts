import { setTimeout as sleep } from 'node:timers/promises';
import { LATE_ARRIVAL_MS } from '../../lib/domain/action.ts';
import type { ActionCommand } from '../../lib/domain/command.ts';
import { isUnderWay } from '../../lib/domain/intent.ts';
import { now } from '../../sandbox/clock.ts';
import { type Control, createOnceHub } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { serve } from '../../sandbox/serve.ts';
import { judge, type Trial } from './judge.ts';
import { prepare, reach } from './moment.ts';
import type { Found, Outcome } from './outcome.ts';
import type { Point } from './point.ts';
import type { Subject } from './subject.ts';
import { target } from './target.ts';
import { type Wire, watch } from './wire.ts';

/** How long (ms) everything may take to settle after the last kill. */
const SETTLING = 90_000;
/**
 * After so long (ms) no request is on its way any more. Then OnceHub's clock is set forward by the
 * minutes after which a reading proves that a request never arrived.
 */
export const ARRIVED_MS = 20_000;
const POLL_MS = 2_000;
/** The undo delay (s) of the actions that must never be sent: the longest possible. */
const LONGEST_UNDO = 30;
/** How long (ms) to wait for an answer that may arrive just after the kill. */
const GRACE_MS = 200;

/**
 * Kills once for each point, waits until no action is in progress, and compares journal and store
 * with the stand-in.
 */
export async function sweepLane(
  points: readonly Point[],
  open: (port: number) => Promise<Subject>,
  onKill: () => void,
): Promise<Outcome> {
  const onceHub = createOnceHub({ switches: { limits: 'off' } });
  const wire = watch(onceHub);
  const sandbox = await serve({ onceHub: wire });
  const subject = await open(sandbox.port);
  try {
    const rounds: Round[] = [];
    for (const point of points) {
      rounds.push(await killOnce(point, subject, onceHub.control, wire));
      onKill();
    }
    await settled(subject, onceHub.control);
    return await verdict(rounds, subject, onceHub.control, wire);
  } finally {
    await subject.close();
    await sandbox.close();
  }
}

interface Round {
  point: Point;
  isLate: boolean;
  trials: Trial[];
}

/** One kill during an action, while a second action is in its undo delay. */
async function killOnce(
  point: Point,
  subject: Subject,
  control: Control,
  wire: Wire,
): Promise<Round> {
  const [beside, order] = [target('cancel', control), target(point.kind, control)];
  prepare(point, order.seen.id, control);
  await subject.ask('setUndo', { seconds: LONGEST_UNDO });
  const besideTaken = await propose(subject, beside);
  await subject.ask('setUndo', { seconds: point.undo });
  let isTaken = false;
  const taken = propose(subject, order).then((is) => {
    isTaken = is;
  });
  const isLate = !(await reach(point, order.seen.id, { taken, wire, control }));
  await subject.kill();
  const killed = now();
  await Promise.race([taken, sleep(GRACE_MS)]);
  await subject.wake();
  await subject.settle();
  const trials = [
    trial(order, { taken: isTaken, killed, undo: point.undo * 1000 }),
    trial(beside, { taken: besideTaken, killed, undo: LONGEST_UNDO * 1000 }),
  ];
  return { point, isLate, trials };
}

/** Proposes an order; resolves to whether the background acknowledged it. */
async function propose(subject: Subject, order: ActionCommand): Promise<boolean> {
  const answer = await subject.ask('propose', { orders: [order] });
  return (answer as { ok?: boolean } | undefined)?.ok === true;
}

const trial = (
  { intent, kind, seen }: ActionCommand,
  how: Pick<Trial, 'taken' | 'killed' | 'undo'>,
): Trial => ({ intent, booking: seen.id, kind, before: seen.status, ...how });

/** Polls, as an open panel does, until no action is in progress, or until the timeout. */
async function settled(subject: Subject, control: Control): Promise<void> {
  const began = performance.now();
  let isLater = false;
  for (; performance.now() < began + patient(SETTLING); await sleep(POLL_MS)) {
    const { intents } = await subject.kept();
    if (!intents.some(isUnderWay)) return;
    if (!isLater && performance.now() > began + patient(ARRIVED_MS)) {
      control.advance(LATE_ARRIVAL_MS);
      isLater = true;
    }
    await subject.settle();
  }
}

/** Judges all trials by comparing the stored data with the stand-in's. */
async function verdict(
  rounds: readonly Round[],
  subject: Subject,
  control: Control,
  wire: Wire,
): Promise<Outcome> {
  const kept = await subject.kept();
  const ends: Record<string, number> = {};
  const found: Found[] = [];
  const all = rounds.flatMap(({ point, trials }) => trials.map((one) => ({ point, trial: one })));
  for (const { point, trial } of all) {
    const status = control.booking(trial.booking)?.status ?? 'gone';
    const truth = { status, posts: wire.posts(trial.booking) };
    const intent = kept.intents.find(({ id }) => id === trial.intent);
    const end = intent?.state ?? 'none';
    ends[end] = (ends[end] ?? 0) + 1;
    for (const name of judge(trial, truth, kept)) found.push({ name, point, trial, truth, intent });
  }
  const late = rounds.filter(({ isLate }) => isLate).length;
  return { kills: rounds.length, late, trials: all.length, ends, found, broken: [] };
}
