import type { Booking } from '../../lib/domain/booking.ts';
import type { Intent } from '../../lib/domain/intent.ts';
import type { Outcome } from '../../lib/domain/outcome.ts';
import { TARGET } from '../../lib/domain/rules.ts';

type Seen = Pick<Booking, 'change'> & Partial<Pick<Booking, 'updated'>>;

/** What was really done at OnceHub: what a sentence about an action is compared with. */
export interface Deeds {
  /** The intents whose POST has arrived. */
  posts: { has(intent: string): boolean };
  /** The intents whose POST was carried out. */
  applied: { has(intent: string): boolean };
  /** A booking as it is, and whether it is in the trash, or deleted. */
  is(booking: string): { booking: Seen; gone: 'no' | 'trash' | 'deleted' };
  /** Whether a booking ever was as an action leaves it (`aimOf`). */
  had(booking: string, aim: string): boolean;
  /** The address of the account whose key is stored. */
  account: string;
}

/** An action, as far as its sentence is judged. */
type Acted = Pick<Intent, 'id' | 'booking' | 'kind' | 'host' | 'account'>;

/** What an action leaves a booking with: a status, or a host. */
export const aimOf = ({ kind, host }: Pick<Intent, 'kind' | 'host'>): string =>
  TARGET[kind] ?? `host ${host}`;

/** What is untrue in what is said of an action, a line each. */
export function untrue(intent: Acted, outcome: Outcome, truth: Deeds): string[] {
  const { id, booking } = intent;
  const isSent = truth.posts.has(id);
  const isApplied = truth.applied.has(id);
  const found: (string | false)[] = [];
  switch (outcome.is) {
    case 'waiting':
    case 'queued':
    case 'interrupted':
    case 'withdrawn':
    case 'notSent':
      found.push(isSent && 'said to be unsent');
      break;
    case 'done': {
      const { by, asked, reasonUnsent } = outcome;
      const { change } = truth.is(booking).booking;
      found.push(
        !truth.had(booking, aimOf(intent)) && 'said to be done',
        by === 'own' && !isApplied && 'said to be ours',
        by === 'customer' && change?.by !== 'customer' && 'said to be the customer’s',
        by === 'colleague' && (isApplied || change?.by !== 'user') && 'said to be a colleague’s',
        asked === true && !isApplied && 'said to have asked',
        asked === false && isApplied && 'said not to have asked',
        reasonUnsent && isApplied && 'said not to have sent the reason',
      );
      break;
    }
    case 'refused':
    case 'notDone':
      found.push(isApplied && 'said not to be done');
      break;
    case 'gone':
      found.push(truth.is(booking).gone !== 'deleted' && 'said to be deleted');
      break;
    case 'saidYes':
      found.push(isApplied && 'said to be still as it was');
      break;
    case 'otherKey':
      found.push(truth.account === intent.account && 'said to be of another account');
      break;
  }
  return found.filter((one) => one !== false);
}

/** Whether an action is said to be not known though a reading that OnceHub gave would have told. */
export const isNeedlesslyUnknown = (
  intent: Pick<Intent, 'booking' | 'kind' | 'told' | 'account' | 'before'>,
  { is }: Outcome,
  truth: Pick<Deeds, 'had' | 'is'>,
): boolean => {
  const { booking, kind, told, account } = intent;
  const isEnded = (kind === 'noShow' || kind === 'reassign') && truth.had(booking, 'canceled');
  // It may have been handed over, and then on or back.
  const { updated } = truth.is(booking).booking;
  const isHandedOn = kind === 'reassign' && updated !== intent.before.updated;
  return (
    is === 'notKnown' &&
    !told &&
    !isEnded &&
    !isHandedOn &&
    // Without its account it may exist under another one.
    !(account === undefined && truth.is(booking).gone === 'deleted')
  );
};

/** What may be said of an action only until OnceHub has answered, and has been read again. */
const IN_BETWEEN: ReadonlySet<Outcome['is']> = new Set([
  'sending',
  'checking',
  'asItWas',
  'otherKey',
  'waiting',
  'queued',
]);

/** Whether what is said is too vague once everything works and there was time to read. */
export const isStillOpen = ({ is }: Outcome): boolean => IN_BETWEEN.has(is);
