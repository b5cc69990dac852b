import { setTimeout as sleep } from 'node:timers/promises';
import { LATE_ARRIVAL_MS } from '../../lib/domain/action.ts';
import { isUnderWay } from '../../lib/domain/intent.ts';
import { now } from '../../sandbox/clock.ts';
import { patient } from '../../sandbox/patience.ts';
import { happening } from './happening.ts';
import type { Trial } from './judge.ts';
import { prepare, reach } from './moment.ts';
import { NOTHING, type Outcome, together } from './outcome.ts';
import type { Point } from './point.ts';
import { openStage, readUsers, type Stage } from './stage.ts';
import type { Subject } from './subject.ts';
import { type Target, target } from './target.ts';
import { type Judged, listen, verdict } from './verdict.ts';

/** How long (ms) everything may take to settle after the last kill. */
const SETTLING = 90_000;
const POLL_MS = 500;
/** The shortest time (ms) from one setting of OnceHub's clock to the next. */
const BETWEEN_JUMPS = 10_000;
/**
 * How far OnceHub's clock is set forward, so that a reading proves that a request never arrived.
 * Its answers tell the time in whole seconds.
 */
const JUMP_MS = LATE_ARRIVAL_MS + 2_000;
/** The undo delay (s) of the actions that must never be sent: the longest possible. */
const LONGEST_UNDO = 30;
/** How long (ms) to wait for an answer that may arrive just after the kill. */
const GRACE_MS = 200;
/** How long (ms) a proposal may take to be answered by the next life. */
const ANSWERED_MS = 10_000;
/** After so many rounds all actions are settled; until then some stay in doubt. */
const TOGETHER = 4;

/** How the actions of a lane are proposed. */
export interface Proposing {
  /** Does what comes before the proposal is sent; it is awaited before anything is killed. */
  press(target: Target): Promise<void>;
  /** Proposes an action; resolves to whether the background acknowledged it. */
  propose(target: Target): Promise<boolean>;
  /** Creates the booking to act on at a point. */
  target(point: Point): Promise<Target>;
  /** Whether a second action is in its undo delay meanwhile. */
  besides: boolean;
}

/**
 * Kills once for each point, waits until no action is in progress, and compares journal, store and
 * panel with the stand-in.
 */
export async function sweepLane<S extends Subject>(
  points: readonly Point[],
  open: (port: number) => Promise<S>,
  onKill: () => void,
  proposing: (subject: S, stage: Stage) => Promise<Proposing> = byMessage,
): Promise<Outcome> {
  const stage = await openStage();
  const subject = await open(stage.sandbox.port);
  try {
    await readUsers(subject, stage);
    const lane = { subject, stage, how: await proposing(subject, stage) };
    let outcome = NOTHING;
    let rounds: Round[] = [];
    for (const [at, point] of points.entries()) {
      rounds.push(await killOnce(point, lane));
      onKill();
      if (rounds.length < TOGETHER && at < points.length - 1) continue;
      outcome = together(outcome, await conclude(rounds, lane));
      rounds = [];
    }
    return outcome;
  } finally {
    await subject.close();
    await stage.sandbox.close();
  }
}

const byMessage = async (subject: Subject, stage: Stage): Promise<Proposing> => ({
  besides: true,
  press: async () => {},
  target: ({ kind }) => target(kind, stage),
  async propose({ order }) {
    const answer = await subject.ask('propose', { orders: [order] });
    return (answer as { ok?: boolean } | undefined)?.ok === true;
  },
});

interface Lane {
  subject: Subject;
  stage: Stage;
  how: Proposing;
}

interface Round {
  point: Point;
  isLate: boolean;
  trials: Judged[];
  /** The address of the customer of the action. */
  customer: string;
}

/** One kill during an action, while a second action is in its undo delay. */
async function killOnce(point: Point, { subject, stage, how }: Lane): Promise<Round> {
  const beside = await target('cancel', stage);
  const main = await how.target(point);
  const booking = main.order.seen.id;
  const event = happening(point.event, {
    stage,
    subject,
    target: main,
    beside: beside.order.seen.id,
  });
  await event.arm();
  prepare(point, booking, stage.control);
  let besideTaken = false;
  if (how.besides) {
    await subject.ask('setUndo', { seconds: LONGEST_UNDO });
    besideTaken = await how.propose(beside);
  }
  await subject.ask('setUndo', { seconds: point.undo });
  await how.press(main);
  let isTaken = false;
  const taken = how.propose(main).then((is) => {
    isTaken = is;
    event.taken();
  });
  const isLate = !(await reach(point, booking, { taken, ...stage }));
  await subject.kill();
  const killed = now();
  await Promise.race([taken, sleep(GRACE_MS)]);
  await event.dead();
  await subject.wake();
  await subject.settle();
  await event.alive();
  await Promise.race([taken, sleep(patient(ANSWERED_MS))]);
  const trials = [judged(main, { taken: isTaken, killed, undo: point.undo * 1000 }, point.event)];
  const besideWas = { taken: besideTaken, killed, undo: LONGEST_UNDO * 1000 };
  if (how.besides) trials.push(judged(beside, besideWas));
  for (const one of trials) await listen(one, subject, stage.ledger);
  await event.over();
  return { point, isLate, trials, customer: main.order.seen.booker ?? '' };
}

const judged = (
  { order: { intent, kind, seen }, mark }: Target,
  how: Pick<Trial, 'taken' | 'killed' | 'undo'>,
  event?: Trial['event'],
): Judged => ({
  trial: { intent, booking: seen.id, kind, before: seen.status, ...how, ...(event && { event }) },
  mark,
  misled: [],
});

/** Waits until no action is in progress, and judges those of these rounds. */
async function conclude(rounds: readonly Round[], { subject, stage }: Lane): Promise<Outcome> {
  const all = rounds.flatMap(({ point, trials }) => trials.map((one) => ({ point, one })));
  await settled(
    all.map(({ one }) => one),
    subject,
    stage,
  );
  await relisted(rounds, { subject, stage });
  let outcome: Outcome = {
    ...NOTHING,
    kills: rounds.length,
    late: rounds.filter(({ isLate }) => isLate).length,
  };
  for (const { point } of rounds) {
    const { event } = point;
    if (event) outcome = together(outcome, { ...NOTHING, events: { [event.what]: 1 } });
  }
  for (const { point, one } of all) {
    outcome = together(outcome, await verdict(one, point, subject, stage));
  }
  await subject.dismiss();
  return outcome;
}

/**
 * Looks the customers up again once lists are up to date, where another account's key emptied the
 * store. It was filled again from lists alone, and nothing was stored to show that they are late.
 */
async function relisted(
  rounds: readonly Round[],
  { subject, stage: { control } }: Pick<Lane, 'subject' | 'stage'>,
): Promise<void> {
  if (!rounds.some(({ point }) => point.event?.what === 'otherKey')) return;
  const late = rounds.filter(({ point }) => point.event?.what === 'listLag');
  for (const { trials, customer } of late) {
    const isLate = ({ trial }: Judged) =>
      (control.booking(trial.booking)?.listed?.until ?? 0) > control.now();
    while (trials.some(isLate)) await sleep(POLL_MS);
    await subject.ask('refreshCustomer', { address: customer, eager: true });
  }
}

/**
 * Polls, as an open panel does, until no action is in progress, or until the timeout. Once no
 * request is on its way and readings are up to date, OnceHub's clock is set forward by the minutes
 * after which a reading proves that a request never arrived.
 */
async function settled(
  judged: readonly Judged[],
  subject: Subject,
  { control, wire, ledger }: Stage,
): Promise<void> {
  const began = performance.now();
  let jumped = Number.NEGATIVE_INFINITY;
  for (; performance.now() < began + patient(SETTLING); await sleep(POLL_MS)) {
    await subject.settle();
    const { intents } = await subject.kept();
    const open = intents.filter(isUnderWay);
    if (open.length === 0) return;
    const doubtful = judged.filter(({ trial }) => open.some(({ id }) => id === trial.intent));
    for (const one of doubtful) await listen(one, subject, ledger);
    const isLagging = open.some(({ booking }) => {
      const stale = control.booking(booking)?.stale;
      return stale !== undefined && stale.until > control.now();
    });
    if (wire.isBusy() || isLagging || performance.now() - jumped < BETWEEN_JUMPS) continue;
    control.advance(JUMP_MS);
    jumped = performance.now();
  }
}
