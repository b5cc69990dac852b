import type { OrderKind } from '../../domain/orders/order.ts';
import type { OrderOutcome } from '../../domain/orders/order-outcome.ts';
import { tidy } from '../../domain/safe-text.ts';
import { t } from '../i18n.ts';
import { clock, dateAndTime, type OutcomeWords, quoted } from './outcome-words.ts';

/** An order, as far as words about it need it. */
interface ToldOrder {
  kind: OrderKind;
  outcome: OrderOutcome;
  /** The length of the undo period in seconds. */
  seconds: number;
}

/** The words for each outcome of an order: the fact first, then what is known, or the next step. */
export function orderWords({ kind, outcome, seconds }: ToldOrder): OutcomeWords {
  switch (outcome.is) {
    case 'waiting':
      return { tone: 'warn', title: t('waiting_said') };
    case 'sending':
      return { tone: 'info', title: t(`sending_${kind}`) };
    case 'checking':
      if (!outcome.held) return { tone: 'info', title: t('checking') };
      return { tone: 'warn', title: t('checking_held'), text: t('checking_held_text') };
    case 'notSeen':
      return {
        tone: 'info',
        title: t('order_notSeen', clock(outcome.readAt)),
        text: t(outcome.failure ? 'order_notSeen_refused' : 'order_notSeen_text'),
        ...quoted(outcome.failure?.words),
      };
    case 'halfway':
      return { tone: 'info', title: t('order_halfway') };
    case 'done': {
      const ignored = tidy(outcome.ignored.join(', '), 300);
      if (!ignored) return { tone: 'good', title: t(`done_${kind}`) };
      return { tone: 'info', title: t(`done_${kind}`), text: t('order_ignored', ignored) };
    }
    case 'notMade':
      return { tone: 'warn', title: t('order_notMade'), text: t('order_notMade_text') };
    case 'twice':
      return { tone: 'warn', title: t('order_twice'), text: t(`order_twice_${kind}`) };
    case 'bothStand': {
      const { failure, changed } = outcome;
      const title = t(changed ? 'order_newChanged' : 'order_bothStand');
      if (changed) return { tone: 'warn', title, text: t('lookInOnceHub') };
      const why = failure ? [t(`failure_${failure.kind}`)] : [];
      return {
        tone: 'warn',
        title,
        text: [...why, t('order_bothStand_text')].join(' '),
        ...quoted(failure?.words),
      };
    }
    case 'oldNotKnown':
      return { tone: 'warn', title: t('order_oldNotKnown'), text: t('lookInOnceHub') };
    case 'saidYes':
      return {
        tone: 'warn',
        title: t('order_saidYes', clock(outcome.yesAt)),
        text: t('order_saidYes_text'),
      };
    case 'notKnown':
      return { tone: 'warn', title: t('notKnown'), text: t('order_saidYes_text') };
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
    case 'interrupted':
      return { tone: 'warn', title: t('interrupted', seconds), text: t('interrupted_text') };
    case 'withdrawn':
      return { tone: 'info', title: t('withdrawn') };
    default:
      return {
        tone: 'warn',
        title: t(`failure_${outcome.failure.kind}`),
        text: t(outcome.is === 'refused' ? 'order_refused' : 'notSent'),
        ...quoted(outcome.failure.words),
      };
  }
}
