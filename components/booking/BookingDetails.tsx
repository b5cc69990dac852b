import type { Names } from '../../lib/view/model.ts';
import { BookingActions, type BookingActionsProps } from './BookingActions.tsx';
import { BookingFields } from './BookingFields.tsx';
import { JoinLink } from './JoinLink.tsx';
import { MeetingTime } from './meeting-parts.tsx';
import './BookingDetails.css';

interface BookingDetailsProps extends BookingActionsProps {
  names: Names;
}

/** What unfolds below a row: exact times, everything kept, and what can be done. */
export function BookingDetails(props: BookingDetailsProps) {
  const { booking, names, pending, onAct } = props;
  return (
    <div class="details">
      <MeetingTime booking={booking} />
      <JoinLink booking={booking} />
      <BookingActions booking={booking} pending={pending} onAct={onAct} />
      <BookingFields booking={booking} names={names} />
    </div>
  );
}
