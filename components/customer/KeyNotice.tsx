import { t } from '../../lib/view/i18n.ts';
import type { KeyState } from '../../lib/view/model.ts';
import type { PanelEvents } from '../../lib/view/panel/model.ts';
import { deferred } from '../ui/deferred.tsx';
import { Notice } from '../ui/Notice.tsx';

interface KeyNoticeProps {
  keyState: KeyState;
  whole?: boolean;
  onOptions(): void;
  onRetry(): void;
  onUnlock?: PanelEvents['unlock'] | undefined;
}

const UnlockForm = deferred(() => import('./UnlockForm.tsx'), 'UnlockForm');

/** A notice that says what is wrong with the API key, and what to do; nothing if the key works. */
export function KeyNotice({ keyState, whole, onOptions, onRetry, onUnlock }: KeyNoticeProps) {
  switch (keyState.state) {
    case 'ready':
      return null;
    case 'none':
      return (
        <Notice
          whole
          tone="info"
          title={t('key_none')}
          text={t('key_none_step')}
          step={{ label: t('enterKey'), onPress: onOptions }}
        />
      );
    case 'locked':
      return (
        <Notice whole={whole} tone="warn" title={t('key_locked')} text={t('key_locked_step')}>
          {onUnlock && <UnlockForm onUnlock={onUnlock} />}
        </Notice>
      );
    case 'refused':
      return (
        <Notice
          whole={whole}
          tone="bad"
          title={t('key_refused', keyState.ending)}
          text={t('key_refused_step')}
          step={{ label: t('enterOtherKey'), onPress: onOptions }}
        />
      );
    case 'planRefused':
      return (
        <Notice
          whole={whole}
          tone="bad"
          title={t('key_planRefused')}
          text={t('key_planRefused_step')}
          step={{ label: t('tryAgain'), onPress: onRetry }}
        />
      );
  }
}
