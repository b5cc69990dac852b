import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { fail } from '../../lib/domain/result.ts';
import { t } from '../../lib/view/i18n.ts';
import type { Users } from '../../lib/view/model.ts';
import { bookerWords, standingIn } from '../../lib/view/panel/booker.ts';
import { hostWords } from '../../lib/view/panel/host-words.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import type { ReasonsView } from '../../lib/view/pending/reasons.ts';
import type { AskedKind } from '../../lib/view/slots/move/model.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { deferred } from '../ui/deferred.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Asked, Effects } from './confirm-parts.tsx';
import { ReasonField } from './ReasonField.tsx';
import { type ConfirmBasics, useConfirm } from './use-confirm.ts';
import './actions.css';

/** What the dialogs show of a meeting and its people, besides the question. */
export interface ConfirmDialogProps extends ConfirmBasics {
  /** The customer shown, for bookings without a name. */
  customer: { name: string | null; address: string };
  /** Whom the panel shows, where that is not who booked. */
  shownBeside?: string | undefined;
  /** The undo delay, in seconds. */
  undo: number;
  /** Who hosts a meeting, as a line. */
  hostOf(booking: Booking): string;
  /** The reasons at hand. */
  atHand: ReasonsView;
  /** What the user entered when the dialog was open before. */
  draft?: { reason: string; mail: boolean } | undefined;
  onGrant(): void;
}

/** The confirmation dialog of an action on a real meeting with a real customer. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { kind, customer, undo, draft, onGrant, onClose } = props;
  const asking = useConfirm(props);
  const { seen, failure, changed, sending } = asking;
  const [reason, setReason] = useState(draft?.reason ?? '');
  const [mail, setMail] = useState(draft?.mail ?? true);
  if (kind === 'reassign') return null;
  return (
    <Dialog
      title={t(`confirm_${kind}_title`)}
      decide={asking.mayDecide ? t(`confirm_${kind}`) : undefined}
      off={changed !== null || asking.early}
      busy={sending && t('noting')}
      round={seen}
      onDecide={() => asking.send({ reason, mail })}
      onClose={onClose}
    >
      <Asked asking={asking} about={props} />
      {asking.isOpen && (
        <>
          <Effects
            kind={kind}
            mail={mail}
            undo={undo}
            who={seen.name ?? customer.name ?? customer.address}
          />
          {kind !== 'noShow' && (
            <ReasonField value={reason} atHand={props.atHand} onChange={setReason} />
          )}
          {kind === 'cancel' && <Mail on={mail} onChange={setMail} />}
        </>
      )}
      {failure && !changed && <FailureNotice failure={failure} onGrant={onGrant} />}
    </Dialog>
  );
}

function Mail({ on, onChange }: { on: boolean; onChange(on: boolean): void }) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {t('mailLabel')}
    </label>
  );
}

const HandOver = deferred(() => import('./HandOver.tsx'), 'HandOver');

const NO_USERS: Users = new Map();
const NO_REASONS: ReasonsView = { phrases: [], last: null };

export interface ConfirmProps {
  model: PanelModel;
  question: ConfirmRequest;
  on: PanelEvents;
  onClose(): void;
  /** Draws the dialog that moves a meeting. */
  move?(shared: ConfirmDialogProps, hindered: Hindrance): ComponentChildren;
}

/** Why nothing can be sent now, or not before OnceHub was asked about the key. */
export type Hindrance = 'offline' | 'keyDoubt' | null;

/** The confirmation dialog for a request, with the booking as it is in the model now. */
export function Confirm({ model, question, on, onClose, move }: ConfirmProps) {
  const { kind: wanted, asked, draft } = question;
  // What forbids to cancel a meeting forbids to move it.
  const kind = wanted === 'move' ? 'reschedule' : wanted;
  const users = model.extras?.users ?? NO_USERS;
  const shared: ConfirmDialogProps = {
    kind,
    asked,
    draft,
    present: presentOf(model, asked),
    customer: whoActsOn(model, asked),
    shownBeside: whoIsBeside(model, asked),
    undo: model.extras?.undo ?? 0,
    users,
    hostOf: (booking) =>
      hostWords(booking, { users, names: model.names, me: model.coverage?.me ?? null }),
    atHand: model.extras?.reasons ?? NO_REASONS,
    onPropose: async (command) => {
      const acts = on.extras();
      const done = (await acts?.propose([command])) ?? fail('changed');
      // That it is not at hand the next time is no failure of the action.
      if (done.ok) void acts?.keepReason(command.reason).catch(() => {});
      return done;
    },
    onGrant: on.grantAccess,
    onClose,
  };
  const mark = model.key && 'mark' in model.key ? model.key.mark : undefined;
  const hindered: Hindrance = !model.online ? 'offline' : mark ? 'keyDoubt' : null;
  if (wanted === 'move') return move?.(shared, hindered) ?? null;
  if (kind !== 'reassign') return <ConfirmDialog {...shared} />;
  return (
    <HandOver
      {...shared}
      hindered={hindered}
      ask={async (booking) => (await on.extras()?.colleagues(booking)) ?? null}
    />
  );
}

const shownOf = ({ customer, noShowTargets = [] }: PanelModel) =>
  [customer?.next, ...(customer?.history ?? []), ...noShowTargets].filter((one) => one != null);

/** The booking as it is in the model now; while the customer is being read, as it was. */
function presentOf(model: PanelModel, asked: Booking): Booking | null {
  const meetings = [
    ...model.pending.map(({ meeting }) => meeting),
    ...(model.extras?.moves ?? []).flatMap(({ meeting, made }) => [meeting, ...made]),
  ];
  const found = [...shownOf(model), ...meetings].find((one) => one?.id === asked.id);
  return found ?? (model.customer ? null : asked);
}

/** Whom the panel shows, as long as somebody else made the booking. */
function whoIsBeside(model: PanelModel, asked: Booking): string | undefined {
  const { customer, subject, together } = model;
  if (!customer || !subject || together) return undefined;
  const standing = standingIn(asked, customer.own);
  const isKnown = standing === 'contact' || bookerWords(asked) !== null;
  return standing !== null && isKnown ? subject.asWritten : undefined;
}

/**
 * The person an action affects: the customer shown, or the booker if several people are shown
 * together or somebody else booked.
 */
function whoActsOn(model: PanelModel, asked: Booking) {
  const { customer, subject, together } = model;
  const isTheirs =
    !together &&
    whoIsBeside(model, asked) === undefined &&
    shownOf(model).some(({ id }) => id === asked.id);
  const name = isTheirs ? (customer?.name ?? subject?.name ?? null) : asked.name;
  const address = isTheirs ? null : asked.email;
  return { name, address: address ?? (isTheirs || together ? (subject?.asWritten ?? '') : '') };
}

/** A request for confirmation: an action on a booking as it was shown then. */
export interface ConfirmRequest {
  kind: AskedKind;
  asked: Booking;
  /** A key of the customers the panel showed then. */
  beside: string;
  /** What the user entered when the dialog was open before. */
  draft?: { reason: string; mail: boolean } | undefined;
}
