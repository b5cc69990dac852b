import { useRef } from 'preact/hooks';
import { counted, t } from '../../lib/view/i18n.ts';
import type { BookEvents } from '../../lib/view/pending/orders/model.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import { BookFields } from './BookFields.tsx';
import { isMail } from './book-rules.ts';
import { LinkInstead } from './LinkInstead.tsx';
import { Ordered } from './order-parts.tsx';
import type { Booking } from './use-book.ts';
import './book.css';

interface BookQuestionProps {
  book: Booking;
  /** The length of the undo period in seconds. */
  undo: number;
  on: BookEvents;
}

/** The question: what is booked, for whom, and who gets an invitation. */
export function BookQuestion({ book, undo, on }: BookQuestionProps) {
  const { calendar, slot, typed, busy, failure, questions } = book;
  const fields = useRef<HTMLDivElement>(null);
  if (!calendar || !slot) return null;
  const confirm = async () => {
    const [first] = await book.confirm();
    if (first) fields.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
  };
  const { name, minutes, host, whose } = calendar;
  const to = <SafeText key="to" text={typed.email.trim()} max={120} />;
  const by = host !== null && whose !== 'mine' && <SafeText key="by" text={host} max={80} />;
  return (
    <Dialog
      title={t('book_question')}
      decide={t('book_decide')}
      look="main"
      round={slot.starts}
      busy={busy !== null && t(busy === 'noting' ? 'noting' : 'book_checking')}
      onDecide={() => void confirm()}
      onClose={book.back}
    >
      <Ordered name={name} starts={slot.starts} minutes={minutes} zone={typed.zone} />
      <div ref={fields} class="book-fields">
        <BookFields book={book} />
      </div>
      {questions && (
        <LinkInstead
          why={questions.length > 0 ? 'book_questions' : 'book_noQuestions'}
          calendar={calendar}
          typed={typed}
          on={on.linkEvents}
        />
      )}
      <ul class="book-effects">
        <li>
          {!isMail(typed.email)
            ? t('book_invitesNobody')
            : by
              ? phrase('book_invitesHost', to, by)
              : phrase(whose === 'mine' ? 'book_invitesYou' : 'book_invites', to)}
        </li>
        <li>
          <strong>{undo > 0 ? counted('book_undo', undo) : t('book_atOnce')}</strong>
        </li>
      </ul>
      {failure && (
        <FailureNotice
          failure={failure}
          says={
            failure.kind === 'unsettled'
              ? { title: t('book_unsettled'), text: t('book_unsettled_step') }
              : null
          }
          more={failure.kind === 'unknownOutcome' ? undefined : t('notSent')}
        />
      )}
    </Dialog>
  );
}
