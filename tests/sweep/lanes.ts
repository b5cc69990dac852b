import { wholeChromium } from './browser.ts';
import { chromiumWorker } from './chromium.ts';
import { EVENTS, type EventKind, type SweptEvent, withEvents } from './event.ts';
import { firefoxEventPage } from './firefox.ts';
import { sweepLane } from './lane.ts';
import type { Outcome } from './outcome.ts';
import { sweepPanel } from './panel.ts';
import { type Point, plan } from './point.ts';

/** What is killed in a lane. */
export type Victim = 'worker' | 'event page' | 'browser';

/** A browser and the points at which it is killed, one after the other. */
export interface Lane {
  victim: Victim;
  kills: number;
  run(onKill: () => void): Promise<Outcome>;
}

const SUBJECTS = {
  worker: chromiumWorker,
  'event page': firefoxEventPage,
  browser: wholeChromium,
} as const;

const lane = (victim: Victim, points: readonly Point[]): Lane => ({
  victim,
  kills: points.length,
  run: (onKill) => sweepLane(points, SUBJECTS[victim], onKill),
});

/** How many browsers share the kills of the worker. */
const WORKER_LANES = 3;

/**
 * How many of the worker's kills happen while a panel is open and all actions are started by clicks
 * in it.
 */
const UNDER_PANEL = 12;

/** How many points of each lane have an event, 120 of all 390. */
const WITH_EVENT = { worker: 88, panel: 4, 'event page': 19, browser: 9 } as const;

/** Another account's key would leave the panel without a customer to act on. */
const UNDER_PANEL_EVENTS = EVENTS.filter((what) => what !== 'otherKey');

/**
 * The whole sweep: 300 kills of the worker, 60 of the event page, 30 of the browser, 120 of them
 * with an event. The same seed gives the same points.
 */
export function allLanes(seed: number): Lane[] {
  const worker = withEvents(plan(300 - UNDER_PANEL, seed), WITH_EVENT.worker, seed + 4);
  const part = worker.length / WORKER_LANES;
  const panel = plan(UNDER_PANEL, seed + 1);
  return [
    ...Array.from({ length: WORKER_LANES }, (_, at) =>
      lane('worker', worker.slice(at * part, (at + 1) * part)),
    ),
    lane('event page', withEvents(plan(60, seed + 2), WITH_EVENT['event page'], seed + 6)),
    lane('browser', withEvents(plan(30, seed + 3), WITH_EVENT.browser, seed + 7)),
    underPanel(withEvents(panel, WITH_EVENT.panel, seed + 5, UNDER_PANEL_EVENTS)),
  ];
}

function underPanel(points: readonly Point[]): Lane {
  // A future meeting allows only two of the three actions.
  const ahead = points.map((point, at) => ({
    ...point,
    kind: at % 2 === 0 ? ('cancel' as const) : ('reschedule' as const),
  }));
  return { victim: 'worker', kills: ahead.length, run: (onKill) => sweepPanel(ahead, onKill) };
}

const at = (kind: Point['kind'], phase: Point['phase'], more: Partial<Point>): Point => ({
  kind,
  phase,
  after: 0,
  fate: 'answered',
  undo: phase === 'window' ? 1 : 0,
  ...more,
});

/** An event of the short run. */
const event = (
  what: EventKind,
  when: SweptEvent['when'],
  { after = 0, lasts = 0 } = {},
): { event: SweptEvent } => ({ event: { what, when, after, lasts } });

/**
 * For a run of about a minute: the worker at twenty points of every kind, the others at the most
 * critical ones, a few of them with an event.
 */
const SHORT: Readonly<Record<Victim, readonly Point[]>> = {
  worker: [
    ...plan(20, 1),
    at('cancel', 'posted', { ...event('guestCancels', 'posting') }),
    at('reschedule', 'posted', { fate: 'lost on the way back', ...event('trashed', 'dead') }),
    at('cancel', 'end', { after: 2_000, undo: 1, ...event('handedOver', 'taken') }),
    at('noShow', 'rereading', { ...event('oldAnswer', 'posting') }),
    at('noShow', 'posted', { ...event('lag', 'posting', { lasts: 3_000 }) }),
    at('cancel', 'end', { after: 4_500, undo: 1, ...event('sleep', 'taken', { lasts: 3_000 }) }),
  ],
  'event page': [
    at('noShow', 'window', { after: 500 }),
    at('cancel', 'read', { after: 5 }),
    at('reschedule', 'posting', { after: 50, fate: 'answered late' }),
    at('noShow', 'posted', { fate: 'lost on the way back' }),
    at('cancel', 'posting', { fate: 'lost on the way there', ...event('guestMoves', 'dead') }),
    at('noShow', 'end', { after: 4_500, undo: 1, ...event('sleep', 'taken', { lasts: 3_000 }) }),
  ],
  browser: [
    at('cancel', 'posting', { after: 50, fate: 'answered late' }),
    at('reschedule', 'posting', {
      fate: 'lost on the way there',
      ...event('guestCancels', 'dead'),
    }),
  ],
};

/** The lanes of the short run for the given victims. */
export const shortLanes = (...victims: Victim[]): Lane[] =>
  victims.map((victim) => lane(victim, SHORT[victim]));
