import { wholeChromium } from './browser.ts';
import { chromiumWorker } from './chromium.ts';
import { firefoxEventPage } from './firefox.ts';
import { sweepLane } from './lane.ts';
import type { Outcome } from './outcome.ts';
import { sweepPanel } from './panel.ts';
import { type Point, plan } from './point.ts';

/** What is killed. */
export type Victim = 'worker' | 'event page' | 'browser';

/** A browser with the points it is killed at, one after the other. */
export interface Lane {
  victim: Victim;
  kills: number;
  run(told: () => void): Promise<Outcome>;
}

const SUBJECTS = {
  worker: chromiumWorker,
  'event page': firefoxEventPage,
  browser: wholeChromium,
} as const;

const lane = (victim: Victim, points: readonly Point[]): Lane => ({
  victim,
  kills: points.length,
  run: (told) => sweepLane(points, SUBJECTS[victim], told),
});

/** How many of the worker's kills come under an open panel, which has all its orders from clicks. */
const UNDER_PANEL = 12;

/** The whole sweep: the worker at 300 points, the event page at 60, the browser at 30. The same seed gives the same points. */
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
  // A meeting ahead takes two of the three actions.
  const ahead = points.map((point, at) => ({
    ...point,
    kind: at % 2 === 0 ? ('cancel' as const) : ('reschedule' as const),
  }));
  return { victim: 'worker', kills: ahead.length, run: (told) => sweepPanel(ahead, told) };
}

const at = (kind: Point['kind'], phase: Point['phase'], more: Partial<Point>): Point => ({
  kind,
  phase,
  after: 0,
  fate: 'answered',
  undo: phase === 'window' ? 1 : 0,
  ...more,
});

/** For a run of a minute: the worker at twenty points over everything, the others at the dearest ones. */
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

/** The short form, of what is named. */
export const shortLanes = (...victims: Victim[]): Lane[] =>
  victims.map((victim) => lane(victim, SHORT[victim]));
