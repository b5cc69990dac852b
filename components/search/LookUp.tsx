import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fail, type Result } from '../../lib/domain/result.ts';
import { t } from '../../lib/view/i18n.ts';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import './search.css';

interface LookUpProps {
  /** Resolves to the number of people found. */
  onLookUp(text: string): Promise<Result<number>>;
  onFound?(): void;
  /** Takes the focus when it appears, because the user opened it. */
  eager?: boolean;
}

/** A field to look up a person by hand; says so if no one is found. */
export function LookUp({ onLookUp, onFound, eager }: LookUpProps) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Result<number> | null>(null);
  useLayoutEffect(() => {
    if (eager) input.current?.focus();
  }, [eager]);
  const lookUp = async () => {
    const text = input.current?.value.trim();
    if (!text) return input.current?.focus();
    if (busy) return;
    setBusy(true);
    setAnswer(null);
    const found = await onLookUp(text).catch(() => fail('bug'));
    setBusy(false);
    setAnswer(found);
    if (found.ok && found.value > 0) onFound?.();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void lookUp();
  };
  return (
    <search>
      <form class="field-line" onSubmit={submit}>
        <input
          ref={input}
          class="field"
          type="search"
          aria-label={t('lookUpLabel')}
          placeholder={t('lookUpPlaceholder')}
          maxLength={254}
          autocomplete="off"
          spellcheck={false}
        />
        <button
          type="submit"
          class="button"
          aria-label={t('lookUpSubmit')}
          title={t('lookUpSubmit')}
          aria-disabled={busy ? 'true' : undefined}
        >
          <Icon name="search" />
        </button>
      </form>
      <div role="status" class="look-up-answer">
        {busy && <Progress>{t('asking')}</Progress>}
        {answer?.ok && answer.value === 0 && (
          <Notice title={t('lookUpNothing')} text={t('find_nothing_step')} />
        )}
        {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={lookUp} />}
      </div>
    </search>
  );
}
