import { useState } from 'preact/hooks';
import { offers } from '../../lib/domain/rules.ts';
import type { PendingView } from '../../lib/view/model.ts';
import type { ExtrasModel, OutcomeEvents, OutcomeRow } from '../../lib/view/panel/model.ts';
import { useTimeContext } from '../ui/time-context.ts';
import { OutcomePreview } from './OutcomePreview.tsx';
import { decisionOf } from './selection.ts';
import './outcomes.css';

interface BatchAgainProps {
  /** What a batch of no-shows left behind. */
  group: readonly PendingView[];
  extras: ExtrasModel;
  onConfirm: OutcomeEvents['confirm'];
  onGrant: (() => void) | undefined;
  onClose(): void;
}

/**
 * Asks again about no-shows that were confirmed before and not sent, with the meetings as they are
 * now. Those that are no longer stored, or cannot be marked any more, are left out.
 */
export function BatchAgain({ group, extras, onConfirm, onGrant, onClose }: BatchAgainProps) {
  const { atOncehub } = useTimeContext();
  const rows = group.flatMap(({ meeting }): OutcomeRow[] =>
    meeting && offers(meeting, atOncehub).noShow.possible
      ? [{ booking: meeting, state: 'open' }]
      : [],
  );
  const decide = () => decisionOf({ held: [], noShow: rows.map(({ booking }) => booking) });
  const [asked, setAsked] = useState(decide);
  return (
    <OutcomePreview
      asked={asked}
      rows={rows}
      pending={group}
      users={extras.users}
      undo={extras.undo}
      onConfirm={({ absences }) => onConfirm(absences, [])}
      onLook={() => setAsked(decide())}
      onDone={onClose}
      onClose={onClose}
      onGrant={onGrant ?? (() => {})}
    />
  );
}
