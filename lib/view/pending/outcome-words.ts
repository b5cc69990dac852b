import type { ActionKind, Booking } from '../../domain/booking.ts';
import { date, time } from '../../domain/dates.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Failure } from '../../domain/result.ts';
import { tidy } from '../../domain/safe-text.ts';
import { ownZoneAndLocale, t } from '../i18n.ts';
import { handOverRefusal } from './hand-over-words.ts';

/** What is said of an action: the fact first, then what is known of it, or the next step. */
export interface OutcomeWords {
  tone: 'info' | 'good' | 'warn';
  title: string;
  text?: string;
  /** Somebody else's words. */
  quote?: string;
}

/** An action, as far as words about it need it. */
interface Told {
  kind: ActionKind;
  outcome: Outcome;
  /** The length of the undo period in seconds. */
  seconds: number;
  /** The booking from the store, which has the reason that OnceHub recorded. */
  meeting: Pick<Booking, 'change'> | null;
}

/**
 * The words for each outcome. `FailureNotice` adds the next step to those of a failure.
 */
export function outcomeWords({ kind, outcome, seconds, meeting }: Told): OutcomeWords {
  switch (outcome.is) {
    case 'waiting':
      return { tone: 'warn', title: t('waiting_said') };
    case 'queued':
      return { tone: 'warn', title: t('waiting_short') };
    case 'sending':
      return { tone: 'info', title: t(`sending_${kind}`) };
    case 'checking':
      if (!outcome.held) return { tone: 'info', title: t('checking') };
      return { tone: 'warn', title: t('checking_held'), text: t('checking_held_text') };
    case 'asItWas':
      return {
        tone: 'info',
        title: t('asItWas', clock(outcome.readAt)),
        text: asItWas(kind, outcome.failure),
        ...quoted(outcome.failure?.words),
      };
    case 'saidYes':
      return {
        tone: 'warn',
        title: t(`saidYes_${kind}`, clock(outcome.yesAt)),
        text: t('lookInOnceHub'),
      };
    case 'done':
      return done(kind, outcome, meeting);
    case 'notDone':
      return {
        tone: 'warn',
        title: t(outcome.changed ? 'notDone_changed' : 'notDone'),
        text: t('notDone_text'),
      };
    case 'gone': {
      const { yesAt } = outcome;
      const known = yesAt === null ? 'gone_text' : 'gone_yes';
      return { tone: 'warn', title: t('gone'), text: t(known, yesAt === null ? '' : clock(yesAt)) };
    }
    case 'notKnown':
      return { tone: 'warn', title: t('notKnown'), text: t('lookInOnceHub') };
    case 'notesLost':
      return {
        tone: 'warn',
        title: t('notesLost', dateAndTime(outcome.at)),
        text: t('notesLost_text'),
      };
    case 'otherKey':
      return {
        tone: 'warn',
        title: t('otherKey', tidy(outcome.account, 254) ?? ''),
        text: t('otherKey_text'),
      };
    case 'earlier':
      return {
        tone: 'info',
        title: t(`earlier_${outcome.state}`),
        text: t('lookInOnceHub'),
        ...(outcome.state === 'refused' && quoted(outcome.failure.words)),
      };
    case 'interrupted':
      return { tone: 'warn', title: t('interrupted', seconds), text: t('interrupted_text') };
    case 'withdrawn':
      return { tone: 'info', title: t('withdrawn') };
    default: {
      const refused = kind === 'reassign' ? handOverRefusal(outcome.failure) : null;
      const end = t(outcome.is === 'refused' ? 'notCarriedOut' : 'notSent');
      return {
        tone: 'warn',
        title: refused?.title ?? t(`failure_${outcome.failure.kind}`),
        text: refused ? `${refused.text} ${end}` : end,
        ...quoted(outcome.failure.words),
      };
    }
  }
}

function asItWas(kind: ActionKind, failure: Failure | null): string {
  if (failure === null) return t('asItWas_text');
  const refused = kind === 'reassign' ? handOverRefusal(failure) : null;
  return [refused?.title, t('asItWas_refused')].filter(Boolean).join(' ');
}

/** Who did it is said only where OnceHub's record tells. */
function done(
  kind: ActionKind,
  { by, asked, reasonUnsent }: Extract<Outcome, { is: 'done' }>,
  meeting: Told['meeting'],
): OutcomeWords {
  const isAsking = kind === 'reschedule' && asked !== true;
  const reason = meeting?.change?.reason;
  const said = [
    by === 'customer' && t('doneBy_customer'),
    isAsking && t(asked === false ? 'customerNotAsked' : 'askedUnknown'),
    reasonUnsent && t('reasonUnsent'),
    // Last, since the reason follows as a quote.
    by === 'colleague' && t(reason ? 'doneBy_colleague' : 'doneBy_colleagueAlone'),
  ].filter((sentence) => sentence !== false);
  return {
    tone: said.length > 0 ? 'info' : 'good',
    title: t(isAsking ? 'done_cancel' : `done_${kind}`),
    ...(said.length > 0 && { text: said.join(' ') }),
    ...(by === 'colleague' && quoted(reason)),
  };
}

/** OnceHub's own words, where there are any. */
export const quoted = (words: string | null | undefined) => (words ? { quote: words } : {});

/** The date and time in the user's own zone; `instant` is UTC ms. */
export const dateAndTime = (instant: number): string => {
  const place = ownZoneAndLocale();
  return `${date(instant, place)}, ${time(instant, place)}`;
};

/** The time of day in the user's own zone; `instant` is UTC ms. */
export const clock = (instant: number): string => time(instant, ownZoneAndLocale());
