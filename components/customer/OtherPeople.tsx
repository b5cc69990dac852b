import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { CompanyLine } from './CompanyLine.tsx';
import { NearMisses } from './NearMisses.tsx';

interface OtherPeopleProps {
  model: Pick<PanelModel, 'extras' | 'together'>;
  on: Pick<PanelEvents, 'extras' | 'open'>;
}

/**
 * Other people with bookings who have to do with the customer shown: colleagues of theirs, and who
 * may be the same person under another spelling. Nothing for a group.
 */
export function OtherPeople({ model: { extras, together }, on }: OtherPeopleProps) {
  const acts = on.extras();
  if (!extras || !acts || together) return null;
  return (
    <>
      {extras.company && <CompanyLine company={extras.company} onOpen={on.open} />}
      {extras.near.length > 0 && (
        <Boundary of={[extras.near]}>
          <NearMisses people={extras.near} onJoin={acts.join} />
        </Boundary>
      )}
    </>
  );
}
