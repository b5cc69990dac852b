import { useId, useRef } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import type { OptionsEvents, OptionsModel } from '../../lib/view/options/model.ts';
import { Button } from '../ui/Button.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import '../ui/surfaces.css';
import './options.css';

interface IgnoreListFormProps {
  ignoreList: OptionsModel['ignoreList'];
  on: Pick<OptionsEvents, 'addIgnored' | 'removeIgnored' | 'refuseSuggestion'>;
}

/**
 * The ignore list: addresses and domains that are never customers, suggested domains, and a field
 * to add an entry.
 */
export function IgnoreListForm({ ignoreList, on }: IgnoreListFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const { listed, suggested, failure } = ignoreList;
  const add = async (event: Event) => {
    event.preventDefault();
    const field = input.current;
    if (!field?.value.trim()) return field?.focus();
    if (await on.addIgnored(field.value)) field.value = '';
    field.focus();
  };
  return (
    <section class="card" aria-labelledby="ignore-list-title">
      <h2 id="ignore-list-title" class="card-title">
        {t('options_mine')}
      </h2>
      <p class="muted">{t('options_mine_text')}</p>
      {listed.length > 0 && (
        <ul class="entries">
          {listed.map((entry) => (
            <li key={entry} class="entry">
              <SafeText text={entry} max={254} />
              <Button
                look="quiet"
                name={t('removeThis', entry)}
                onPress={() => on.removeIgnored(entry)}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {suggested.map((domain) => (
        <div key={domain} class="suggestion">
          <p>{phrase('options_mine_suggested', <SafeText text={domain} max={254} />)}</p>
          <div class="unread">
            <Button onPress={() => void on.addIgnored(domain)}>{t('colleagues_yes')}</Button>
            <Button onPress={() => on.refuseSuggestion(domain)}>{t('colleagues_no')}</Button>
          </div>
        </div>
      ))}
      <form class="entry-form" onSubmit={(event) => void add(event)}>
        <label for={id}>{t('options_mine_label')}</label>
        <div class="entry-field">
          <input
            id={id}
            ref={input}
            class="field"
            type="text"
            maxLength={254}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-invalid={failure !== null}
            aria-describedby={`${id}-answer`}
          />
          <button type="submit" class="button">
            {t('add')}
          </button>
        </div>
        <p id={`${id}-answer`} role="status" class="entry-answer">
          {failure && t(`options_mine_${failure}`)}
        </p>
      </form>
    </section>
  );
}
