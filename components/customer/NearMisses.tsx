import { useState } from 'preact/hooks';
import { type Failure, fail } from '../../lib/domain/result.ts';
import { t } from '../../lib/view/i18n.ts';
import type { Subject } from '../../lib/view/model.ts';
import type { ExtrasEvents } from '../../lib/view/panel/model.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import '../ui/words.css';
import './customer.css';

interface NearMissesProps {
  /** People with bookings, not empty. */
  people: readonly Subject[];
  onJoin: ExtrasEvents['join'];
}

/** The longest name before an address, so that the address is in view, too; in characters. */
const MAX_NAME_CHARS = 32;

/**
 * Offers people who may be the customer shown under another spelling, a line and a button for each.
 * Nothing is joined until the button is pressed.
 */
export function NearMisses({ people, onJoin }: NearMissesProps) {
  const [failure, setFailure] = useState<{ of: string; failure: Failure } | null>(null);
  const join = async (address: string) => {
    setFailure(null);
    const done = await onJoin(address, true).catch(() => fail('bug'));
    if (!done.ok) return setFailure({ of: address, failure: done.failure });
    // The pressed button goes away. The customer's menu is where this can be taken back.
    document.querySelector<HTMLElement>('.customer-top > button')?.focus();
  };
  return (
    <section class="near" aria-label={t('near_label')}>
      <ul class="rows">
        {people.map(({ address, asWritten, name }) => (
          <li key={address} class="alias">
            <p>
              {phrase(
                'near',
                <>
                  {name && (
                    <>
                      <SafeText text={name} max={MAX_NAME_CHARS} />,{' '}
                    </>
                  )}
                  <SafeText text={asWritten} max={254} />
                </>,
              )}
            </p>
            <Button name={`${t('near_join')}: ${asWritten}`} onPress={() => void join(address)}>
              {t('near_join')}
            </Button>
          </li>
        ))}
      </ul>
      <p class="muted small-print">{t('near_what')}</p>
      {failure && <FailureNotice failure={failure.failure} onRetry={() => void join(failure.of)} />}
    </section>
  );
}
