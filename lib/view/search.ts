import { type ReadonlySignal, signal } from '@preact/signals-core';
import { inMailto } from '../address/in-mailto.ts';
import { inText } from '../address/in-text.ts';
import { normalise } from '../address/normalise.ts';
import { isKeyWithoutAddress } from '../address/unaddressed.ts';
import { type Booking, KNOWN_STATUSES, type Status } from '../domain/booking.ts';
import { DAY_MS } from '../domain/dates.ts';
import { fold } from '../domain/fold.ts';
import { byStart, nextMeeting } from '../domain/history.ts';
import { ok, type Result } from '../domain/result.ts';
import type { SearchIndex } from '../store/index-cache.ts';
import type { DirectoryRow } from '../store/schema.ts';
import { type Filters, keptSearch, search } from '../store/search.ts';
import type { ViewDeps } from './deps.ts';
import { t } from './i18n.ts';
import type { CustomerSummary, Period, SearchFilters, SearchModel, Subject } from './model.ts';

/** The number of results shown while the user types. */
const MAX_ROWS = 8;
/** Debounce: the pause in typing after which the search runs, in ms. */
const DEBOUNCE_MS = 60;

/** A search-as-you-type in the store. */
export interface Search {
  model: ReadonlySignal<SearchModel>;
  /** Sets the text; the search runs after a short pause. */
  type(text: string): void;
  /** Replaces the filters. */
  narrow(filters: SearchFilters): void;
  /** The cache of the search index, which is as the store is now. */
  index(): SearchIndex;
}

/**
 * Creates the search and loads its index in advance; `loading` is a cache of the index that may
 * already be filling.
 */
export function createSearch(
  deps: Pick<ViewDeps, 'reader' | 'observeChanges' | 'clock'>,
  loading?: SearchIndex,
): Search {
  const model = signal<SearchModel>({ text: '', filters: {}, rows: null, hosts: [], places: [] });
  const change = (changes: Partial<SearchModel>) => {
    model.value = { ...model.peek(), ...changes };
  };
  const kept = keptSearch(deps.reader, loading);
  kept.warm();

  async function readNames(): Promise<void> {
    const rows = await deps.reader.directory();
    const named = (wanted: (row: DirectoryRow) => boolean) =>
      rows
        .filter(wanted)
        .map(({ id, name }) => ({ id, name }))
        .sort((a, b) => a.name.localeCompare(b.name));
    change({
      hosts: named(({ kind }) => kind === 'user'),
      places: named(({ kind }) => kind !== 'user'),
    });
  }
  deps.observeChanges(({ kind }) => {
    if (kind === 'bookings' || kind === 'forgotten') kept.stale();
  });
  void readNames();

  let debounceTimer: ReturnType<typeof setTimeout> | undefined;
  function searchSoon(): void {
    clearTimeout(debounceTimer);
    const { text, filters } = model.peek();
    if (text.trim() === '' && Object.keys(filters).length === 0) change({ rows: null });
    else debounceTimer = setTimeout(() => void runSearch(text, filters), DEBOUNCE_MS);
  }

  async function runSearch(text: string, filters: SearchFilters): Promise<void> {
    const now = deps.clock();
    const { words, status } = statusWords(text);
    const narrowed = storeFilters({ ...(status && { status }), ...filters }, now);
    const matches = await kept.search(words, MAX_ROWS, narrowed);
    const stored = await deps.reader.customers(matches.map(({ address }) => address));
    const rows = matches.map(({ address, asWritten, name, company }, at) =>
      summarise({ address, asWritten, name }, company, stored[at]?.bookings ?? [], now),
    );
    const asked = model.peek();
    if (asked.text === text && asked.filters === filters) change({ rows });
  }

  return {
    model,
    type(text) {
      change({ text });
      searchSoon();
    },
    narrow(filters) {
      change({ filters });
      void readNames();
      searchSoon();
    },
    index: kept.index,
  };
}

/** A short summary of a person's bookings; `now` in UTC ms. Pure. */
export function summarise(
  subject: Subject,
  company: string | null,
  bookings: readonly Booking[],
  now: number,
): CustomerSummary {
  const next = nextMeeting(bookings, now);
  const past = bookings.filter((booking) => booking !== next && (booking.starts ?? now) < now);
  const last = past.sort(byStart)[0] ?? null;
  return { subject, company, next, last, count: bookings.length };
}

/**
 * Finds the name of a booking status in the text, in the user's language. Returns that status and
 * the remaining words; without one, the text as it is and `null`.
 */
export function statusWords(text: string): { words: string; status: Status | null } {
  const typed = ` ${fold(text)} `;
  for (const status of KNOWN_STATUSES) {
    const name = ` ${fold(t(`status_${status}`))} `;
    if (typed.includes(name)) return { words: typed.replace(name, ' ').trim(), status };
  }
  return { words: text, status: null };
}

const PERIODS: Record<Period, (now: number) => Pick<Filters, 'from' | 'to'>> = {
  ahead: (now) => ({ from: now }),
  week: (now) => ({ from: now - 7 * DAY_MS, to: now }),
  month: (now) => ({ from: now - 30 * DAY_MS, to: now }),
  quarter: (now) => ({ from: now - 91 * DAY_MS, to: now }),
  year: (now) => ({ from: now - 365 * DAY_MS, to: now }),
};

const storeFilters = ({ period, ...same }: SearchFilters, now: number): Filters => ({
  ...same,
  ...(period && PERIODS[period](now)),
});

/**
 * The form of OnceHub's ids: letters, a hyphen, letters and digits. A match only means that asking
 * OnceHub for a booking with this id is worth a request.
 */
const BOOKING_ID = /^[A-Z]{2,8}-[A-Z0-9]{4,40}$/i;
/** The largest number of people that one search shows in the panel. */
const MAX_PEOPLE = 20;

/**
 * The addresses of the people a text refers to. The text can be an address, any text with
 * addresses in it, a booking id (requested from OnceHub when the store does not have it), or a part
 * of a name, company, phone, subject or tracking id. Empty when no one is found; a failure when the
 * request to OnceHub fails.
 */
export async function findPeople(
  text: string,
  { reader, send }: Pick<ViewDeps, 'reader' | 'send'>,
): Promise<Result<string[]>> {
  const typed = text.trim();
  if (isKeyWithoutAddress(typed)) return ok([typed]);
  const address = normalise(typed);
  // What is pasted may be a link, a line of a mail's head, or several addresses.
  const named = address === null ? [...inMailto(typed), ...inText(typed)] : [address];
  if (named.length > 0) return ok([...new Set(named)].slice(0, MAX_PEOPLE));
  const matches = await search(typed, reader, MAX_PEOPLE);
  if (matches.length > 0 || !BOOKING_ID.test(typed)) {
    return ok(matches.map((match) => match.address));
  }
  const found = await send('findBooking', { id: typed.toUpperCase() });
  if (!found.ok) return found.failure.kind === 'notFound' ? ok([]) : found;
  return ok(found.value.address === null ? [] : [found.value.address]);
}
