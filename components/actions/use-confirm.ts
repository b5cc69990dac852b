import { useMemo, useState } from 'preact/hooks';
import type { ActionKind, Booking } from '../../lib/domain/booking.ts';
import { type ActionCommand, commandFor } from '../../lib/domain/command.ts';
import { REPEAT } from '../../lib/domain/confirm-rules.ts';
import { type Failure, fail, type Result } from '../../lib/domain/result.ts';
import { offers } from '../../lib/domain/rules.ts';
import { asShown, differences } from '../../lib/domain/shown-booking.ts';
import type { Users } from '../../lib/view/model.ts';
import { useTimeContext } from '../ui/time-context.ts';

/** What every dialog is given that asks about one meeting. */
export interface ConfirmBasics {
  kind: ActionKind;
  /** The booking as it was when the user opened the dialog. */
  asked: Booking;
  /** The same booking as it is stored now; `null` if it is gone. */
  present: Booking | null;
  users: Users;
  onPropose(command: ActionCommand): Promise<Result<unknown>>;
  onClose(): void;
}

/** What the user entered. */
type Entered = Pick<ActionCommand, 'reason' | 'mail' | 'host'>;

/**
 * The state of a question about one meeting: what changed under it, whether the action is still
 * offered, and the sending of the order.
 */
export function useConfirm({ kind, asked, present, users, onPropose, onClose }: ConfirmBasics) {
  const known = useMemo(() => new Set(users.keys()), [users]);
  const { now, atOncehub } = useTimeContext();
  const [seen, setSeen] = useState(asked);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const changes =
    sending || present === null ? [] : differences(asShown(seen), asShown(present), kind, known);
  const changed = changes.length > 0 ? present : null;
  const gone = !sending && present === null;
  const offer = offers(seen, atOncehub)[kind];
  const final = failure !== null && REPEAT[failure.kind] !== 'sameOrder';

  return {
    seen,
    sending,
    failure,
    changes,
    /** The booking as it is now, where it is no longer as it was shown. */
    changed,
    gone,
    offer,
    /** The same order would fail again. */
    final,
    /** It is too early to try again. */
    early: failure?.until !== undefined && failure.until > now,
    /** Whether it can be confirmed once what changed was looked at. */
    mayDecide: !final && !gone && (offer.possible || changed !== null),
    /** Whether there is a question to answer now. */
    isOpen: changed === null && !gone && offer.possible && !final,
    async send(entered: Entered) {
      setSending(true);
      setFailure(null);
      const command = commandFor(kind, seen, entered);
      const result = await onPropose(command).catch(() => fail('unknownOutcome'));
      setSending(false);
      if (result.ok) onClose();
      else setFailure(result.failure);
    },
    lookAgain() {
      if (present) setSeen(present);
      setFailure(null);
    },
  };
}

/** What `useConfirm` answers. */
export type Confirming = ReturnType<typeof useConfirm>;
