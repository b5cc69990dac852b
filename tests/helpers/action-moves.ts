import { applyEvent, type IntentEvent } from '../../lib/domain/action.ts';
import type { ActionKind } from '../../lib/domain/booking.ts';
import { type Intent, isUnderWay } from '../../lib/domain/intent.ts';
import { isForeign } from '../../lib/domain/outcome.ts';
import type { FailureKind } from '../../lib/domain/result.ts';
import { changesBy, deed, NEW_HOST, OTHERS, OWN, USERS } from './action-truth.ts';
import {
  changed,
  idOf,
  interned,
  LATE_MINUTES,
  peopleOf,
  readings,
  remembered,
  type Start,
  type Version,
  vague,
  versionOf,
  type World,
} from './action-world.ts';
import { anIntent } from './actions.ts';

/** Something that happens in a world: what comes of it, and what is wrong with that. */
export interface Move {
  what: string;
  world: World;
  wrong?: string[];
}

const REASON = 'Ill today';
const ELSE = 'b@example.com';
const LAG_MINUTES = 5;

/** The world in which the rep has just confirmed. */
export function begin({ kind, isReasoned, account }: Start): World {
  const seen = { id: 'BKNG-1', status: 'scheduled', starts: 0, booker: null } as const;
  const { account: _given, ...nobodys } = anIntent({
    ...{ kind, state: 'proposed', until: 8, before: { status: 'scheduled', starts: 0 } },
    draft: { reason: isReasoned ? REASON : '', mail: true, seen },
    ...(kind === 'reassign' && { host: NEW_HOST }),
  });
  const hosted = kind === 'reassign' && { host: USERS[0] ?? '', updated: 0 };
  return {
    intent: interned(account === 'own' ? { ...nobodys, account: OWN } : nobodys),
    booking: interned<Version>({
      ...{ status: 'scheduled', starts: 0, change: null, gone: 'no' },
      ...hosted,
    }),
    ...{ past: [], had: [], isPosted: false, isUnderway: false, isApplied: false, answer: null },
    ...{ isSlept: false, isDead: false, heard: 'nothing', minutes: 0 },
    account: account === 'unknown' ? '' : OWN,
  };
}

/** Everything that can happen next. */
export function* moves(world: World, start: Start): Generator<Move> {
  const { intent, answer, account } = world;
  for (const event of FROM_REP) yield noted(world, event);
  yield noted(world, isForeign(intent, account) ? TOLD_FOREIGN : TOLD);
  if (intent.state === 'proposed') for (const event of STOPPED) yield noted(world, event);
  yield* sent(world, start);
  const isDue = intent.state === 'sent' && !world.isPosted && !world.isDead;
  if (isDue && !answer) yield* posts(world);
  if (answer) yield answered(world, answer);
  yield* reads(world);
  if (world.isUnderway) yield { what: 'it is carried out', world: carriedOut(world) };
  // What is said of a settled action can only be made untrue by the action itself.
  if (!isUnderWay(intent)) return;
  for (const what of OTHERS) yield* byOthers(world, what);
  yield later(world, LAG_MINUTES);
  if (world.minutes === LAG_MINUTES) yield later(world, 1);
  if (start.account === 'own') {
    const other = account === OWN ? ELSE : OWN;
    yield { what: `the key of ${other}`, world: { ...world, account: other } };
  }
}

const FROM_REP: readonly IntentEvent[] = [
  { is: 'withdrawn' },
  { is: 'interrupted' },
  { is: 'postponed', until: 9 },
];
const TOLD: IntentEvent = { is: 'told', foreign: false };
const TOLD_FOREIGN: IntentEvent = { is: 'told', foreign: true };
const refused = (kind: FailureKind): IntentEvent => ({ is: 'refused', failure: { kind } });
const GONE: IntentEvent = { is: 'gone' };
const UNSENT: IntentEvent = { is: 'unsent' };
const STOPPED = (['changed', 'notFound', 'keyRefused', 'offline'] as const).map(refused);

/** Applies an event, which has to be interned or a constant, to the intent. */
function noted(world: World, event: IntentEvent, what = nameOf(event)): Move {
  const { intent } = world;
  const key = `${idOf(intent)} ${idOf(event)}`;
  const { after, wrong } = remembered(key, () => applied(intent, event));
  return { what, world: { ...world, intent: after }, wrong };
}

function applied(intent: Intent, event: IntentEvent): { after: Intent; wrong: string[] } {
  const after = interned(atRest(applyEvent(intent, event)));
  const isSettled = !isUnderWay(intent);
  const untold = ({ told: _told, draft: _draft, ...rest }: Intent) => interned(rest);
  const wrong = [
    isSettled && untold(after) !== untold(intent) && 'changed after it was settled',
    after.state === 'sent' && intent.state !== 'sent' && event.is !== 'sent' && 'sent untimely',
  ].filter((one) => one !== false);
  return { after, wrong };
}

function nameOf(event: IntentEvent): string {
  const kind = 'failure' in event ? event.failure?.kind : undefined;
  return kind ? `${event.is} (${kind})` : event.is;
}

/** An intent in which the instants that are only shown are always the same. */
const atRest = (intent: Intent): Intent => ({
  ...intent,
  ...(intent.until !== undefined && { until: 8 }),
  ...(intent.yesAt !== undefined && { yesAt: 0 }),
  ...(intent.readAt !== undefined && { readAt: 0 }),
});

/** The undo period is over, and the check finds the booking as it was shown: it is noted. */
function* sent(world: World, start: Start): Generator<Move> {
  const { kind } = start;
  const { intent, account } = world;
  const first = begin(start).booking;
  if (isForeign(intent, account)) return;
  for (const { status, starts, gone, host, updated } of readable(world)) {
    const isAsShown = status === 'scheduled' || (kind === 'noShow' && status === 'completed');
    if (gone !== 'no' || starts !== 0 || !isAsShown || host !== first.host) continue;
    const before = { status, starts, ...(updated !== undefined && { updated }) };
    const move = noted(world, interned({ is: 'sent', at: 0, server: 0, before } as const));
    if (move.world.intent === intent) continue;
    const wrong = intent.state === 'proposed' ? [] : ['sent twice'];
    yield { ...move, what: 'sent', world: { ...move.world, minutes: 0 }, wrong };
  }
}

/** The POST leaves, or not: what OnceHub does with it, and how it answers. */
function* posts(world: World): Generator<Move> {
  const { kind } = world.intent;
  const out = { ...world, isPosted: true };
  const yes = ({ status, host }: Version): IntentEvent => ({
    ...{ is: 'acknowledged', at: 0, status },
    ...(host !== undefined && { hosts: [host] }),
  });
  const conflict: IntentEvent = { is: 'lost', failure: { kind: 'conflict' } };
  const post = (what: string, after: World, answer: IntentEvent): Move => ({
    what: `POST: ${what}`,
    world: { ...after, answer: interned(answer) },
  });
  yield post('never left', world, refused('offline'));
  yield post('stopped, since it was noted too late', world, refused('storeFull'));
  yield post('stopped, since the computer slept', world, UNSENT);
  if (world.account === ELSE) {
    yield post('under another account’s key', out, refused('notFound'));
    return;
  }
  yield post('refused', out, refused('unprocessable'));
  yield post('in conflict', out, conflict);
  yield post('lost on its way', out, { is: 'lost' });
  if (!isOn(world.booking, kind)) return;
  yield post('a lie', out, yes(world.booking));
  const done = carriedOut(out);
  yield post('done', done, yes(done.booking));
  yield post('done, and answered with the old state', done, yes(world.booking));
  yield post('done, the answer lost', done, { is: 'lost' });
  yield post('done, and refused when it was repeated', done, conflict);
  yield post('done later', { ...out, isUnderway: true }, { is: 'lost' });
}

/** How long the computer sleeps, in ms. */
const SLEEP = 600_000;

/** The answer is noted: from here on it is certain that the request has left. */
function answered(world: World, answer: IntentEvent): Move {
  const { intent, isSlept, isPosted } = world;
  const began = isSlept && intent.state === 'sent' ? { at: -SLEEP, sentAt: -SLEEP } : {};
  const event = interned({ ...answer, ended: { at: 0, server: 0 } });
  const no = 'failure' in answer && isPosted ? 'no' : 'nothing';
  const heard = answer.is === 'acknowledged' ? 'yes' : no;
  const after: World = {
    ...{ ...world, answer: null, isSlept: false, heard, minutes: 0 },
    intent: interned({ ...intent, ...began }),
  };
  return noted(after, event, `the answer: ${nameOf(answer)}`);
}

/** Whether OnceHub lets somebody cancel it, hand it over or, for a no-show, mark it. */
const isOn = ({ status, gone, host }: Version, kind: ActionKind): boolean =>
  gone === 'no' &&
  !(kind === 'reassign' && host === NEW_HOST) &&
  (['scheduled', 'rescheduled'].includes(status) || (kind === 'noShow' && status === 'completed'));

/** OnceHub carries the request out, if it still can. */
function carriedOut(world: World): World {
  const { kind, reason } = world.intent;
  const done = { ...world, isUnderway: false };
  if (!isOn(world.booking, kind)) return done;
  return changed({ ...done, isApplied: true }, versionOf(deed(kind, peopleOf(done), reason ?? '')));
}

/** What others do to who hosts a booking. */
const HANDED: ReadonlySet<(typeof OTHERS)[number]> = new Set([
  'handedOver',
  'handedOn',
  'handedBack',
]);

function* byOthers(world: World, what: (typeof OTHERS)[number]): Generator<Move> {
  const { booking, intent } = world;
  const { gone, status } = booking;
  const move = (changes: Partial<Version>, name: string = what): Move => ({
    what: name,
    world: changed(world, changes),
  });
  if (what === 'renamed') {
    // The machine does not read names; instead, a meeting ends.
    const isEnding = intent.kind === 'noShow' && gone === 'no' && status === 'scheduled';
    if (isEnding) yield move({ status: 'completed' }, 'its end');
  } else if (what === 'deleted') {
    if (gone !== 'deleted') yield move({ gone: 'deleted' });
  } else if (what === 'trashed') {
    if (gone === 'no') yield move({ gone: 'trash' });
  } else if (what === 'restored') {
    if (gone === 'trash') yield move({ gone: 'no' });
  } else if (isOn(booking, 'cancel') && (booking.host !== undefined || !HANDED.has(what))) {
    yield move(versionOf(changesBy(what, { ...booking, subject: '', ...peopleOf(world) })));
  }
}

function later(world: World, minutes: number): Move {
  const isLong = minutes === LAG_MINUTES;
  const { intent, answer, isPosted, isDead } = world;
  const isSending = intent.state === 'sent' && !isPosted && !isDead;
  const isBusy = answer !== null || isSending;
  // By then what is underway has been carried out.
  const after = isLong && world.isUnderway ? carriedOut(world) : world;
  return {
    what: isBusy ? 'sleep' : `${minutes} min pass`,
    world: {
      ...after,
      past: isLong ? [] : after.past,
      isSlept: after.isSlept || isBusy,
      minutes: intent.state === 'proposed' ? 0 : Math.min(after.minutes + minutes, LATE_MINUTES),
    },
  };
}

const readable = ({ booking, past }: World): readonly Version[] => [booking, ...past];

/**
 * A worker reads the booking. If another one still waited for an answer, that one has died; it does
 * not die just after a sleep.
 */
function* reads(world: World): Generator<Move> {
  const { intent, account, minutes } = world;
  if (intent.state === 'proposed' || isForeign(intent, account) || world.isSlept) return;
  const isAdopting = intent.account === undefined && account !== '';
  const adopt = interned({ is: 'adopted', account } as const);
  const isDead = world.isDead || world.answer !== null || !world.isPosted;
  const own = isAdopting ? noted(world, adopt).world : world;
  const dead: World = { ...own, answer: null, isDead };
  for (const version of readable(world)) {
    const what = `read as ${version.gone === 'deleted' ? 'deleted' : version.status}`;
    if (version.gone === 'deleted') {
      yield isAdopting ? { what, world: dead } : noted(dead, GONE, what);
      continue;
    }
    const key = `${idOf(dead.intent)} ${idOf(version)} ${minutes} ${account}`;
    for (const { clock, after, wrong } of remembered(key, () => [...told(dead, version)]))
      yield { what: `${what}${clock}`, world: { ...dead, intent: after }, wrong };
  }
}

/** What each way to read a booking makes of an intent, and what is wrong with that. */
function* told(world: World, version: Version) {
  const { intent, minutes } = world;
  for (const { clock, before, reading } of readings(intent, version, minutes)) {
    const { after, wrong } = applied(before, { is: 'read', ...reading });
    const is = interned(sameTimes(after, intent));
    const unsaid = isUnderWay(intent) ? vague({ ...world, intent: is }, reading) : [];
    yield { clock, after: is, wrong: [...wrong, ...unsaid] };
  }
}

/** With the instants of `other`, so that readings by several clocks that tell the same are one. */
function sameTimes(intent: Intent, { at, sentAt, ended }: Intent): Intent {
  const isEnded = ended !== undefined && intent.ended !== undefined;
  return { ...intent, at, ...(sentAt !== undefined && { sentAt }), ...(isEnded && { ended }) };
}
