import type { ActionKind } from '../../lib/domain/booking.ts';
import type { Fault } from '../../sandbox/oncehub/server.ts';
import type { SweptEvent } from './event.ts';
import { randomFrom } from './random.ts';
import type { Moment } from './wire.ts';

/** What happens to the POST of an action. */
export type Fate = keyof typeof FATES;

/**
 * Each fate as a fault of the stand-in. A request that has arrived is carried out even if its
 * sender was killed.
 */
export const FATES = {
  answered: null,
  'answered late': { kind: 'delay', ms: 400, after: 'action' },
  'carried out late': { kind: 'delay', ms: 3_000 },
  'lost on the way there': { kind: 'cut' },
  'lost on the way back': { kind: 'cut', after: 'action' },
  'broken off': { kind: 'wrongLength' },
  'in pieces': { kind: 'drip', msPerByte: 1 },
  'behind a gateway': { kind: 'html', status: 502, after: 'action' },
  'a server fault': { kind: '500' },
  'a refusal': {
    kind: 'json',
    status: 409,
    body: { type: 'invalid_request_error', message: 'Booking cannot be cancelled.' },
  },
} as const satisfies Record<string, Fault | null>;

/** The phase of an action in which the kill happens. */
export type Phase =
  /** While the proposal is being sent. */
  | 'proposed'
  /** During the undo delay: nothing may be sent. */
  | 'window'
  /** Around the end of the undo delay. */
  | 'end'
  | Moment;

/** One kill. */
export interface Point {
  kind: ActionKind;
  phase: Phase;
  /** The delay after the start of the phase, in ms. */
  after: number;
  fate: Fate;
  /** The undo delay, in seconds. */
  undo: number;
  /** What else happens around the kill. */
  event?: SweptEvent;
}

const KINDS: readonly ActionKind[] = ['cancel', 'reschedule', 'noShow'];

/** Each phase with the time (ms) within which kills are useful; the critical phases occur twice. */
const PHASES: readonly [Phase, span: number][] = [
  ['proposed', 60],
  ['window', 850],
  ['reading', 160],
  ['read', 60],
  ['posting', 60],
  ['end', 250],
  ['posting', 450],
  ['posted', 60],
  ['window', 850],
  ['read', 30],
  ['rereading', 160],
  ['reread', 80],
];

/**
 * Draws `count` points, spread over phases, actions and fates; the same seed gives the same points.
 */
export function plan(count: number, seed: number): Point[] {
  const random = randomFrom(seed);
  const fates = Object.keys(FATES) as Fate[];
  return Array.from({ length: count }, (_, at): Point => {
    const [phase, span] = PHASES[at % PHASES.length] ?? ['proposed', 60];
    const inWindow = phase === 'window' || phase === 'end';
    return {
      kind: KINDS[Math.floor(at / PHASES.length + at) % KINDS.length] ?? 'cancel',
      phase,
      after: Math.round(random() * span) + (phase === 'end' ? 850 : 0),
      fate: fates[Math.floor(random() * fates.length)] ?? 'answered',
      undo: inWindow ? 1 : 0,
    };
  });
}
