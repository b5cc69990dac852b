import { t } from '../../lib/view/i18n.ts';
import '../ui/words.css';
import './offer.css';

/** All of the text that is copied, before it is. `language` is the language it is in. */
export function OfferPreview({ text, language }: { text: string; language: string }) {
  return (
    <section class="offer-preview" aria-label={t('offer_preview')}>
      <p class="small-print muted" aria-hidden="true">
        {t('offer_preview')}
      </p>
      <p class="offer-text" lang={language}>
        {text.trim()}
      </p>
    </section>
  );
}
