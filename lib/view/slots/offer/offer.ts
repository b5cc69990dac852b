import type { ReadonlySignal } from '@preact/signals-core';
import type { OfferLanguage } from '../../../domain/details/offer-language.ts';
import { fail, type Result } from '../../../domain/result.ts';
import { readOfferLanguage } from '../../../settings/offer-languages.ts';
import type { StoredPerson } from '../../../store/read-person.ts';
import type { ViewDeps } from '../../deps.ts';
import { locale } from '../../i18n.ts';
import { type BookableCalendar, bookableCalendars } from '../calendars.ts';
import type { AskSlots } from '../loaded-slots.ts';
import { guestZone } from './guest-zone.ts';

/** What offering times to the customer shown begins with. */
export interface OfferStart {
  calendars: BookableCalendar[];
  /** The language last chosen for this customer, else the browser's if there are texts for it. */
  language: OfferLanguage;
  /** The customer's time zone (IANA); `null` where it is not known. */
  zone: string | null;
}

/** The commands of offering times. */
export interface OfferEvents {
  /**
   * Tells the listener what offering times to the customer shown begins with, from what is stored
   * here, and again when more of it is known. Returns the function that ends this.
   */
  watch(listener: (start: OfferStart) => void): () => void;
  /** Asks OnceHub for free times of a calendar. */
  askSlots: AskSlots;
  /** Keeps the language for the customer shown. */
  setLanguage(language: OfferLanguage): Promise<Result<null>>;
}

/** Creates the commands of offering times. */
export function createOffers(
  deps: Pick<ViewDeps, 'reader' | 'settings' | 'send' | 'observeChanges'>,
  about: {
    /** All addresses of the customer shown; the first is the one they are shown under. */
    addresses: ReadonlySignal<readonly string[]>;
    /** The stored rows of the customer shown. */
    stored: ReadonlySignal<StoredPerson | null>;
  },
): OfferEvents {
  async function read(): Promise<OfferStart> {
    const { addresses, stored } = about;
    const [directory, kept] = await Promise.all([
      deps.reader.directory(),
      readOfferLanguage(deps.settings, addresses.peek()),
    ]);
    const rows = stored.peek();
    return {
      calendars: bookableCalendars(directory, locale()),
      language: kept ?? (/^de\b/.test(locale()) ? 'de' : 'en'),
      zone: rows && guestZone(rows),
    };
  }

  const listeners = new Set<(start: OfferStart) => void>();
  const tell = async (listener: (start: OfferStart) => void) => {
    const start = await read();
    if (listeners.has(listener)) listener(start);
  };
  deps.observeChanges(({ kind }) => {
    if (kind === 'bookings') for (const listener of listeners) void tell(listener);
  });

  return {
    watch(listener) {
      listeners.add(listener);
      void tell(listener);
      return () => listeners.delete(listener);
    },
    askSlots: (calendar, from) => deps.send('readSlots', { calendar, from }),
    setLanguage(language) {
      const [address] = about.addresses.peek();
      return address === undefined
        ? Promise.resolve(fail('changed'))
        : deps.send('setOfferLanguage', { address, language });
    },
  };
}
