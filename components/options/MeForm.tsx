import { useId, useRef } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import type { CoverageView } from '../../lib/view/model.ts';
import type { OptionsModel } from '../../lib/view/options/model.ts';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Waiting } from '../ui/Progress.tsx';
import { Plain, phrase } from '../ui/SafeText.tsx';
import '../ui/Field.css';

interface MeFormProps {
  me: CoverageView['me'];
  state: OptionsModel['me'];
  onSet(address: string): void;
}

/** The rep's own address at OnceHub: an API key does not tell whose it is. */
export function MeForm({ me, state, onSet }: MeFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const submit = (event: Event) => {
    event.preventDefault();
    onSet(input.current?.value ?? '');
  };
  const isUnknown = state.state === 'failed' && state.failure.kind === 'notFound';
  return (
    <form class="me-form" onSubmit={submit}>
      <label for={id}>{t('me_label')}</label>
      <div class="field-line">
        <input
          // Another rep's address is another field.
          key={me?.address ?? ''}
          ref={input}
          id={id}
          class="field"
          type="text"
          inputMode="email"
          defaultValue={me?.address ?? ''}
          placeholder="you@example.com"
          maxLength={254}
          autocomplete="off"
          spellcheck={false}
          aria-describedby={`${id}-why`}
        />
        <button type="submit" class="button">
          {t('me_set')}
        </button>
      </div>
      <p id={`${id}-why`} class="small-print muted">
        {me ? phrase('me_is', <Plain text={me.name || me.address} max={80} />) : t('me_why')}
      </p>
      <div role="status">
        {state.state === 'asking' && <Waiting>{t('asking')}</Waiting>}
        {isUnknown && <Notice tone="bad" title={t('me_unknown')} text={t('me_unknown_step')} />}
        {state.state === 'failed' && !isUnknown && <FailureNotice failure={state.failure} />}
      </div>
    </form>
  );
}
