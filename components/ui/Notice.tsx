import type { ComponentChildren } from 'preact';
import { tidy } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import { Button } from './Button.tsx';
import { Icon, type IconName } from './icons.tsx';
import './surfaces.css';

/** The severity of a notice; it sets colour and icon. */
export type Tone = 'info' | 'good' | 'warn' | 'bad';

const ICONS: Record<Tone, IconName> = {
  info: 'info',
  good: 'check',
  warn: 'alert',
  bad: 'alert',
};

/** The single action a notice offers. */
export interface NoticeStep {
  label: string;
  onPress(): void;
  /** Disabled for now; the notice's text says why. */
  off?: boolean;
}

interface NoticeProps {
  /** `info` where it is not given. */
  tone?: Tone;
  title: string;
  text?: string | undefined;
  /** OnceHub's own words, shown as a quotation. */
  quote?: string | undefined;
  step?: NoticeStep | undefined;
  /** The notice is the panel's only content, not one above other content. */
  whole?: boolean | undefined;
  children?: ComponentChildren;
}

/** A notice: what has happened, and what to do about it. */
export function Notice({ tone = 'info', title, text, quote, step, whole, children }: NoticeProps) {
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
