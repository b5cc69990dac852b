import { wholeChromium } from './browser.ts';
import { chromiumWorker } from './chromium.ts';
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

/**
 * How many of the worker's kills happen while a panel is open and all actions are started by clicks
 * in it.
 */
const UNDER_PANEL = 12;

/**
 * The whole sweep: 300 kills of the worker, 60 of the event page, 30 of the browser. The same seed
 * gives the same points.
 */
export function allLanes(seed: number): Lane[] {
  const worker = plan(300 - UNDER_PANEL, seed);
  const half = worker.length / 2;
  return [
    lane('worker', worker.slice(0, half)),
    lane('worker', worker.slice(half)),
    underPanel(plan(UNDER_PANEL, seed + 1)),
    lane('event page', plan(60, seed + 2)),
    lane('browser', plan(30, seed + 3)),
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

/**
 * For a run of about a minute: the worker at twenty points of every kind, the others at the most
 * critical ones.
 */
const SHORT: Readonly<Record<Victim, readonly Point[]>> = {
  worker: plan(20, 1),
  'event page': [
    at('noShow', 'window', { after: 500 }),
    at('cancel', 'read', { after: 5 }),
    at('reschedule', 'posting', { after: 50, fate: 'answered late' }),
    at('noShow', 'posted', { fate: 'lost on the way back' }),
  ],
  browser: [at('cancel', 'posting', { after: 50, fate: 'answered late' })],
};

/** The lanes of the short run for the given victims. */
export const shortLanes = (...victims: Victim[]): Lane[] =>
  victims.map((victim) => lane(victim, SHORT[victim]));
