import { until } from '../../sandbox/browser/until.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { DANA } from '../../sandbox/oncehub/data/known.ts';
import { DANAS_RECORD } from '../support/places.ts';
import { type ChromiumWorker, chromiumWorker } from './chromium.ts';
import type { Proposing } from './lane.ts';
import { sweepLane } from './lane.ts';
import type { Outcome } from './outcome.ts';
import type { Point } from './point.ts';
import type { Stage } from './stage.ts';
import { target } from './target.ts';
import { DISMISS_NOTICES, READ_NOTICES } from './words.ts';

/** How long (ms) an action may take from the click to the journal. */
const NOTED = 10_000;
const HALF_HOUR = 1_800_000;

/** The button that starts an action, and the one that confirms it. */
const BUTTONS = {
  cancel: ['Cancel…', 'Cancel the meeting'],
  reschedule: ['Ask to reschedule…', 'Cancel it and ask'],
} as const;

/**
 * Kills the worker while a panel is open. All actions are started by clicks in the browser's own
 * panel, and only the panel has them settled.
 */
export function sweepPanel(points: readonly Point[], onKill: () => void): Promise<Outcome> {
  let panel: View | undefined;
  const view = () => {
    if (!panel) throw new Error('the panel is not open');
    return panel;
  };
  const open = async (port: number): Promise<ChromiumWorker> => {
    const subject = await chromiumWorker(port);
    const page = await subject.bookside.tab();
    await page.goto(DANAS_RECORD);
    panel = await subject.bookside.openPanel(page);
    return {
      ...subject,
      notices: async () => JSON.parse(await view().evaluate<string>(READ_NOTICES)),
      dismiss: () => view().evaluate<void>(DISMISS_NOTICES),
      settle: subject.renew,
    };
  };
  return sweepLane(points, open, onKill, async (subject, stage) =>
    byClicks(view(), subject, stage),
  );
}

function byClicks(panel: View, subject: ChromiumWorker, stage: Stage): Proposing {
  let left = 30;
  return {
    besides: false,
    async target({ kind }) {
      // Each meeting begins before those of earlier kills, so that it is the customer's next one.
      const starts = stage.control.now() + left-- * HALF_HOUR;
      const made = await target(kind, stage, { email: DANA.email, name: DANA.name, starts });
      await subject.renew();
      await panel.click('button', 'Ask OnceHub again');
      await panel.see(made.mark);
      return made;
    },
    async press({ order }) {
      if (order.kind === 'noShow' || order.kind === 'reassign')
        throw new Error(`${order.kind} is not confirmed in this dialog`);
      const [ask, confirm] = BUTTONS[order.kind];
      await panel.click('button', ask);
      await panel.click('button', confirm);
    },
    // The panel sends the proposal again where the worker dies before it answers.
    async propose({ order }) {
      const isNoted = async () => {
        const { intents } = await subject.kept();
        const intent = intents.find(({ booking }) => booking === order.seen.id);
        if (intent) order.intent = intent.id;
        return intent !== undefined;
      };
      const noted = until(NOTED, isNoted).then(() => true);
      const isTaken = await noted.catch(() => false);
      stage.ledger.name(order.seen.id, order.intent);
      return isTaken;
    },
  };
}
