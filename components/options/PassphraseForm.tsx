import { useState } from 'preact/hooks';
import { type Failure, fail } from '../../lib/domain/result.ts';
import { t } from '../../lib/view/i18n.ts';
import type { OptionsEvents } from '../../lib/view/options/model.ts';
import { Button } from '../ui/Button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import './options.css';

const PassphraseFields = deferred(() => import('./rare-parts.tsx'), 'PassphraseFields');

interface PassphraseFormProps {
  isProtected: boolean;
  onSet: OptionsEvents['setPassphrase'];
}

type State =
  | null
  | { is: 'busy' | 'short' | 'differs' }
  /** The background's failure. */
  | { is: 'failed'; failure: Failure };

/** The minimum length of a passphrase, in characters. */
const MIN_LENGTH = 8;

/**
 * Sets a passphrase that the stored key is encrypted with, or removes it; explains what it protects
 * against and what it does not.
 */
export function PassphraseForm({ isProtected, onSet }: PassphraseFormProps) {
  const [state, setState] = useState<State>(null);
  const [isOpen, setOpen] = useState(false);
  const set = async (passphrase: string | null) => {
    if (state?.is === 'busy') return;
    setState({ is: 'busy' });
    const answer = await onSet(passphrase).catch(() => fail('bug'));
    setState(answer.ok ? null : { is: 'failed', failure: answer.failure });
  };
  const enter = (first: string, second: string) => {
    if (first.length < MIN_LENGTH) return setState({ is: 'short' });
    if (first !== second) return setState({ is: 'differs' });
    void set(first);
  };
  return (
    <div class="passphrase">
      {!isProtected && (
        <details key="set" class="explain" onToggle={() => setOpen(true)}>
          <summary>{t('passphrase_title')}</summary>
          <p>{t('passphrase_what')}</p>
          {isOpen && <PassphraseFields onEnter={enter} />}
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
