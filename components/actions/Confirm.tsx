import type { Booking } from '../../lib/domain/booking.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/model.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import type { Question } from './question.ts';

interface ConfirmProps {
  model: PanelModel;
  question: Question;
  on: PanelEvents;
  onClose(): void;
}

/** The confirm for a question, about the booking as the model has it now. */
export function Confirm({ model, question, on, onClose }: ConfirmProps) {
  const { kind, asked, draft } = question;
  return (
    <ConfirmDialog
      {...{ kind, asked, draft }}
      present={presentOf(model, asked)}
      customer={whoActsOn(model, asked)}
      undo={model.extras?.undo ?? 0}
      onPropose={on.propose}
      onGrant={on.grantAccess}
      onClose={onClose}
    />
  );
}

const shownOf = ({ customer, noShowTargets = [] }: PanelModel) =>
  [customer?.next, ...(customer?.history ?? []), ...noShowTargets].filter((one) => one != null);

/** The booking as the model has it now; while the model is being read, as it was. */
function presentOf(model: PanelModel, asked: Booking): Booking | null {
  const meetings = model.pending.map(({ meeting }) => meeting);
  const found = [...shownOf(model), ...meetings].find((one) => one?.id === asked.id);
  return found ?? (model.customer ? null : asked);
}

/** Whom an action would touch: the customer shown; of several shown as one, or of another customer's booking, whoever booked. */
function whoActsOn(model: PanelModel, asked: Booking) {
  const { customer, subject, together } = model;
  const isTheirs = !together && shownOf(model).some(({ id }) => id === asked.id);
  const name = isTheirs ? (customer?.name ?? subject?.name ?? null) : asked.name;
  const address = isTheirs ? null : asked.email;
  return { name, address: address ?? (isTheirs || together ? (subject?.asWritten ?? '') : '') };
}
