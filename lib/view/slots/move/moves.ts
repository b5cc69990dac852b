import { fail } from '../../../domain/result.ts';
import type { ViewDeps } from '../../deps.ts';
import type { MoveEvents } from './model.ts';
import { calendarOf, whyNoLinks, whyNoMove } from './move-offer.ts';
import type { PendingMoves } from './pending-moves.ts';

type Deps = Pick<ViewDeps, 'send'> & { reader: Pick<ViewDeps['reader'], 'directory'> };

/** Creates the commands for moving meetings; `now` is OnceHub's clock (UTC ms). */
export function createMoves(
  { send, reader }: Deps,
  pending: Omit<PendingMoves, 'shown'>,
  now: () => number,
): MoveEvents {
  return {
    ...pending,
    async start(booking) {
      const directory = await reader.directory();
      const why = whyNoMove(booking, now(), directory);
      const found = calendarOf(booking, directory);
      return {
        calendar:
          found && why === null
            ? { id: found.id, name: found.name, minutes: found.calendar?.minutes ?? null }
            : null,
        why,
        whyNoLinks: whyNoLinks(booking, now()),
      };
    },
    askSlots: (calendar, from) => send('readSlots', { calendar, from }),
    async link(booking, kind) {
      const answer = await send('readGuestLink', { booking, kind }).catch(() => fail('bug'));
      return answer.ok ? answer.value : { is: 'failed', failure: answer.failure };
    },
  };
}
