import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons.tsx';
import './controls.css';

interface ButtonProps {
  children: ComponentChildren;
  onPress(): void;
  /** `main`: the main action. `danger`: cancels or marks a meeting. `quiet`: almost plain text. */
  look?: 'main' | 'danger' | 'quiet' | undefined;
  icon?: IconName | undefined;
  /**
   * Disabled through `aria-disabled`: it stays visible and focusable, but does nothing when
   * pressed. The element with the id `why` says the reason.
   */
  off?: boolean | undefined;
  why?: string | undefined;
  /** The accessible name, where several buttons have the same text. It must contain that text. */
  name?: string | undefined;
}

/** A button with a text. */
export function Button({ children, onPress, look, icon, off, why, name }: ButtonProps) {
  return (
    <button
      type="button"
      class={`button ${look ?? ''}`}
      aria-label={name}
      aria-disabled={off ? 'true' : undefined}
      aria-describedby={why}
      onClick={() => !off && onPress()}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps {
  /** The accessible name, also the tooltip. */
  label: string;
  icon: IconName;
  onPress(): void;
  /** `aria-expanded`, for a button that opens and closes something. */
  open?: boolean | undefined;
  busy?: boolean | undefined;
}

/** A button that shows only an icon. */
export function IconButton({ label, icon, onPress, open, busy }: IconButtonProps) {
  return (
    <button
      type="button"
      class={`icon-button ${busy ? 'busy' : ''}`}
      aria-label={label}
      title={label}
      aria-expanded={open}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
