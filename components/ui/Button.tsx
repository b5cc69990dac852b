import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons.tsx';
import './Progress.css';
import './Button.css';

interface ButtonProps {
  children: ComponentChildren;
  onPress(): void;
  /** `main`: the one next step. `danger`: ends or marks a meeting. `quiet`: hardly more than text. */
  look?: 'main' | 'danger' | 'quiet' | undefined;
  icon?: IconName | undefined;
  /** Stays visible and reachable, says why in the element with the id `why`, and does nothing. */
  off?: boolean | undefined;
  why?: string | undefined;
  /** Its name for those who listen, where several buttons say the same. It has to hold the words. */
  name?: string | undefined;
}

/** A button with words. */
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
  /** Its name for those who listen, and its tooltip. */
  label: string;
  icon: IconName;
  onPress(): void;
  /** For a button that opens and closes something. */
  open?: boolean | undefined;
  busy?: boolean | undefined;
}

/** A button with a picture alone. */
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
