import { setTimeout as sleep } from 'node:timers/promises';
import { isOpen } from '../../lib/domain/intent.ts';
import { until } from '../../sandbox/browser/until.ts';
import { now } from '../../sandbox/clock.ts';
import { patient } from '../../sandbox/patience.ts';
import { isStillOpen } from '../helpers/said.ts';
import { judge, misled, type Trial, vagueness } from './judge.ts';
import type { Ledger } from './ledger.ts';
import { type Found, NOTHING, type Outcome } from './outcome.ts';
import type { Point } from './point.ts';
import type { Stage } from './stage.ts';
import type { Subject } from './subject.ts';
import { type Notice, outcomeIn } from './words.ts';

/** How long (ms) a panel may go on saying what has just changed. */
const REDRAWN = 1_500;
/** How long (ms) a panel may take to say how an action ended. */
const SAID = 10_000;

/** A trial and what was said of it so far. */
export interface Judged {
  trial: Trial;
  /** A part of its meeting's subject that no other has. */
  mark: string;
  misled: (ReturnType<typeof misled>[number] & { said: string })[];
}

/** What is said of a trial now. */
async function spokenOf({ trial, mark }: Judged, subject: Subject, ledger: Ledger) {
  const [kept, notices] = [await subject.kept(), await subject.notices()];
  ledger.account = kept.account;
  const about = ({ text }: Notice) => text.includes(mark) || text.includes(trial.booking);
  const intent = kept.intents.find(({ id }) => id === trial.intent);
  return { kept, intent, notice: notices.find(about), now: now() };
}

/**
 * Compares what is said of a trial with what was done. A panel may say for a moment what was true
 * before, so only what it goes on saying counts.
 */
export async function listen(one: Judged, subject: Subject, ledger: Ledger): Promise<void> {
  const wrongNow = async () => {
    const spoken = await spokenOf(one, subject, ledger);
    const said = spoken.notice?.text ?? '';
    return misled(spoken, ledger).map((wrong) => ({ ...wrong, said }));
  };
  const first = await wrongNow();
  if (first.length === 0) return;
  await sleep(patient(REDRAWN));
  const still = await wrongNow();
  const isNew = ({ why }: { why: string }) =>
    first.some((wrong) => wrong.why === why) && !one.misled.some((known) => known.why === why);
  one.misled.push(...still.filter(isNew));
}

/** Judges a trial once everything has settled. */
export async function verdict(
  one: Judged,
  point: Point,
  subject: Subject,
  { control, ledger }: Pick<Stage, 'control' | 'ledger'>,
): Promise<Outcome> {
  const { trial } = one;
  let spoken = await spokenOf(one, subject, ledger);
  const isSaid = async () => {
    spoken = await spokenOf(one, subject, ledger);
    const { notice, intent } = spoken;
    const said = notice && outcomeIn(notice);
    return said ? !isStillOpen(said) : !(intent && isOpen(intent));
  };
  await until(SAID, isSaid).catch(() => {});
  await listen(one, subject, ledger);
  const { kept, intent, notice } = spoken;
  const past = ledger.of(trial.booking);
  const truth = { ...past, status: control.booking(trial.booking)?.status ?? 'gone' };
  const { order: _order, lastRead: _lastRead, ...told } = truth;
  const stored = kept.statuses[trial.booking];
  const about = { point, trial, truth: told, intent, stored, said: notice?.text };
  const found: Found[] = [];
  const report = (name: Found['name'], more: Partial<Found> = {}) =>
    found.push({ name, ...about, ...more });
  for (const name of judge(trial, truth, kept)) report(name);
  for (const { name, why, said } of one.misled) report(name, { why, said });
  const vague = vagueness(spoken, ledger);
  if (vague && !point.event) report('said.vague', { why: vague });
  const said = notice ? (outcomeIn(notice)?.is ?? 'unread') : 'nothing';
  return {
    ...NOTHING,
    trials: 1,
    ends: { [intent?.state ?? 'none']: 1 },
    sentences: { [said]: 1 },
    vagueAfterEvents: vague && point.event ? [`${point.event.what}: ${vague}`] : [],
    found,
  };
}
