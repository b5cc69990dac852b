import { useEffect, useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { type ConversationAnswers, withoutRepeats } from '../../lib/domain/details/answers.ts';
import type { Result } from '../../lib/domain/result.ts';
import { t } from '../../lib/view/i18n.ts';
import type { ExtrasEvents } from '../../lib/view/panel/model.ts';
import { SafeText } from '../ui/SafeText.tsx';
import { Field } from './Field.tsx';

interface AnswersProps {
  booking: Booking;
  /** Asks for a conversation's answers; `undefined` where that is not possible yet. */
  ask: ExtrasEvents['conversation'] | undefined;
  /** Whether they are in view. Nothing is asked before they are. */
  unfolded: boolean;
}

/**
 * The customer's answers as fields, each question once: those of the form, of the conversation the
 * meeting came from, for which OnceHub is asked, and of the meeting's own fields, which often have
 * technical names for the same questions.
 */
export function Answers({ booking, ask, unfolded }: AnswersProps) {
  const { id, answers, properties = [], conversation } = booking;
  const [told, setTold] = useState<Result<ConversationAnswers> | null>(null);
  const isAsked = unfolded && Boolean(conversation && ask);
  useEffect(() => {
    setTold(null);
    if (!isAsked) return;
    let current = true;
    void ask?.(id).then((answer) => {
      if (current) setTold(answer);
    });
    return () => {
      current = false;
    };
  }, [id, isAsked]);
  const said = told?.ok && told.value.is === 'given' ? told.value.answers : [];
  return (
    <>
      {withoutRepeats(answers, said, properties).map(({ question, answer }, index) => (
        <Field key={index} label={<SafeText text={question} max={200} />} text={answer} />
      ))}
      {isAsked && <Field label={t('label_conversation')} text={words(told)} />}
    </>
  );
}

/** What is said of the conversation beside its answers; `null` for nothing. */
function words(told: Result<ConversationAnswers> | null): string | null {
  if (told === null) return t('asking');
  if (!told.ok) return t('conversation_failed');
  return told.value.is === 'notGiven' ? t('conversation_notGiven') : null;
}
