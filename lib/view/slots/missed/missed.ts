import { effect, type ReadonlySignal } from '@preact/signals-core';
import { isAddress } from '../../../address/customer-key.ts';
import { type Booking, bookerOf, isBooker } from '../../../domain/booking.ts';
import { knownZone } from '../../../domain/dates.ts';
import type { Guest } from '../../../domain/details/booking-link.ts';
import type { OfferLanguage } from '../../../domain/details/offer-language.ts';
import { byIdOrAddress } from '../../../domain/details/user-addresses.ts';
import { type KeptMissedTexts, readMissedTexts } from '../../../settings/missed-texts.ts';
import { readOfferLanguage } from '../../../settings/offer-languages.ts';
import type { StoredPerson } from '../../../store/read-person.ts';
import { hostName } from '../../customer-view.ts';
import type { ViewDeps } from '../../deps.ts';
import { locale } from '../../i18n.ts';
import { guestOf } from '../../links/guest.ts';
import { lastUsed } from '../../links/link-offer.ts';
import type { CalendarChoice, LinkEvents, LinksModel } from '../../links/model.ts';
import type { Subject } from '../../model.ts';
import { guestZone } from '../offer/guest-zone.ts';
import type { OfferEvents } from '../offer/offer.ts';
import { type MissCount, missCount } from './miss-count.ts';

/** What writing to a customer after a no-show begins with. */
export interface MissedStart {
  /** Whose form the link fills in, and whose name is written; they booked the meeting. */
  guest: Guest;
  /** Who writes: the rep, else the host of the meeting; `null` where neither is known. */
  host: string | null;
  /** Those on which customers can book, in the order in which they are offered. */
  calendars: CalendarChoice[];
  /** That of the meeting, else the one used last, else the first; `null` where there is none. */
  calendar: CalendarChoice | null;
  /** The language last chosen for this customer, else the browser's if there are texts for it. */
  language: OfferLanguage;
  /** The customer's time zone (IANA); `null` where it is not known. */
  zone: string | null;
  texts: KeptMissedTexts;
}

/** The commands for writing after a no-show. */
export interface MissedEvents {
  /**
   * Which no-show of the customer shown it is; `null` where somebody else booked the meeting, or
   * several people are shown as one: nobody is written to there. `now` is UTC ms.
   */
  count(booking: Booking, now: number): MissCount | null;
  /**
   * Tells the listener what the message is made of, from what is stored here, and again when more
   * calendars are known. Returns the function that ends this.
   */
  watch(booking: Booking, listener: (start: MissedStart) => void): () => void;
  make: LinkEvents['make'];
  askSlots: OfferEvents['askSlots'];
  setLanguage: OfferEvents['setLanguage'];
}

/** Creates the commands for writing after a no-show. Nothing is sent by any of them. */
export function createMissed(
  deps: Pick<ViewDeps, 'reader' | 'settings'>,
  about: {
    /** All addresses of the customer shown. */
    addresses: ReadonlySignal<readonly string[]>;
    /** The customer shown, or the people of a group. */
    subjects: ReadonlySignal<readonly Subject[]>;
    /** The stored rows of the customer shown. */
    stored: ReadonlySignal<StoredPerson | null>;
  },
  links: { model: ReadonlySignal<LinksModel | null>; events: Pick<LinkEvents, 'make'> },
  offer: Pick<OfferEvents, 'askSlots' | 'setLanguage'>,
): MissedEvents {
  async function read(booking: Booking, { rep, calendars }: LinksModel): Promise<MissedStart> {
    const [directory, kept, texts] = await Promise.all([
      deps.reader.directory(),
      readOfferLanguage(deps.settings, about.addresses.peek()),
      readMissedTexts(deps.settings),
    ]);
    const users = [...byIdOrAddress(directory)].map(([key, { name }]) => [key, name] as const);
    const bookable = calendars.filter(({ published }) => published);
    const { calendar, masterPage, page } = booking;
    const stored = about.stored.peek();
    return {
      guest: bookerAsGuest(booking),
      host: rep.is === 'known' ? rep.user.name : hostName(booking, new Map(users)),
      calendars: bookable,
      calendar:
        bookable.find(({ id }) => [calendar, masterPage, page].includes(id)) ??
        lastUsed(bookable) ??
        bookable[0] ??
        null,
      language: kept ?? (/^de\b/.test(locale()) ? 'de' : 'en'),
      zone: knownZone(booking.customerZone) ?? (stored && guestZone(stored)),
      texts,
    };
  }

  return {
    count(booking, now) {
      const stored = about.stored.peek();
      if (stored === null || about.subjects.peek().length > 1) return null;
      if (!stored.own.some((address) => isBooker(booking, address))) return null;
      return missCount(stored.bookings, booking, stored.own, now);
    },
    watch(booking, listener) {
      let latest = 0;
      const end = effect(() => {
        const turn = ++latest;
        const known = links.model.value;
        if (known === null) return;
        void read(booking, known).then((start) => turn === latest && listener(start));
      });
      return () => {
        latest = 0;
        end();
      };
    },
    make: links.events.make,
    askSlots: offer.askSlots,
    setLanguage: offer.setLanguage,
  };
}

/** Who booked a meeting, as the guest of a link. */
function bookerAsGuest(booking: Booking): Guest {
  const key = bookerOf(booking) ?? '';
  const subject = { address: key, asWritten: key, name: booking.name };
  const { name, email, phone } = guestOf(subject, null);
  return { name, email: isAddress(key) ? email : null, phone };
}
