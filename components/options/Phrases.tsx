import { useEffect, useId, useState } from 'preact/hooks';
import { MAX_PHRASE_CHARS } from '../../lib/domain/command.ts';
import { type Failure, fail } from '../../lib/domain/result.ts';
import { t } from '../../lib/view/i18n.ts';
import type { OptionsEvents } from '../../lib/view/options/model.ts';
import { phraseOptions } from '../../lib/view/options/phrase-options.ts';
import { suggestedPhrases } from '../../lib/view/pending/reasons.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import '../ui/controls.css';
import '../ui/words.css';
import './options.css';

interface PhrasesProps {
  on: Pick<OptionsEvents, 'makeWith'>;
  onClose(): void;
}

/** The dialog in which the phrases are changed that are offered as reasons. */
export function Phrases({ on, onClose }: PhrasesProps) {
  const id = useId();
  const [phrases, setPhrases] = useState<readonly string[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void on.makeWith((deps) => phraseOptions(deps).read()).then(setPhrases);
  }, []);
  if (phrases === null) return null;
  const save = async () => {
    setBusy(true);
    setFailure(null);
    const done = await on
      .makeWith((deps) => phraseOptions(deps).save(phrases))
      .catch(() => fail('bug'));
    setBusy(false);
    if (done.ok) onClose();
    else setFailure(done.failure);
  };
  return (
    <Dialog
      title={t('reasons_title')}
      decide={t('reasons_save')}
      look="main"
      busy={busy && t('reasons_saving')}
      onDecide={() => void save()}
      onClose={onClose}
    >
      <p>{t('reasons_text')}</p>
      {suggestedPhrases().map((suggested, place) => (
        <div key={suggested} class="phrase">
          <label for={`${id}-${place}`}>{t('reasons_phrase', place + 1)}</label>
          <input
            id={`${id}-${place}`}
            class="field"
            type="text"
            value={phrases[place] ?? ''}
            placeholder={suggested}
            maxLength={MAX_PHRASE_CHARS}
            autocomplete="off"
            aria-describedby={`${id}-why`}
            onInput={({ currentTarget: { value } }) =>
              setPhrases(phrases.map((one, at) => (at === place ? value : one)))
            }
          />
        </div>
      ))}
      <p id={`${id}-why`} class="small-print muted">
        {t('reasons_empty')}
      </p>
      {failure && <FailureNotice failure={failure} />}
    </Dialog>
  );
}
