import { t } from '../../lib/view/i18n.ts';
import { SafeText } from '../ui/SafeText.tsx';
import '../ui/words.css';
import './missed.css';

interface MissedMailProps {
  /** `null` where no address is known. */
  to: string | null;
  subject: string;
  text: string;
  /** The language of subject and text. */
  language: string;
}

/** All that leaves by a press, before it does. */
export function MissedMail({ to, subject, text, language }: MissedMailProps) {
  return (
    <section class="missed-mail" aria-label={t('missed_mail')}>
      <div class="small-print">
        {to !== null && (
          <p>
            <span class="muted">{t('missed_to')}</span> <SafeText text={to} max={254} />
          </p>
        )}
        <p>
          <span class="muted">{t('missed_subject')}</span> <span lang={language}>{subject}</span>
        </p>
      </div>
      <p class="missed-text" lang={language}>
        {text}
      </p>
    </section>
  );
}
