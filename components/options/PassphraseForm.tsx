import { useId, useRef, useState } from 'preact/hooks';
import { type Failure, fail } from '../../lib/domain/result.ts';
import { t } from '../../lib/view/i18n.ts';
import type { OptionsEvents } from '../../lib/view/options/model.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import '../ui/Field.css';
import './PassphraseForm.css';

interface PassphraseFormProps {
  isProtected: boolean;
  onSet: OptionsEvents['setPassphrase'];
}

type State =
  | null
  | { is: 'busy' | 'short' | 'differs' }
  /** What the background answered. */
  | { is: 'failed'; failure: Failure };

/** The fewest characters of a passphrase. */
const LEAST = 8;

/** Seals the key by a passphrase, too, or takes that back; says what it buys and what not. */
export function PassphraseForm({ isProtected, onSet }: PassphraseFormProps) {
  const [state, setState] = useState<State>(null);
  const set = async (passphrase: string | null) => {
    if (state?.is === 'busy') return;
    setState({ is: 'busy' });
    const answer = await onSet(passphrase).catch(() => fail('bug'));
    setState(answer.ok ? null : { is: 'failed', failure: answer.failure });
  };
  const enter = (one: string, again: string) => {
    if (one.length < LEAST) return setState({ is: 'short' });
    if (one !== again) return setState({ is: 'differs' });
    void set(one);
  };
  return (
    <div class="passphrase">
      {!isProtected && (
        <details key="set" class="explain">
          <summary>{t('passphrase_title')}</summary>
          <p>{t('passphrase_what')}</p>
          <Fields onEnter={enter} />
        </details>
      )}
      <div key="status" role="status">
        {isProtected && <p>{t('passphrase_is')}</p>}
        <Outcome state={state} />
      </div>
      {isProtected && (
        <Button key="remove" onPress={() => void set(null)}>
          {t('passphrase_remove')}
        </Button>
      )}
    </div>
  );
}

function Outcome({ state }: { state: State }) {
  switch (state?.is) {
    case 'busy':
      return <Progress>{t('passphrase_busy')}</Progress>;
    case 'short':
      return <Notice tone="bad" title={t('passphrase_short')} />;
    case 'differs':
      return <Notice tone="bad" title={t('passphrase_differs')} />;
    case 'failed':
      return <FailureNotice failure={state.failure} />;
    default:
      return null;
  }
}

function Fields({ onEnter }: { onEnter(one: string, again: string): void }) {
  const [one, again] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const submit = (event: Event) => {
    event.preventDefault();
    onEnter(one.current?.value ?? '', again.current?.value ?? '');
  };
  return (
    <form class="passphrase-fields" onSubmit={submit}>
      <Masked label={t('passphrase_new')} field={one} />
      <Masked label={t('passphrase_again')} field={again} />
      <button type="submit" class="button">
        {t('passphrase_set')}
      </button>
    </form>
  );
}

function Masked({ label, field }: { label: string; field: { current: HTMLInputElement | null } }) {
  const id = useId();
  return (
    <>
      <label for={id}>{label}</label>
      <input
        ref={field}
        id={id}
        class="field masked"
        type="text"
        maxLength={200}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
      />
    </>
  );
}
