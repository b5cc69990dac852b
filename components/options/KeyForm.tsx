import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import type { KeyState } from '../../lib/view/model.ts';
import type { OptionsEvents, OptionsModel } from '../../lib/view/options/model.ts';
import { Button } from '../ui/Button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import { PassphraseForm } from './PassphraseForm.tsx';
import './options.css';

const KeyTrouble = deferred(() => import('./rare-parts.tsx'), 'KeyTrouble');
const OtherAccount = deferred(() => import('./rare-parts.tsx'), 'OtherAccount');

type KeyFormProps = { model: OptionsModel; on: OptionsEvents };

/**
 * The API key section: the key's state, a field for a new key, the passphrase, and what risk such
 * keys carry.
 */
export function KeyForm({ model, on }: KeyFormProps) {
  const { key } = model;
  const [replacing, setReplacing] = useState(false);
  const isUsable = key?.state === 'ready' && !key.mark;
  const accepted =
    isUsable && !model.checking && model.failure === null && model.otherAccount === null;
  useEffect(() => {
    if (accepted) setReplacing(false);
  }, [accepted]);
  if (key === null) return <section class="card" aria-busy="true" />;
  return (
    <section class="card" aria-labelledby="key-title">
      <h2 id="key-title" class="card-title">
        {t('options_key')}
      </h2>
      <KeyStatus keyState={key} on={on} />
      {isUsable && (
        <Button onPress={() => setReplacing(!replacing)}>
          {t(replacing ? 'options_keyKeep' : 'options_keyReplace')}
        </Button>
      )}
      {isUsable && <PassphraseForm isProtected={model.isProtected} onSet={on.setPassphrase} />}
      {(!isUsable || replacing) && <KeyField model={model} on={on} />}
      <details class="explain" open={key.state === 'none'}>
        <summary>{t('options_keyWhere')}</summary>
        <p>{t('options_keyWhere_text')}</p>
        <p>{t('options_keyAdvice')}</p>
      </details>
      <p class="small-print muted">{t('options_keyRisk')}</p>
    </section>
  );
}

interface KeyStatusProps {
  keyState: KeyState;
  on: OptionsEvents;
}

function KeyStatus({ keyState, on }: KeyStatusProps) {
  if (keyState.state === 'none') return null;
  if (keyState.state !== 'ready' || keyState.mark)
    return <KeyTrouble keyState={keyState} on={on} />;
  const { ending, account } = keyState;
  return (
    <div class="standing">
      <Icon name="check" />
      <div>
        <p class="standing-account">
          {account
            ? phrase('options_keyReady', <SafeText text={account} />)
            : t('options_keyReadyUnnamed')}
        </p>
        <p class="muted">{t('options_keyEnding', ending)}</p>
      </div>
    </div>
  );
}

/**
 * Debounce (ms) between the last letter typed and the check of the key, so that not every letter
 * causes a request.
 */
const DEBOUNCE_MS = 700;

/**
 * Whether a text can be sent as a key: it goes into an HTTP header, so only visible ASCII is
 * allowed.
 */
const isSendable = (key: string) => /^[\x21-\x7e]+$/.test(key);

function KeyField({ model, on }: KeyFormProps) {
  const [key, setKey] = useState('');
  const id = useId();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const malformed = key !== '' && !isSendable(key);
  const enter = (text: string, wait: number) => {
    const trimmed = text.trim();
    setKey(trimmed);
    clearTimeout(timer.current);
    if (isSendable(trimmed)) timer.current = setTimeout(() => on.enterKey(trimmed), wait);
  };
  return (
    <div class="key-field">
      <label for={id}>{t('options_keyLabel')}</label>
      {/* Masked by CSS, not by `type="password"`: browsers offer to save what is typed into a
          password field. */}
      <input
        id={id}
        class="field masked"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-describedby={`${id}-hint`}
        aria-invalid={malformed || model.failure !== null}
        onInput={(event) =>
          enter(event.currentTarget.value, event.inputType === 'insertFromPaste' ? 0 : DEBOUNCE_MS)
        }
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.repeat) enter(event.currentTarget.value, 0);
        }}
      />
      <p id={`${id}-hint`} class="small-print muted">
        {t('options_keyHint')}
      </p>
      <div role="status">
        <KeyResult model={model} on={on} malformed={malformed} retry={() => enter(key, 0)} />
      </div>
    </div>
  );
}

interface KeyResultProps extends KeyFormProps {
  /** The text typed contains characters that no key has. */
  malformed: boolean;
  retry(): void;
}

function KeyResult({ model, on, malformed, retry }: KeyResultProps) {
  const { checking, failure, otherAccount } = model;
  if (malformed || failure?.kind === 'badRequest') {
    return <Notice tone="bad" title={t('options_keyChars')} text={t('options_keyChars_step')} />;
  }
  if (checking) {
    return <Progress>{t('options_keyChecking')}</Progress>;
  }
  if (otherAccount) return <OtherAccount {...otherAccount} onAnswer={on.answerOtherAccount} />;
  if (failure === null) return null;
  if (failure.kind === 'keyRefused') {
    return <Notice tone="bad" title={t('options_keyWrong')} text={t('options_keyWrong_step')} />;
  }
  return <FailureNotice failure={failure} onRetry={retry} onGrant={on.grantAccess} />;
}
