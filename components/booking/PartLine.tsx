import './PartLine.css';
import type { Booking } from '../../lib/domain/booking.ts';
import { partOfCustomer } from '../../lib/view/customer-view.ts';
import { t } from '../../lib/view/i18n.ts';
import { Plain, phrase } from '../ui/SafeText.tsx';

interface PartLineProps {
  booking: Booking;
  /** The customer's addresses. */
  addresses: readonly string[];
}

/** Says so where the customer did not book: a guest's address can be anybody's writing. */
export function PartLine({ booking, addresses }: PartLineProps) {
  const part = partOfCustomer(booking, addresses);
  if (part === null || part === 'booker') return null;
  const booker = booking.name ?? booking.email;
  return (
    <p class="part-line">
      {t(`part_${part}`)}{' '}
      {booker ? phrase('bookedBy', <Plain text={booker} max={80} />) : t('bookedByUnknown')}
    </p>
  );
}
