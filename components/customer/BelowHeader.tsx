import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import { WhoAmI } from '../rep/WhoAmI.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { OtherPeople } from './OtherPeople.tsx';

interface BelowHeaderProps {
  model: Pick<PanelModel, 'extras' | 'together'>;
  on: Pick<PanelEvents, 'extras' | 'open'>;
}

/** What stands below the customer's name: whether the rep is whom we think, and other people. */
export function BelowHeader({ model, on }: BelowHeaderProps) {
  const links = model.extras?.links;
  const acts = on.extras();
  return (
    <>
      {links && acts && (
        <Boundary of={[links]}>
          <WhoAmI rep={links.rep} onAnswer={acts.links.answerRep} />
        </Boundary>
      )}
      <OtherPeople model={model} on={on} />
    </>
  );
}
