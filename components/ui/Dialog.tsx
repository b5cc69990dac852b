import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import { Button } from './Button.tsx';
import { Progress } from './Progress.tsx';
import './Dialog.css';

interface SheetProps {
  title: string;
  children: ComponentChildren;
  /** What the deciding button says; without it there is nothing to decide. */
  decide?: string | undefined;
  /** The deciding button cannot be pressed for now. */
  off?: boolean | undefined;
  /** What is under way after the decision; meanwhile the sheet stays. */
  busy?: string | false | undefined;
  /** A new value makes the deciding button wait anew. */
  round?: unknown;
  onDecide(): void;
  onClose(): void;
}

/**
 * A question that covers everything until it is answered. The deciding button works half a second
 * after it appears, never by a held key, and never has the first focus. Escape closes.
 */
export function Dialog(props: SheetProps) {
  const { title, children, decide, off, busy, round, onDecide, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  /** It is taken away, rather than closed by the person. */
  const leaving = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const armed = useArmed(round);
  const keys = useFreshKeys();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    heading.current?.focus();
    // Closing gives the focus back to where it was; removing alone would not.
    return () => {
      leaving.current = true;
      shown?.close();
    };
  }, []);
  const stay = (event: Event) => {
    if (busy) event.preventDefault();
  };
  const closed = () => {
    // The browser lets a second Escape close in spite of us; an action under way is not hidden.
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
      {children}
      <div class="sheet-foot">
        <div role="status" class="sheet-status">
          {busy && <Progress>{busy}</Progress>}
        </div>
        <Button off={Boolean(busy)} onPress={onClose}>
          {t(decide ? 'goBack' : 'close')}
        </Button>
        {decide && (
          <span class={`sheet-decide ${armed ? '' : 'arming'}`}>
            <Button look="danger" off={!armed || off || Boolean(busy)} onPress={onDecide}>
              {decide}
            </Button>
          </span>
        )}
      </div>
    </dialog>
  );
}

/** How long a question stands before it can be answered, ms: long enough that no click meant for something else lands on it. */
export const ARMING_MS = 500;

/** False for the first half second after `round` begins, then true. */
export function useArmed(round: unknown): boolean {
  const [armed, setArmed] = useState<{ round: unknown } | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setArmed({ round }), ARMING_MS);
    return () => clearTimeout(timer);
  }, [round]);
  return armed !== null && armed.round === round;
}

const PRESSES = new Set(['Enter', ' ']);

/**
 * Handlers for an element whose buttons must not be pressed by a key that was already down when it
 * appeared, nor by one that is merely held.
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
