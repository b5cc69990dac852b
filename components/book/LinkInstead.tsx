import { isAddress } from '../../lib/address/customer-key.ts';
import { t } from '../../lib/view/i18n.ts';
import { whyNoLink } from '../../lib/view/links/link-offer.ts';
import type { CalendarChoice, Guest, LinkEvents } from '../../lib/view/links/model.ts';
import { LinkResult } from '../links/LinkResult.tsx';
import { useCopying } from '../links/use-copying.ts';
import { Notice } from '../ui/Notice.tsx';
import { e164 } from './book-rules.ts';
import type { Typed } from './use-book.ts';

interface LinkInsteadProps {
  /** Why no meeting can be booked here. */
  why: 'book_classic' | 'book_unpublished' | 'book_questions' | 'book_noQuestions';
  calendar: CalendarChoice;
  typed: Typed;
  on: LinkEvents;
}

/** Says why a meeting cannot be booked here, and offers the calendar's general link. */
export function LinkInstead({ why, calendar, typed, on }: LinkInsteadProps) {
  const { copying, copy, copyAgain } = useCopying(on, guestOf(typed));
  const hasLink = whyNoLink(calendar, 'general', true) === null;
  return (
    <>
      <Notice
        title={t(why)}
        text={t(hasLink ? `${why}_step` : 'slots_refused_step')}
        step={
          hasLink
            ? { label: t('link_copy'), onPress: () => void copy(calendar, 'general') }
            : undefined
        }
      />
      <LinkResult
        copying={copying}
        who={typed.name || typed.email || null}
        online
        on={{ copy, copyAgain, choose: () => {}, openOptions: () => {} }}
      />
    </>
  );
}

const guestOf = ({ name, email, phone }: Typed): Guest => ({
  name: name.trim() || null,
  email: isAddress(email.trim()) ? email.trim() : null,
  phone: e164(phone),
});
