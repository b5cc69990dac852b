import { useState } from 'preact/hooks';
import { type Failure, fail } from '../../lib/domain/result.ts';
import { tidy } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import type { LinkEvents, WhoAmI as Rep } from '../../lib/view/links/model.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import '../ui/words.css';
import './rep.css';

interface WhoAmIProps {
  rep: Rep;
  onAnswer: LinkEvents['answerRep'];
}

/**
 * Asks once for each mailbox or portal whether the rep is the OnceHub user who has its address.
 * Nothing is taken for granted until it is answered.
 */
export function WhoAmI({ rep, onAnswer }: WhoAmIProps) {
  const [failure, setFailure] = useState<Failure | null>(null);
  if (rep.is !== 'proposed') return null;
  const { user, place } = rep;
  const answer = async (id: string | null) => {
    const done = await onAnswer(place, id).catch(() => fail('bug'));
    setFailure(done.ok ? null : done.failure);
  };
  return (
    <Notice title={t('rep_title', tidy(user.name, 80) ?? '')}>
      <p>{phrase('rep_why', <SafeText text={place} max={254} />)}</p>
      <div class="rep-answers">
        <Button onPress={() => void answer(user.id)}>{t('rep_yes')}</Button>
        <Button look="quiet" onPress={() => void answer(null)}>
          {t('rep_no')}
        </Button>
      </div>
      {failure && <FailureNotice failure={failure} />}
    </Notice>
  );
}
