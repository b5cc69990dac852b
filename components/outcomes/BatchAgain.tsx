import { useState } from 'preact/hooks';
import { offers } from '../../lib/domain/rules.ts';
import type { PendingView } from '../../lib/view/model.ts';
import type { ExtrasModel, OutcomeRow, PanelEvents } from '../../lib/view/panel/model.ts';
import { useTimeContext } from '../ui/time-context.ts';
import { OutcomePreview } from './OutcomePreview.tsx';
import { decisionOf } from './selection.ts';
import './outcomes.css';

interface BatchAgainProps {
  /** No-shows that were confirmed before and not sent. */
  left: readonly PendingView[];
  extras: ExtrasModel;
  on: Pick<PanelEvents, 'extras' | 'grantAccess'>;
}

/**
 * Asks again about what a batch of no-shows left behind, with the meetings as they are now. Those
 * that are no longer stored, or cannot be marked any more, are left out.
 */
export function BatchAgain({ left, extras, on }: BatchAgainProps) {
  const { atOncehub } = useTimeContext();
  const events = on.extras()?.outcomes;
  const rows = left.flatMap(({ meeting }): OutcomeRow[] =>
    meeting && offers(meeting, atOncehub).noShow.possible
      ? [{ booking: meeting, state: 'open' }]
      : [],
  );
  const decide = () => decisionOf({ held: [], noShow: rows.map(({ booking }) => booking) });
  const [asked, setAsked] = useState(decide);
  const close = () => events?.askAgain([]);
  return (
    <OutcomePreview
      asked={asked}
      rows={rows}
      pending={left}
      users={extras.users}
      undo={extras.undo}
      onConfirm={async ({ absences }) => events?.confirm(absences, [])}
      onLook={() => setAsked(decide())}
      onDone={close}
      onClose={close}
      onGrant={on.grantAccess}
    />
  );
}
