import type { Booking } from '../../lib/domain/booking.ts';
import type { Intent } from '../../lib/domain/intent.ts';
import type { Outcome } from '../../lib/domain/outcome.ts';
import { TARGET } from '../../lib/domain/rules.ts';
import { OWN, type Truth } from './action-truth.ts';

/** What has to be known of OnceHub to judge a sentence. */
export interface Known extends Pick<Truth, 'had' | 'account'> {
  posts: Pick<Truth['posts'], 'has'>;
  applied: Pick<Truth['applied'], 'has'>;
  is(id: string): { booking: Pick<Booking, 'change'>; gone: 'no' | 'trash' | 'deleted' };
}

/**
 * What is untrue or needlessly vague in what is said of an action, a line each: the sentence is
 * compared with what the model of OnceHub did.
 */
export function said(intent: Intent, outcome: Outcome, truth: Known): string[] {
  const { id, booking, kind } = intent;
  const isSent = truth.posts.has(id);
  const isApplied = truth.applied.has(id);
  const untrue: (string | false)[] = [];
  switch (outcome.is) {
    case 'waiting':
    case 'interrupted':
    case 'withdrawn':
    case 'notSent':
      untrue.push(isSent && 'said to be unsent');
      break;
    case 'done': {
      const { by, asked, reasonUnsent } = outcome;
      const { change } = truth.is(booking).booking;
      untrue.push(
        !truth.had(booking, TARGET[kind]) && 'said to be done',
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
      untrue.push(isApplied && 'said not to be done');
      break;
    case 'gone':
      untrue.push(truth.is(booking).gone !== 'deleted' && 'said to be deleted');
      break;
    case 'saidYes':
      untrue.push(isApplied && 'said to be still as it was');
      break;
    case 'otherKey':
      untrue.push(truth.account === OWN && 'said to be of another account');
      break;
    case 'notKnown':
      untrue.push(
        !intent.told &&
          !(kind === 'noShow' && truth.had(booking, 'canceled')) &&
          // Without its account it may exist under another one.
          !(intent.account === undefined && truth.is(booking).gone === 'deleted') &&
          'not known without need',
      );
      break;
  }
  return untrue.filter((one) => one !== false);
}
