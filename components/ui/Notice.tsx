import type { ComponentChildren } from 'preact';
import { tidy } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import { Button } from './Button.tsx';
import { Icon, type IconName } from './icons.tsx';
import './Notice.css';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

const ICONS: Record<Tone, IconName> = {
  info: 'info',
  good: 'check',
  warn: 'alert',
  bad: 'alert',
};

/** The one next step a notice offers. */
export interface NoticeStep {
  label: string;
  onPress(): void;
  /** Not possible yet, for the reason in the notice's words. */
  off?: boolean;
}

interface NoticeProps {
  tone: Tone;
  title: string;
  text?: string | undefined;
  /** OnceHub's own words. */
  quote?: string | undefined;
  step?: NoticeStep | undefined;
  /** Stands alone in the panel, not above something else. */
  whole?: boolean | undefined;
  children?: ComponentChildren;
}

/** What is the matter, and what to do about it. */
export function Notice({ tone, title, text, quote, step, whole, children }: NoticeProps) {
  return (
    <section class={`notice ${tone} ${whole ? 'whole' : ''}`}>
      <Icon name={ICONS[tone]} />
      <div class="notice-body">
        <h2 class="notice-title">{title}</h2>
        {text && <p>{text}</p>}
        {quote && <Quote words={quote} />}
        {children}
        {step && (
          <Button look={whole ? 'main' : undefined} off={step.off} onPress={step.onPress}>
            {step.label}
          </Button>
        )}
      </div>
    </section>
  );
}

function Quote({ words }: { words: string }) {
  return (
    <blockquote class="quote">
      {t('oncehubSays')} <bdi>{tidy(words, 300)}</bdi>
    </blockquote>
  );
}
