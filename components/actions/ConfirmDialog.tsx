import { useMemo, useState } from 'preact/hooks';
import type { ActionKind, Booking } from '../../lib/domain/booking.ts';
import { type ActionCommand, commandFor } from '../../lib/domain/command.ts';
import { REPEAT } from '../../lib/domain/confirm-rules.ts';
import { type Failure, fail, type Result } from '../../lib/domain/result.ts';
import { offers } from '../../lib/domain/rules.ts';
import { asShown, differences } from '../../lib/domain/shown-booking.ts';
import { t } from '../../lib/view/i18n.ts';
import type { Users } from '../../lib/view/model.ts';
import { bookerWords, standingIn } from '../../lib/view/panel/booker.ts';
import { hostWords } from '../../lib/view/panel/host-words.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import type { ReasonsView } from '../../lib/view/pending/reasons.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import { Changes } from './Changes.tsx';
import { Effects, MeetingBrief } from './confirm-parts.tsx';
import { ReasonField } from './ReasonField.tsx';
import './actions.css';

interface ConfirmDialogProps {
  kind: ActionKind;
  /** The booking as it was when the user opened the dialog. */
  asked: Booking;
  /** The same booking as it is stored now; `null` if it is gone. */
  present: Booking | null;
  /** The customer shown, for bookings without a name. */
  customer: { name: string | null; address: string };
  /** Whom the panel shows, where that is not who booked. */
  shownBeside?: string | undefined;
  /** The undo delay, in seconds. */
  undo: number;
  users: Users;
  /** Who hosts a meeting, as a line. */
  hostOf(booking: Booking): string;
  /** The reasons at hand. */
  atHand: ReasonsView;
  /** What the user entered when the dialog was open before. */
  draft?: { reason: string; mail: boolean } | undefined;
  onPropose(command: ActionCommand): Promise<Result<unknown>>;
  onGrant(): void;
  onClose(): void;
}

/** The confirmation dialog of an action on a real meeting with a real customer. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { kind, asked, present, customer, undo, draft, onPropose, onGrant, onClose } = props;
  const known = useMemo(() => new Set(props.users.keys()), [props.users]);
  const { now, atOncehub } = useTimeContext();
  const [seen, setSeen] = useState(asked);
  const [reason, setReason] = useState(draft?.reason ?? '');
  const [mail, setMail] = useState(draft?.mail ?? true);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const changes =
    sending || present === null ? [] : differences(asShown(seen), asShown(present), kind, known);
  const changed = changes.length > 0 && present !== null;
  const gone = !sending && present === null;
  const offer = offers(seen, atOncehub)[kind];
  const final = failure !== null && REPEAT[failure.kind] !== 'sameOrder';
  const early = failure?.until !== undefined && failure.until > now;

  const send = async () => {
    setSending(true);
    setFailure(null);
    const command = commandFor(kind, seen, { reason, mail });
    const result = await onPropose(command).catch(() => fail('unknownOutcome'));
    setSending(false);
    if (result.ok) onClose();
    else setFailure(result.failure);
  };
  const lookAgain = () => {
    if (present) setSeen(present);
    setFailure(null);
  };

  return (
    <Dialog
      title={t(`confirm_${kind}_title`)}
      decide={final || gone || (!offer.possible && !changed) ? undefined : t(`confirm_${kind}`)}
      off={changed || early}
      busy={sending && t('noting')}
      round={seen}
      onDecide={send}
      onClose={onClose}
    >
      {gone && <Notice tone="warn" title={t('confirmGone')} />}
      {changed && (
        <Notice
          tone="warn"
          title={t('confirmChanged')}
          step={{ label: t('confirmLooked'), onPress: lookAgain }}
        >
          <Changes fields={changes} was={asShown(seen)} is={asShown(present)} />
        </Notice>
      )}
      <MeetingBrief
        booking={changed ? present : seen}
        before={changed ? seen : null}
        customer={customer}
        shownBeside={props.shownBeside}
        host={props.hostOf(changed ? present : seen)}
      />
      {!changed && !gone && !offer.possible && <Notice title={t(`why_${offer.why}`)} />}
      {!changed && !gone && offer.possible && !final && (
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

const NO_USERS: Users = new Map();
const NO_REASONS: ReasonsView = { phrases: [], last: null };

interface ConfirmProps {
  model: PanelModel;
  question: ConfirmRequest;
  on: PanelEvents;
  onClose(): void;
}

/** The confirmation dialog for a request, with the booking as it is in the model now. */
export function Confirm({ model, question, on, onClose }: ConfirmProps) {
  const { kind, asked, draft } = question;
  const users = model.extras?.users ?? NO_USERS;
  return (
    <ConfirmDialog
      {...{ kind, asked, draft }}
      present={presentOf(model, asked)}
      customer={whoActsOn(model, asked)}
      shownBeside={whoIsBeside(model, asked)}
      undo={model.extras?.undo ?? 0}
      users={users}
      hostOf={(booking) =>
        hostWords(booking, { users, names: model.names, me: model.coverage?.me ?? null })
      }
      atHand={model.extras?.reasons ?? NO_REASONS}
      onPropose={async (command) => {
        const acts = on.extras();
        const done = (await acts?.propose([command])) ?? fail('changed');
        // That it is not at hand the next time is no failure of the action.
        if (done.ok) void acts?.keepReason(command.reason).catch(() => {});
        return done;
      }}
      onGrant={on.grantAccess}
      onClose={onClose}
    />
  );
}

const shownOf = ({ customer, noShowTargets = [] }: PanelModel) =>
  [customer?.next, ...(customer?.history ?? []), ...noShowTargets].filter((one) => one != null);

/** The booking as it is in the model now; while the customer is being read, as it was. */
function presentOf(model: PanelModel, asked: Booking): Booking | null {
  const meetings = model.pending.map(({ meeting }) => meeting);
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
  kind: ActionKind;
  asked: Booking;
  /** A key of the customers the panel showed then. */
  beside: string;
  /** What the user entered when the dialog was open before. */
  draft?: { reason: string; mail: boolean } | undefined;
}
