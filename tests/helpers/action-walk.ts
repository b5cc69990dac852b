import { applyEvent, type IntentEvent, type Reading } from '../../lib/domain/action.ts';
import type { ActionKind, Booking, Status } from '../../lib/domain/booking.ts';
import { type Intent, isUnderWay } from '../../lib/domain/intent.ts';
import { isForeign, type Outcome, outcomeOf } from '../../lib/domain/outcome.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { TARGET } from '../../lib/domain/rules.ts';
import { changesBy, OTHERS, OWN } from './action-truth.ts';
import { anIntent } from './actions.ts';
import { said } from './said.ts';

/** One action with one booking, at the beginning of a walk. */
export interface Start {
  kind: ActionKind;
  /** Whether the rep entered a reason. */
  isReasoned: boolean;
  /** Whether OnceHub's answers have a time. Without one the computer's clock is never set. */
  isClockKnown: boolean;
  /**
   * `own`: proposed under the known account. `adopted`: of an earlier version, under the key it was
   * proposed with. `unknown`: the account of the key is not known.
   */
  account: 'own' | 'adopted' | 'unknown';
}

type Version = Pick<Booking, 'status' | 'starts' | 'change'> & { gone: 'no' | 'trash' | 'deleted' };

/**
 * The intent and the truth. Instants are reduced to what matters: whole minutes since the sending
 * up to the one from which a reading counts as late, and whole minutes for which a reading may
 * still find an earlier version. The instants of the intent are the same in all states.
 */
interface World {
  intent: Intent;
  booking: Version;
  /** Earlier versions that a reading may still find, and for how long they have been replaced. */
  past: { version: Version; age: number }[];
  /** Statuses the booking once had, of those that an action aims at. */
  had: Status[];
  isPosted: boolean;
  /** The request was accepted and is to be carried out later. */
  isUnderway: boolean;
  isApplied: boolean;
  /** OnceHub's answer, on its way to a worker that lives. */
  answer: IntentEvent | null;
  /** Whether an answer said yes, and whether one said no. */
  heard: { yes: boolean; no: boolean };
  account: string;
  minutes: number;
  /** How far the computer's clock has been set since the sending, in minutes. */
  skew: number;
}

/** Something that happens in a world: what comes of it, and what is wrong with that. */
interface Move {
  what: string;
  world: World;
  wrong: string[];
}

const REASON = 'Ill today';
const ELSE = 'b@example.com';
/** A request may be carried out late and be shown late, both together by less than this. */
const LAG_MINUTES = 5;
/** From here on a reading is late. */
const LATE_MINUTES = 6;
const MINUTE = 60_000;
const SKEW = 10;

/** The world in which the rep has just confirmed. */
function begin({ kind, isReasoned, account }: Start): World {
  const seen = { id: 'BKNG-1', status: 'scheduled', starts: 0, booker: null } as const;
  const { account: _given, ...nobodys } = anIntent({
    ...{ kind, state: 'proposed', until: 8, before: { status: 'scheduled', starts: 0 } },
    draft: { reason: isReasoned ? REASON : '', mail: true, seen },
  });
  return {
    intent: atRest(account === 'own' ? { ...nobodys, account: OWN } : nobodys),
    booking: { status: 'scheduled', starts: 0, change: null, gone: 'no' },
    ...{ past: [], had: [], isPosted: false, isUnderway: false, isApplied: false, answer: null },
    ...{ heard: { yes: false, no: false }, minutes: 0, skew: 0 },
    account: account === 'unknown' ? '' : OWN,
  };
}

/** Everything that can happen next. */
function* moves(world: World, start: Start): Generator<Move> {
  const { intent, isPosted, answer, account } = world;
  for (const event of WHILE_PROPOSED) yield noted(world, event);
  yield noted(world, { is: 'told', foreign: isForeign(intent, account) });
  for (const version of readable(world)) yield* sent(world, version, start);
  if (intent.state === 'sent' && !isPosted) {
    yield* posts(world);
    // The note of the sending came too late, so nothing is sent.
    yield noted(world, { is: 'refused', failure: { kind: 'storeFull' } });
  }
  if (answer) yield noted({ ...world, answer: null }, answer, 'the answer arrives: ');
  for (const version of readable(world)) yield* read(world, version, start);
  for (const what of OTHERS) yield* byOthers(world, what);
  if (world.isUnderway) yield { what: 'it is carried out', world: carriedOut(world), wrong: [] };
  for (const minutes of [1, LAG_MINUTES]) yield later(world, minutes);
  if (start.account === 'own') {
    const other = account === OWN ? ELSE : OWN;
    yield { what: `the key of ${other}`, world: { ...world, account: other }, wrong: [] };
  }
  if (start.isClockKnown && isPosted)
    for (const skew of [-SKEW, 0, SKEW])
      yield { what: `the clock is off by ${skew} min`, world: { ...world, skew }, wrong: [] };
}

const WHILE_PROPOSED: readonly IntentEvent[] = [
  { is: 'withdrawn' },
  { is: 'interrupted' },
  { is: 'postponed', until: 9 },
  ...(['changed', 'notFound', 'keyRefused', 'offline'] as const).map(
    (kind): IntentEvent => ({ is: 'refused', failure: { kind } }),
  ),
];

/** Applies an event to the intent. */
function noted(world: World, event: IntentEvent, before = ''): Move {
  const { intent } = world;
  // These are noted only of an action that has not been sent.
  const isLate = intent.state !== 'proposed' && !before && WHILE_PROPOSED.includes(event);
  const after = isLate && event.is === 'refused' ? intent : atRest(applyEvent(intent, event));
  const failure = 'failure' in event ? ` (${event.failure?.kind})` : '';
  const wrong: string[] = [];
  const untold = ({ told: _told, draft: _draft, ...rest }: Intent) => rest;
  if (!isUnderWay(intent) && !isSame(untold(after), untold(intent)))
    wrong.push('changed after it was settled');
  if (after.state === 'sent' && intent.state !== 'sent' && event.is !== 'sent')
    wrong.push('sent by another event');
  return { what: `${before}${event.is}${failure}`, world: { ...world, intent: after }, wrong };
}

/** An intent in its canonical form: the same instants in every state, and its fields in order. */
function atRest(intent: Intent): Intent {
  const instants = { at: 0, until: 8, yesAt: 1, readAt: 1 };
  const fields = Object.entries(intent).map(([name, value]) => [
    name,
    name in instants ? instants[name as keyof typeof instants] : value,
  ]);
  return Object.fromEntries(fields.sort());
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The undo period is over, and the check finds this version: it is noted as sent. */
function* sent(world: World, version: Version, start: Start): Generator<Move> {
  const { intent, account } = world;
  const { status, starts, gone } = version;
  const isAsShown = gone === 'no' && starts === 0 && (status === 'scheduled' || isOver(status));
  if (!isAsShown || (isOver(status) && start.kind !== 'noShow') || isForeign(intent, account))
    return;
  const server = start.isClockKnown ? 0 : null;
  const event = { is: 'sent', at: 0, server, before: { status, starts } } as const;
  const move = noted(world, event);
  if (isSame(move.world.intent, intent)) return;
  const wrong = intent.state === 'proposed' ? [] : ['sent twice'];
  yield { ...move, world: { ...move.world, minutes: 0, skew: 0 }, wrong };
}

const isOver = (status: Status) => status === 'completed';

const refused = (kind: Failure['kind']): IntentEvent => ({ is: 'refused', failure: { kind } });
const CONFLICT: IntentEvent = { is: 'lost', failure: { kind: 'conflict' } };

/** The POST leaves, or not: what OnceHub does with it, and how it answers. */
function* posts(world: World): Generator<Move> {
  const { kind } = world.intent;
  const out = { ...world, isPosted: true };
  const { status } = world.booking;
  const yes = (shown: Status): IntentEvent => ({ is: 'acknowledged', at: 1, status: shown });
  const post = (what: string, after: World, answer: IntentEvent): Move => {
    const [isYes, isNo] = [answer.is === 'acknowledged', 'failure' in answer];
    const heard = { yes: isYes, no: isNo && after.isPosted };
    return { what: `POST: ${what}`, world: { ...after, answer, heard }, wrong: [] };
  };
  yield post('never left', world, refused('offline'));
  if (world.account !== OWN && world.account !== '') {
    yield post('under another account’s key', out, refused('notFound'));
    return;
  }
  yield post('refused', out, refused('unprocessable'));
  yield post('in conflict', out, CONFLICT);
  yield post('lost on its way', out, { is: 'lost' });
  if (!isOn(world.booking, kind)) return;
  yield post('a lie', out, yes(status));
  const done = carriedOut(out);
  yield post('done', done, yes(TARGET[kind]));
  yield post('done, and answered with the old state', done, yes(status));
  yield post('done, the answer lost', done, { is: 'lost' });
  yield post('done, and refused when it was repeated', done, CONFLICT);
  yield post('done later', { ...out, isUnderway: true }, { is: 'lost' });
}

const isOn = ({ status, gone }: Version, kind: ActionKind): boolean =>
  gone === 'no' &&
  (status === 'scheduled' ||
    status === 'rescheduled' ||
    (kind === 'noShow' && status === 'completed'));

/** OnceHub carries the request out, if it still can. */
function carriedOut(world: World): World {
  const { kind, reason } = world.intent;
  const done = { ...world, isUnderway: false };
  if (!isOn(world.booking, kind)) return done;
  const change = { by: 'user' as const, reason: reason ?? null };
  const target = { status: TARGET[kind], ...(kind !== 'noShow' && { change }) };
  // What was carried out late is shown the sooner.
  return changed({ ...done, isApplied: true }, target, world.minutes);
}

function changed(world: World, changes: Partial<Version>, age = 0): World {
  const { booking } = world;
  const after = { ...booking, ...changes, starts: Math.min(changes.starts ?? 0, 1) };
  if (changes.starts === undefined) after.starts = booking.starts ?? 0;
  const isTarget = after.status === 'canceled' || after.status === 'no_show';
  const had =
    isTarget && !world.had.includes(after.status) ? [...world.had, after.status] : world.had;
  const kept = age < LAG_MINUTES ? [{ version: booking, age }] : [];
  return { ...world, booking: after, had, past: distinct([...world.past, ...kept]) };
}

/** Of versions that are alike, the one that was replaced last. */
function distinct(past: World['past']): World['past'] {
  const ages = new Map<string, World['past'][number]>();
  for (const one of past) {
    const key = JSON.stringify(one.version);
    const known = ages.get(key);
    if (!known || one.age < known.age) ages.set(key, one);
  }
  return [...ages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function* byOthers(world: World, what: (typeof OTHERS)[number]): Generator<Move> {
  const { booking, intent } = world;
  const move = (changes: Partial<Version>): Move => ({
    ...{ what, wrong: [] },
    world: changed(world, changes),
  });
  if (what === 'renamed' || what === 'handedOver') {
    // Neither is read by the machine. As often, a meeting is over.
    const isEnding = what === 'renamed' && intent.kind === 'noShow' && booking.gone === 'no';
    if (isEnding && booking.status === 'scheduled')
      yield { ...move({ status: 'completed' }), what: 'its end' };
  } else if (what === 'deleted') {
    if (booking.gone !== 'deleted') yield move({ gone: 'deleted' });
  } else if (what === 'trashed') {
    if (booking.gone === 'no') yield move({ gone: 'trash' });
  } else if (what === 'restored') {
    if (booking.gone === 'trash') yield move({ gone: 'no' });
  } else if (isOn(booking, 'cancel')) {
    yield move(changesBy(what, { ...booking, subject: '', people: [] }));
  }
}

function later(world: World, minutes: number): Move {
  let after = world;
  // What is underway has been carried out by then.
  if (after.isUnderway && after.minutes + minutes >= LAG_MINUTES) after = carriedOut(after);
  const past = after.past
    .map(({ version, age }) => ({ version, age: age + minutes }))
    .filter(({ age }) => age < LAG_MINUTES);
  const passed = after.intent.state === 'proposed' ? 0 : after.minutes + minutes;
  return {
    what: `${minutes} min pass`,
    world: { ...after, past, minutes: Math.min(passed, LATE_MINUTES) },
    wrong: [],
  };
}

const readable = ({ booking, past }: World): Version[] => [
  booking,
  ...past.map(({ version }) => version),
];

/** A worker reads the booking, in this version. A worker that still waits for an answer has died. */
function* read(world: World, version: Version, start: Start): Generator<Move> {
  const { intent, account, minutes, skew } = world;
  if (!isUnderWay(intent) || intent.state === 'proposed' || isForeign(intent, account)) return;
  let alone: World = { ...world, answer: null };
  const isAdopting = intent.account === undefined && account !== '';
  if (isAdopting) alone = noted(alone, { is: 'adopted', account }).world;
  const what = `read as ${version.gone === 'deleted' ? 'deleted' : version.status}`;
  if (version.gone === 'deleted') {
    if (isAdopting) yield { what, world: alone, wrong: [] };
    else yield { ...noted(alone, { is: 'gone' }), what };
    return;
  }
  const { status, starts, change } = version;
  const reading: Reading = {
    ...{ status, starts, change, heard: 0 },
    asked: (minutes + skew) * MINUTE,
    server: start.isClockKnown ? minutes * MINUTE : null,
  };
  const move = noted(alone, { is: 'read', ...reading });
  const wrong = [...move.wrong, ...vague(move.world, reading)];
  yield { ...move, what, wrong };
}

/** What a reading told, and is not said after it. */
function vague({ intent, account, minutes }: World, { status, change, starts }: Reading): string[] {
  const outcome = outcomeOf(intent, 0, account);
  const isTarget = status === TARGET[intent.kind];
  const isOpen = ['sending', 'checking', 'asItWas'].includes(outcome.is);
  const wrong: (string | false)[] = [
    isTarget && outcome.is !== 'done' && 'read as done, and not said so',
    isOpen && minutes >= LATE_MINUTES && 'still in doubt after a late reading',
  ];
  if (outcome.is === 'done') {
    const { by, asked } = outcome;
    const isCustomers = change?.by === 'customer' && isTarget && !intent.shown;
    wrong.push(isCustomers && by !== 'customer' && 'not said to be the customer’s');
    wrong.push(isCustomers && asked === true && 'said to have asked');
  }
  if (outcome.is === 'notDone' && !outcome.changed) {
    const { before } = intent;
    const isOther = starts !== before.starts || (status !== before.status && !isOver(status));
    wrong.push(isOther && 'read as changed, and said to be unchanged');
  }
  return wrong.filter((one) => one !== false);
}

/** What is wrong with what is said in this world, at once and some seconds later. */
function judge(world: World): string[] {
  const { intent, booking, had, isPosted, isApplied, heard, account } = world;
  const { id } = intent;
  const truth = {
    posts: new Set(isPosted ? [id] : []),
    applied: new Set(isApplied ? [id] : []),
    had: (_id: string, status: string) => had.some((one) => one === status),
    is: () => ({ booking, gone: booking.gone }),
    account: account === '' ? OWN : account,
  };
  return [0, 10_000].flatMap((now) => {
    const outcome = outcomeOf(intent, now, account);
    return [...said(intent, outcome, truth), ...heardWrong(outcome, heard)];
  });
}

/** What is said of OnceHub's answer, and was never answered. */
function heardWrong(outcome: Outcome, { yes, no }: World['heard']): string[] {
  const isYes = outcome.is === 'saidYes' || (outcome.is === 'gone' && outcome.yesAt !== null);
  const isNo = outcome.is === 'refused' || (outcome.is === 'asItWas' && outcome.failure !== null);
  const wrong = [isYes && !yes && 'said to have got a yes', isNo && !no && 'said to be refused'];
  return wrong.filter((one) => one !== false);
}

/** What a walk found: how many states, and the shortest way to something wrong, if there is one. */
export interface Walked {
  states: number;
  wrong: { what: string[]; steps: string[]; intent: Intent } | null;
}

/** Walks through everything that can happen in up to `depth` steps, states that are alike once. */
export function walk(start: Start, depth: number): Walked {
  const first = begin(start);
  /** For each state, how it is reached: the state before it and the step from there. */
  const ways: { from: number; what: string }[] = [{ from: -1, what: '' }];
  const known = new Set([JSON.stringify(first)]);
  let border = [{ world: first, at: 0 }];
  for (let steps = 0; steps < depth; steps++) {
    const next: typeof border = [];
    for (const { world, at } of border) {
      for (const { what, world: after, wrong } of moves(world, start)) {
        const found = wrong.length > 0 ? wrong : null;
        const key = JSON.stringify(after);
        if (known.has(key) && !found) continue;
        known.add(key);
        const all = found ?? judge(after);
        if (all.length > 0) {
          const way = [...wayTo(at, ways), what];
          return { states: known.size, wrong: { what: all, steps: way, intent: after.intent } };
        }
        next.push({ world: after, at: ways.length });
        ways.push({ from: at, what });
      }
    }
    border = next;
  }
  return { states: known.size, wrong: null };
}

function wayTo(at: number, ways: readonly { from: number; what: string }[]): string[] {
  const steps: string[] = [];
  for (let way = ways[at]; way && way.from >= 0; way = ways[way.from]) steps.unshift(way.what);
  return steps;
}
