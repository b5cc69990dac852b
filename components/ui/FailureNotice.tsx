import type { ComponentChildren } from 'preact';
import type { Failure, FailureKind } from '../../lib/domain/result.ts';
import { tidy } from '../../lib/domain/safe-text.ts';
import { waiting } from '../../lib/domain/waiting.ts';
import { t } from '../../lib/view/i18n.ts';
import { Notice, type NoticeStep, type Tone } from './Notice.tsx';
import { useMovingTime } from './time-context.ts';
import './words.css';

interface FailureNoticeProps {
  failure: Failure;
  onRetry?: (() => void) | undefined;
  onOptions?: (() => void) | undefined;
  onGrant?: (() => void) | undefined;
  /** What is said instead of the usual words and step. */
  says?: { title: string; text: string } | null | undefined;
  /** A further sentence, such as the age of the data shown. */
  more?: string | undefined;
  whole?: boolean | undefined;
  children?: ComponentChildren;
}

/**
 * Failures shown as warnings, not as errors: a retry can succeed later or after a review of the
 * booking.
 */
const WARNINGS = new Set<FailureKind>([
  'offline',
  'tooMany',
  'timedOut',
  'unsettled',
  'changed',
  'keyInDoubt',
]);
/** Failures that are resolved on the options page. */
const RESOLVED_IN_OPTIONS = new Set<FailureKind>([
  'noKey',
  'keyLocked',
  'keyRefused',
  'planRefused',
]);

/**
 * Why an operation failed, with the step that helps. If there is a time before which a retry is
 * pointless (a rate limit), it counts down and disables the retry until then.
 */
export function FailureNotice(props: FailureNoticeProps) {
  const { failure, more, whole } = props;
  const tone: Tone = WARNINGS.has(failure.kind) ? 'warn' : 'bad';
  const timeContext = useMovingTime(failure.until === undefined ? 60_000 : 1000);
  const early = failure.until !== undefined && failure.until > timeContext.now;
  const { title, text: step } = props.says ?? usualWords(failure.kind);
  const text = [step, more].filter(Boolean).join(' ');
  return (
    <Notice
      tone={tone}
      title={title}
      text={text}
      quote={failure.words}
      whole={whole}
      step={stepFor(props, early)}
    >
      {early && failure.until !== undefined && (
        <p class="countdown" role="timer">
          {t('tryAgainWhen', waiting(failure.until, timeContext.now, timeContext.locale))}
        </p>
      )}
      {failure.request && (
        <p class="muted small-print">{t('requestId', tidy(failure.request, 64) ?? '')}</p>
      )}
      {props.children}
    </Notice>
  );
}

const usualWords = (kind: FailureKind) => ({
  title: t(`failure_${kind}`),
  text: t(`failure_${kind}_step`),
});

function stepFor(props: FailureNoticeProps, early: boolean): NoticeStep | undefined {
  const { failure, onRetry, onOptions, onGrant } = props;
  if (failure.kind === 'accessWithheld' && onGrant) {
    return { label: t('allowAccess'), onPress: onGrant };
  }
  if (RESOLVED_IN_OPTIONS.has(failure.kind) && onOptions) {
    return { label: t('openOptions'), onPress: onOptions };
  }
  return onRetry && { label: t('tryAgain'), onPress: onRetry, off: early };
}
