// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Intent } from '../../lib/domain/intent.ts';
import { type Outcome, outcomeOf } from '../../lib/domain/outcome.ts';
import { activityLines } from '../../lib/view/activity/activity.ts';
import { activityFile } from '../../lib/view/activity/export.ts';
import { type MessageKey, setTranslator } from '../../lib/view/i18n.ts';
import type { PendingView } from '../../lib/view/model.ts';
import en from '../../public/_locales/en/messages.json';
import { anIntent } from '../../tests/helpers/actions.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { ActionNotices } from '../actions/ActionNotices.tsx';
import { Activity } from './Activity.tsx';

const HERE = { now: 10_000, account: 'admin@example.com' };
const failure = { kind: 'conflict', words: 'It is moving.' } as const;
const meeting = aBooking({ id: 'BKNG-1', change: { by: 'user', reason: 'Moved to May' } });

/** An intent for each outcome, and for those that are said in several ways, one for each. */
const INTENTS: Readonly<Record<Outcome['is'], readonly Partial<Intent>[]>> = {
  waiting: [{ state: 'proposed', until: HERE.now + 8_000 }],
  queued: [{ state: 'proposed', until: 5, group: 'a', size: 3 }],
  sending: [{ state: 'sent' }],
  checking: [{ state: 'unknown' }],
  asItWas: [
    { state: 'unknown', readAt: 5 },
    { state: 'unknown', readAt: 5, failure },
  ],
  saidYes: [{ state: 'unknown', yesAt: 5, late: true }],
  done: [
    { state: 'done', by: 'own' },
    { state: 'done', by: 'customer', reasonUnsent: true },
    { state: 'done', by: 'colleague', reasonUnsent: true },
    { state: 'done' },
  ],
  refused: [{ state: 'refused', sentAt: 1, failure }],
  notSent: [
    { state: 'refused', failure: { kind: 'notFound' } },
    { state: 'refused', failure: { kind: 'offline' } },
  ],
  notDone: [{ state: 'notDone' }, { state: 'notDone', changed: true }],
  gone: [{ state: 'gone' }, { state: 'gone', yesAt: 5 }],
  notKnown: [{ state: 'notKnown' }],
  notesLost: [{ state: 'notKnown', restored: true }],
  otherKey: [{ state: 'unknown', account: 'b@example.com' }],
  interrupted: [{ state: 'interrupted', until: HERE.now + 8_000 }],
  withdrawn: [{ state: 'withdrawn' }],
  earlier: [
    { state: 'done', format: 1 },
    { state: 'notDone', format: 1 },
    { state: 'refused', format: 1, failure },
  ],
};

beforeEach(() =>
  setTranslator((key: MessageKey, given) =>
    en[key].message.replace(/\$(\d)/g, (_, at) => given[Number(at) - 1] ?? ''),
  ),
);
afterEach(clearScreen);

const draw = (what: preact.ComponentChild) => actSync(() => render(what, document.body));
const shown = (selector: string) =>
  (document.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** What the panel's notice of an action says, a sentence or more for each part. */
function saidInPanel(intent: Intent): string[] {
  const action: PendingView = {
    ...{ intent: intent.id, booking: intent.booking, kind: intent.kind, meeting },
    outcome: outcomeOf(intent, HERE.now, HERE.account),
    ...{ changes: [], blocks: false, own: false, late: false, said: '' },
    ...{ group: intent.group, size: intent.size },
    ...{ since: intent.at, until: HERE.now + 8_000, seconds: 8 },
  };
  const off = () => {};
  const on = { undo: off, sendNow: off, dismiss: off };
  draw(<ActionNotices pending={[action]} on={on} />);
  return ['h2', '.notice-title + p:not(.facts)', 'blockquote'].map((part) =>
    shown(`.underway ${part}`),
  );
}

function saidInLog(intent: Intent): string {
  const lines = activityLines([intent], [meeting], HERE);
  const model = { text: '', result: null, lines, total: 1, results: [], severalAccounts: false };
  draw(<Activity model={model} on={{ type: () => {}, narrow: () => {} }} />);
  return shown('.activity-why');
}

const CASES = Object.entries(INTENTS).flatMap(([is, all]) =>
  all.flatMap((changes) =>
    (['cancel', 'reschedule', 'noShow', 'reassign'] as const).map(
      (kind) => [is, kind, changes] as const,
    ),
  ),
);

test.each(CASES)(
  'log and panel say the same of an action that is %s (%s, %j)',
  (is, kind, changes) => {
    const intent = anIntent({ at: HERE.now, kind, ...changes });
    expect(outcomeOf(intent, HERE.now, HERE.account).is).toBe(is);
    const log = saidInLog(intent);
    const [title = '', text = '', quote = ''] = saidInPanel(intent);
    const [line] = activityLines([intent], [meeting], HERE);
    if (!line) throw new Error('no line');
    if (is === 'waiting') {
      // The panel counts the seconds; neither may say that anything was sent.
      expect(text).toBe('Nothing has been sent yet.');
      expect(log).toContain(text);
    } else if (is === 'queued') {
      // The panel says how far the batch is; the log, of each of its actions, that it waits.
      expect(title).toContain('2 of 3');
      expect(log).toContain('nothing has been sent yet');
    } else if (is === 'refused' || is === 'notSent') {
      // The panel adds the next step before it says what became of the action.
      const last = is === 'refused' ? 'This action was not carried out.' : 'Nothing was sent.';
      expect(text.endsWith(last)).toBe(true);
      expect(log).toBe([title, last, quote].filter(Boolean).join(' '));
    } else {
      expect(title).not.toBe('');
      expect(log).toBe([title, text, quote].filter(Boolean).join(' '));
    }
    expect(activityFile([line], { now: HERE.now, zone: 'UTC' }).text).toContain(line.said.title);
  },
);
