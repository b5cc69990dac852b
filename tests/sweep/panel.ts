import { setTimeout as sleep } from 'node:timers/promises';
import { LATE_ARRIVAL_MS } from '../../lib/domain/action.ts';
import { isUnderWay } from '../../lib/domain/intent.ts';
import { until } from '../../sandbox/browser/until.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { now } from '../../sandbox/clock.ts';
import { DANA } from '../../sandbox/oncehub/data/known.ts';
import { type Control, createOnceHub } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { serve } from '../../sandbox/serve.ts';
import { DANAS_RECORD } from '../support/places.ts';
import { type ChromiumWorker, chromiumWorker } from './chromium.ts';
import { judge } from './judge.ts';
import { ARRIVED_MS } from './lane.ts';
import { prepare, reach } from './moment.ts';
import { NOTHING, type Outcome, together } from './outcome.ts';
import type { Point } from './point.ts';
import { target } from './target.ts';
import { type Wire, watch } from './wire.ts';

/** How long (ms) the panel may take to have an action settled. */
const SETTLING = 60_000;
const HALF_HOUR = 1_800_000;

/** The button that starts an action, and the one that confirms it. */
const BUTTONS = {
  cancel: ['Cancel…', 'Cancel the meeting'],
  reschedule: ['Ask to reschedule…', 'Cancel it and ask'],
} as const;

/** What the panel says about an action with this final state, and the button that dismisses it. */
const WORDS: Record<string, readonly [says: RegExp, away: string]> = {
  done: [/The meeting is cancelled/, 'Dismiss'],
  refused: [/Booking cannot be cancelled\./, 'Dismiss'],
  notDone: [/This did not reach OnceHub; the meeting is unchanged\./, 'Dismiss'],
  interrupted: [/Not sent: Bookside was closed before/, 'Leave it'],
};

/**
 * Kills the worker while a panel is open. All actions are started in the panel, and only the panel
 * triggers their settlement.
 */
export async function sweepPanel(points: readonly Point[], onKill: () => void): Promise<Outcome> {
  const onceHub = createOnceHub({ switches: { limits: 'off' } });
  const wire = watch(onceHub);
  const { control } = onceHub;
  const sandbox = await serve({ onceHub: wire });
  const subject = await chromiumWorker(sandbox.port);
  try {
    const page = await subject.bookside.tab();
    await page.goto(DANAS_RECORD);
    const panel = await subject.bookside.openPanel(page);
    let outcome = NOTHING;
    for (const [at, point] of points.entries()) {
      const starts = control.now() + (30 - at) * HALF_HOUR;
      outcome = together(
        outcome,
        await killUnder(panel, point, starts, { subject, control, wire }),
      );
      onKill();
    }
    return outcome;
  } finally {
    await subject.close();
    await sandbox.close();
  }
}

interface Setup {
  subject: ChromiumWorker;
  control: Control;
  wire: Wire;
}

/**
 * One kill. Each meeting begins before those of earlier kills, so that it is the customer's next
 * one.
 */
async function killUnder(
  panel: View,
  point: Point,
  starts: number,
  { subject, control, wire }: Setup,
): Promise<Outcome> {
  const { kind, undo } = point;
  if (kind === 'noShow') throw new Error('no meeting ahead can be marked as a no-show');
  const subjectLine = `Swept by ${new Date(starts).toISOString()}`;
  const { email, name } = DANA;
  const { seen } = target(kind, control, { email, name, starts, subject: subjectLine });
  prepare({ ...point, phase: 'posting' }, seen.id, control);
  await subject.ask('setUndo', { seconds: undo });
  await subject.renew();
  await panel.click('button', 'Ask OnceHub again');
  await panel.see(subjectLine);
  const [ask, confirm] = BUTTONS[kind];
  await panel.click('button', ask);
  await panel.click('button', confirm);
  const isReached = await reach(point, seen.id, { taken: Promise.resolve(), wire, control });
  await subject.kill();
  const killed = now();

  const current = async () => {
    const kept = await subject.kept();
    return { kept, intent: kept.intents.find(({ booking }) => booking === seen.id) };
  };
  const later = setTimeout(() => control.advance(LATE_ARRIVAL_MS), patient(ARRIVED_MS));
  await until(SETTLING, async () => {
    await sleep(500);
    const { intent } = await current();
    return intent !== undefined && !isUnderWay(intent);
  }).catch(() => {});
  clearTimeout(later);
  const { kept, intent } = await current();
  const state = intent?.state ?? 'none';
  const [says, away] = WORDS[state] ?? [/^$/, 'Dismiss'];
  const isSaid = await panel.see(says).then(
    () => true,
    () => false,
  );
  const text = await panel.text();
  const trial = {
    intent: intent?.id ?? '',
    booking: seen.id,
    kind,
    taken: true,
    killed,
    undo: undo * 1000,
    before: seen.status,
  };
  const truth = { status: control.booking(seen.id)?.status ?? 'gone', posts: wire.posts(seen.id) };
  const names = new Set(judge(trial, truth, kept));
  if (!isSaid) names.add('wrong.end.states');
  if (isSaid) await panel.click('button', away);
  const found = [...names].map((one) => ({ name: one, point, trial, truth, intent, panel: text }));
  const late = isReached ? 0 : 1;
  return { kills: 1, late, trials: 1, ends: { [state]: 1 }, found, broken: [] };
}
