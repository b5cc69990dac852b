import { tidy } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import type { OptionsEvents } from '../../lib/view/options/model.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import './options.css';

interface OtherAccountProps {
  account: string;
  before: string;
  onAnswer: OptionsEvents['answerOtherAccount'];
}

/** Asks before what is stored of one account gives way to a key of another. */
export function OtherAccount({ account, before, onAnswer }: OtherAccountProps) {
  const isNamed = account !== '' && before !== '';
  return (
    <Notice
      tone="warn"
      title={
        isNamed
          ? t('options_keyOther', tidy(account, 80) ?? '', tidy(before, 80) ?? '')
          : t('options_keyOtherUnnamed')
      }
      text={t('options_keyOther_step')}
    >
      <div class="key-answers">
        <Button look="danger" onPress={() => onAnswer(true)}>
          {t('options_keyOther_yes')}
        </Button>
        <Button onPress={() => onAnswer(false)}>{t('options_keyOther_no')}</Button>
      </div>
    </Notice>
  );
}
