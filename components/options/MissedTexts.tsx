import { useEffect, useId, useState } from 'preact/hooks';
import { MAX_MISSED_CHARS } from '../../lib/domain/details/missed-text.ts';
import { OFFER_LANGUAGES, type OfferLanguage } from '../../lib/domain/details/offer-language.ts';
import { type Failure, fail } from '../../lib/domain/result.ts';
import { locale, t } from '../../lib/view/i18n.ts';
import { missedOptions, type ShownMissedTexts } from '../../lib/view/options/missed-options.ts';
import type { OptionsEvents } from '../../lib/view/options/model.ts';
import { textName } from '../missed/missed-fields.tsx';
import { LanguageField } from '../offer/offer-fields.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import '../ui/controls.css';
import '../ui/words.css';
import './options.css';

interface MissedTextsProps {
  on: Pick<OptionsEvents, 'makeWith'>;
  onClose(): void;
}

/** The dialog in which the texts after a no-show are changed. */
export function MissedTexts({ on, onClose }: MissedTextsProps) {
  const id = useId();
  const [texts, setTexts] = useState<ShownMissedTexts | null>(null);
  const [language, setLanguage] = useState<OfferLanguage>(ownLanguage);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void on.makeWith((deps) => missedOptions(deps).read()).then(setTexts);
  }, []);
  if (texts === null) return null;
  const save = async () => {
    setBusy(true);
    setFailure(null);
    const done = await on
      .makeWith((deps) => missedOptions(deps).save(texts))
      .catch(() => fail('bug'));
    setBusy(false);
    if (done.ok) onClose();
    else setFailure(done.failure);
  };
  const type = (place: number, text: string) =>
    setTexts({
      ...texts,
      [language]: texts[language].map((one, at) => (at === place ? text : one)),
    });
  return (
    <Dialog
      title={t('missed_texts_title')}
      decide={t('missed_texts_save')}
      look="main"
      busy={busy && t('reasons_saving')}
      onDecide={() => void save()}
      onClose={onClose}
    >
      <p>{t('missed_texts_text')}</p>
      <p id={`${id}-places`} class="small-print muted">
        {t('missed_texts_places')}
      </p>
      <LanguageField chosen={language} onChoose={setLanguage} />
      {texts[language].map((text, place) => (
        <div key={`${language}-${textName(place)}`} class="phrase">
          <label for={`${id}-${place}`}>{textName(place)}</label>
          <textarea
            id={`${id}-${place}`}
            class="field"
            rows={10}
            lang={language}
            value={text}
            maxLength={MAX_MISSED_CHARS}
            aria-describedby={`${id}-places`}
            onInput={({ currentTarget: { value } }) => type(place, value)}
          />
        </div>
      ))}
      {failure && <FailureNotice failure={failure} />}
    </Dialog>
  );
}

const ownLanguage = (): OfferLanguage =>
  OFFER_LANGUAGES.find((one) => locale().startsWith(one)) ?? 'en';
