import { useId, useRef, useState } from 'preact/hooks';
import { fail, type Result } from '../../lib/domain/result.ts';
import { t } from '../../lib/view/i18n.ts';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import './customer.css';

interface UnlockFormProps {
  /** Resolves to whether the passphrase was right. */
  onUnlock(passphrase: string): Promise<Result<boolean>>;
}

/** The form that unlocks a key protected by a passphrase. The number of attempts is not limited. */
export function UnlockForm({ onUnlock }: UnlockFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Result<boolean> | null>(null);
  const isWrong = answer?.ok === true && !answer.value;
  const unlock = async () => {
    const passphrase = input.current?.value;
    if (!passphrase) return input.current?.focus();
    if (busy) return;
    setBusy(true);
    setAnswer(null);
    const opened = await onUnlock(passphrase).catch(() => fail('bug'));
    setBusy(false);
    setAnswer(opened);
    if (opened.ok && !opened.value) input.current?.select();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void unlock();
  };
  return (
    <form class="unlock" onSubmit={submit}>
      <label for={id}>{t('passphrase')}</label>
      <div class="field-line">
        {/* Masked by CSS, not by `type="password"`: browsers offer to save what is typed into a
            password field. */}
        <input
          ref={input}
          id={id}
          class="field masked"
          type="text"
          maxLength={200}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={isWrong}
        />
        <button type="submit" class="button" aria-disabled={busy ? 'true' : undefined}>
          {t('unlock')}
        </button>
      </div>
      <div role="status">
        {busy && <Progress>{t('unlock_busy')}</Progress>}
        {isWrong && <Notice tone="bad" title={t('unlock_wrong')} text={t('unlock_wrong_step')} />}
        {answer && !answer.ok && <FailureNotice failure={answer.failure} />}
      </div>
    </form>
  );
}
