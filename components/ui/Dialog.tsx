import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import { Button } from './Button.tsx';
import { Progress } from './Progress.tsx';
import './dialog.css';

interface SheetProps {
  title: string;
  children: ComponentChildren;
  /** The confirm button's text; without it the dialog has only a close button. */
  decide?: string | undefined;
  /** `main` where confirming cancels and sends nothing. */
  look?: 'main' | 'danger' | undefined;
  /** Disables the confirm button. */
  off?: boolean | undefined;
  /** The operation that runs after confirming; while it is set the dialog cannot be closed. */
  busy?: string | false | undefined;
  /** A new value disables the confirm button again for `ARMING_MS`. */
  round?: unknown;
  onDecide(): void;
  onClose(): void;
}

/**
 * A modal dialog that asks a question. To prevent accidental confirmation, the confirm button works
 * only after `ARMING_MS`, not by a key that is held down, and never has the initial focus. Escape
 * closes the dialog. Where it is higher than the window, all but its title and buttons scrolls.
 */
export function Dialog(props: SheetProps) {
  const { title, children, decide, look = 'danger', off, busy, round, onDecide, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  /** Set when the component is removed, so that the close event is not taken for the user's. */
  const leaving = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const scrolls = useOverflow(body);
  const id = useId();
  const armed = useArmed(round);
  const keys = useFreshKeys();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    heading.current?.focus();
    // Closing restores the previous focus; removing the element alone would not.
    return () => {
      leaving.current = true;
      shown?.close();
    };
  }, []);
  const stay = (event: Event) => {
    if (busy) event.preventDefault();
  };
  const closed = () => {
    // Browsers close a dialog on a second Escape even if `cancel` was prevented; a running action
    // must stay visible.
    if (busy) dialog.current?.showModal();
    else if (!leaving.current) onClose();
  };
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onCancel={stay}
      onClose={closed}
      {...keys}
    >
      <h2 id={id} ref={heading} class="sheet-title" tabIndex={-1}>
        {title}
      </h2>
      <div ref={body} class="sheet-body" {...(scrolls && { tabIndex: 0 })}>
        {children}
      </div>
      <div class="sheet-foot">
        <div role="status" class="sheet-status">
          {busy && <Progress>{busy}</Progress>}
        </div>
        <Button off={Boolean(busy)} onPress={onClose}>
          {t(decide ? 'goBack' : 'close')}
        </Button>
        {decide && (
          <span class={`sheet-decide ${armed ? '' : 'arming'}`}>
            <Button look={look} off={!armed || off || Boolean(busy)} onPress={onDecide}>
              {decide}
            </Button>
          </span>
        )}
      </div>
    </dialog>
  );
}

/**
 * How long (ms) a new dialog ignores confirmation: long enough that a click meant for something
 * else does not hit its button.
 */
export const ARMING_MS = 500;

/** False for `ARMING_MS` after `round` changes, then true. */
export function useArmed(round: unknown): boolean {
  const [armed, setArmed] = useState<{ round: unknown } | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setArmed({ round }), ARMING_MS);
    return () => clearTimeout(timer);
  }, [round]);
  return armed !== null && armed.round === round;
}

/** The keys that press a button. */
const PRESSES = new Set(['Enter', ' ']);

/**
 * Key handlers for an element whose buttons must not be pressed by a key that was already down when
 * the element appeared, nor by the auto-repeat of a held key.
 */
export function useFreshKeys() {
  const down = useRef(new Set<string>());
  return {
    onKeyDownCapture(event: KeyboardEvent) {
      if (!event.repeat) down.current.add(event.key);
      else if (PRESSES.has(event.key) && event.target instanceof HTMLButtonElement) {
        event.preventDefault();
      }
    },
    onKeyUpCapture(event: KeyboardEvent) {
      const fresh = down.current.delete(event.key);
      if (!fresh && PRESSES.has(event.key)) event.preventDefault();
    },
  };
}

/** Whether an element's content is higher than the element, as far as is known. */
export function useOverflow(ref: { current: HTMLElement | null }): boolean {
  const [high, setHigh] = useState(false);
  const measure = () => {
    const { scrollHeight = 0, clientHeight = 0 } = ref.current ?? {};
    // Heights are rounded, each by itself.
    setHigh(scrollHeight > clientHeight + 1);
  };
  useLayoutEffect(measure);
  useEffect(() => {
    const observer = new ResizeObserver(measure);
    if (ref.current) observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return high;
}
