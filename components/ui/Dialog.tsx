import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import { useArmed, useFreshKeys } from './arming.ts';
import { Button } from './Button.tsx';
import { Waiting } from './Progress.tsx';
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
export function Sheet(props: SheetProps) {
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
          {busy && <Waiting>{busy}</Waiting>}
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
