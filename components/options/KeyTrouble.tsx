import { t } from '../../lib/view/i18n.ts';
import type { KeyState } from '../../lib/view/model.ts';
import type { OptionsEvents } from '../../lib/view/options/model.ts';
import { UnlockForm } from '../customer/UnlockForm.tsx';
import { Notice } from '../ui/Notice.tsx';

interface KeyTroubleProps {
  /** A key that cannot be used, or is in doubt. */
  keyState: Exclude<KeyState, { state: 'none' }>;
  on: Pick<OptionsEvents, 'unlock' | 'checkKey'>;
}

/** Why the stored key is not used, and what to do about it. */
export function KeyTrouble({ keyState, on }: KeyTroubleProps) {
  const { state, ending } = keyState;
  if (state === 'lost') {
    return <Notice tone="bad" title={t('key_lost', ending)} text={t('key_lost_step')} />;
  }
  const { mark } = keyState;
  const unlock = state === 'locked' && <UnlockForm onUnlock={on.unlock} />;
  if (mark) {
    return (
      <Notice
        tone={mark === 'doubted' ? 'warn' : 'bad'}
        title={t(`key_${mark}`, ending)}
        text={t(unlock ? 'key_testLocked_step' : `key_${mark}_step`)}
        step={unlock ? undefined : { label: t('tryAgain'), onPress: on.checkKey }}
      >
        {unlock}
      </Notice>
    );
  }
  return (
    <Notice tone="warn" title={t('key_locked')} text={t('options_keyLocked_step')}>
      {unlock}
    </Notice>
  );
}
