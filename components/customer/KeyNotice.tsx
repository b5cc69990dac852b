import { t } from '../../lib/view/i18n.ts';
import type { KeyMark, KeyState } from '../../lib/view/model.ts';
import type { PanelEvents } from '../../lib/view/panel/model.ts';
import { Button } from '../ui/Button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { Notice } from '../ui/Notice.tsx';

interface KeyNoticeProps {
  keyState: KeyState;
  whole?: boolean;
  onOptions(): void;
  /** Asks OnceHub once more whether it accepts the key. */
  onRetry(): void;
  onUnlock?: PanelEvents['unlock'] | undefined;
}

const UnlockForm = deferred(() => import('./UnlockForm.tsx'), 'UnlockForm');

/** A notice that says what is wrong with the API key, and what to do; nothing if the key works. */
export function KeyNotice(props: KeyNoticeProps) {
  const { keyState, whole, onOptions, onUnlock } = props;
  switch (keyState.state) {
    case 'none':
      return (
        <Notice
          whole
          title={t('key_none')}
          text={t('key_none_step')}
          step={{ label: t('enterKey'), onPress: onOptions }}
        />
      );
    case 'lost':
      return (
        <Notice
          whole={whole}
          tone="bad"
          title={t('key_lost', keyState.ending)}
          text={t('key_lost_step')}
          step={{ label: t('enterKey'), onPress: onOptions }}
        />
      );
    case 'ready':
    case 'locked':
      if (keyState.mark) return <MarkNotice {...props} mark={keyState.mark} keyState={keyState} />;
      if (keyState.state === 'ready') return null;
      return (
        <Notice whole={whole} tone="warn" title={t('key_locked')} text={t('key_locked_step')}>
          {onUnlock && <UnlockForm onUnlock={onUnlock} />}
        </Notice>
      );
  }
}

interface MarkNoticeProps extends KeyNoticeProps {
  keyState: Extract<KeyState, { ending: string }>;
  mark: KeyMark;
}

/** What OnceHub said of the key. A locked key needs its passphrase before OnceHub can be asked. */
function MarkNotice({ keyState, mark, whole, onOptions, onRetry, onUnlock }: MarkNoticeProps) {
  const isLocked = keyState.state === 'locked';
  const again = { label: t('tryAgain'), onPress: onRetry };
  const other = { label: t('enterOtherKey'), onPress: onOptions };
  const isRefused = mark === 'refused';
  return (
    <Notice
      whole={whole}
      tone={mark === 'doubted' ? 'warn' : 'bad'}
      title={t(`key_${mark}`, keyState.ending)}
      text={t(isLocked ? 'key_testLocked_step' : `key_${mark}_step`)}
      step={isRefused ? other : isLocked ? undefined : again}
    >
      {isLocked && onUnlock && <UnlockForm onUnlock={onUnlock} />}
      {isRefused && !isLocked && <Button onPress={onRetry}>{again.label}</Button>}
    </Notice>
  );
}
