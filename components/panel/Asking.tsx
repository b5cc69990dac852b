import type { PendingView } from '../../lib/view/model.ts';
import type { ExtrasEvents, ExtrasModel, PanelEvents } from '../../lib/view/panel/model.ts';
import type { MoveQuestion } from '../../lib/view/slots/move/model.ts';
import { ActionNotices } from '../actions/ActionNotices.tsx';
import { Confirm, type ConfirmProps } from '../actions/ConfirmDialog.tsx';
import { MoveMeeting } from '../move/MoveMeeting.tsx';
import { MoveNotices } from '../move/MoveNotices.tsx';

interface NoticesProps {
  pending: readonly PendingView[];
  extras: ExtrasModel | null;
  on: ExtrasEvents & Pick<PanelEvents, 'grantAccess'>;
  /** Opens a dialog, or opens one again. */
  onAgain(one: MoveQuestion | PendingView): void;
}

/** The notices of moves and of actions. The second half of a move is told with the move. */
export function Notices({ pending, extras, on, onAgain }: NoticesProps) {
  const moves = extras?.moves ?? [];
  const halves = moves.map(({ cancel }) => cancel);
  return (
    <ActionNotices
      pending={pending.filter(({ intent }) => !halves.includes(intent))}
      on={on}
      onAgain={onAgain}
    >
      {moves.length > 0 && (
        <MoveNotices
          moves={moves}
          undo={extras?.undo ?? 0}
          on={{ ...on.moves, propose: on.propose }}
          onAgain={onAgain}
        />
      )}
    </ActionNotices>
  );
}

/** The dialog that a question needs: of an action, or of a move. */
export function Question(props: Omit<ConfirmProps, 'move'>) {
  const moves = props.on.extras()?.moves;
  return (
    <Confirm
      {...props}
      move={(shared, hindered) =>
        moves ? <MoveMeeting {...{ ...shared, moves, hindered }} /> : null
      }
    />
  );
}
