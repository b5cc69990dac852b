import { withoutExtension } from '../../address/extension.ts';
import { MIN_DIGITS, mayBeOneNumber, nationalDigits } from '../../address/phone.ts';
import { isBooker } from '../../domain/booking.ts';
import type { SearchIndex } from '../../store/index-cache.ts';
import type { PageReader } from '../../store/page-reader.ts';
import { eachBooker } from './near-bookers.ts';

/** A customer with a telephone number. */
export interface NumberedPerson {
  /** Their address, or the key of one without an address. */
  address: string;
  name: string | null;
}

/**
 * Bookers whose bookings are read. The index finds digits anywhere, also in an id or a subject.
 */
const MAX_READ = 100;

/**
 * The customers who may have booked with a telephone number, in any spelling, those with the latest
 * month of a booking first; at most `max`. From the store: OnceHub cannot be asked by a number.
 */
export async function peopleByNumber(
  number: string,
  index: SearchIndex,
  reader: Pick<PageReader, 'customers'>,
  max: number,
): Promise<NumberedPerson[]> {
  // Of a longer number a booking may have only these.
  const digits = nationalDigits(number).slice(-MIN_DIGITS);
  const bookers = new Set<string>();
  for (let at = 0; bookers.size < MAX_READ; at++) {
    const page = await index.at(at);
    if (page === null) break;
    eachBooker(page, (booker, text) => {
      const line = text();
      // Other fields than the last, such as the start, may hold the same digits.
      if (line.includes(digits, line.lastIndexOf('\t'))) bookers.add(booker);
    });
  }
  const addresses = [...bookers].slice(0, MAX_READ);
  const stored = await reader.customers(addresses);
  return addresses
    .flatMap((address, at) => {
      const own = stored[at]?.bookings.find(
        (booking) =>
          isBooker(booking, address) &&
          mayBeOneNumber(withoutExtension(booking.phone ?? ''), number),
      );
      return own ? { address, name: own.name } : [];
    })
    .slice(0, max);
}
