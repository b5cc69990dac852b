import './Whose.css';
import type { Booking } from '../../lib/domain/booking.ts';
import { whoseIs } from '../../lib/view/customer-view.ts';
import type { Subject } from '../../lib/view/model.ts';
import { Icon } from '../ui/icons.tsx';
import { Plain } from '../ui/SafeText.tsx';

interface WhoseProps {
  booking: Booking;
  /** The people shown as one; without them it is plain whose a booking is. */
  people: readonly Subject[] | undefined;
}

/** Whose a booking is, where several people's are shown together. */
export function Whose({ booking, people }: WhoseProps) {
  const names = people ? whoseIs(booking, people) : [];
  if (names.length === 0) return null;
  return (
    <p class="whose">
      <Icon name="person" />
      <Plain text={names.join(', ')} max={160} />
    </p>
  );
}
