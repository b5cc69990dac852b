import type { ActionKind, Booking } from '../../lib/domain/booking.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import { NoShowNotice } from '../actions/NoShowNotice.tsx';
import { OtherPeople } from '../customer/OtherPeople.tsx';
import { WhoAmI } from '../rep/WhoAmI.tsx';
import { Boundary } from '../ui/Boundary.tsx';

interface UnderNameProps {
  model: PanelModel;
  on: PanelEvents;
  onAct(kind: ActionKind, booking: Booking): void;
}

/**
 * What most customers do not have between their name and their meetings, and whether the rep is
 * whom we think.
 */
export function UnderName({ model, on, onAct }: UnderNameProps) {
  const links = model.extras?.links;
  const acts = on.extras();
  return (
    <>
      {links && acts && (
        <Boundary of={[links]}>
          <WhoAmI rep={links.rep} onAnswer={acts.links.answerRep} />
        </Boundary>
      )}
      <OtherPeople key={model.subject?.address} model={model} on={on} />
      <Boundary of={[model]}>
        <NoShowNotice model={model} onAct={onAct} />
      </Boundary>
    </>
  );
}
