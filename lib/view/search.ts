import { type ReadonlySignal, signal } from '@preact/signals-core';
import { normalise } from '../address/normalise.ts';
import { KNOWN_STATUSES, type Status } from '../domain/booking.ts';
import { DAY_MS } from '../domain/dates.ts';
import { ok, type Result } from '../domain/result.ts';
import { fold } from '../store/fold.ts';
import type { DirectoryRow } from '../store/schema.ts';
import { type Filters, keptSearch, search } from '../store/search.ts';
import { summarise } from './customer-view.ts';
import type { ViewDeps } from './deps.ts';
import { t } from './i18n.ts';
import type { Period, SearchFilters, SearchModel } from './model.ts';

/** Rows offered while typing. */
const MAX_ROWS = 8;
/** A pause in typing after which rows are looked for, in ms. */
const DEBOUNCE_MS = 60;

/** Searches the store as one types. */
export interface Search {
  model: ReadonlySignal<SearchModel>;
  type(text: string): void;
  narrow(filters: SearchFilters): void;
}

export function createSearch(deps: Pick<ViewDeps, 'reader' | 'observeChanges' | 'clock'>): Search {
  const model = signal<SearchModel>({ text: '', filters: {}, rows: null, hosts: [], places: [] });
  const change = (changes: Partial<SearchModel>) => {
    model.value = { ...model.peek(), ...changes };
  };
  const kept = keptSearch(deps.reader);
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

  let typing: ReturnType<typeof setTimeout> | undefined;
  function lookSoon(): void {
    clearTimeout(typing);
    const { text, filters } = model.peek();
    if (text.trim() === '' && Object.keys(filters).length === 0) change({ rows: null });
    else typing = setTimeout(() => void look(text, filters), DEBOUNCE_MS);
  }

  async function look(text: string, filters: SearchFilters): Promise<void> {
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
      lookSoon();
    },
    narrow(filters) {
      change({ filters });
      void readNames();
      lookSoon();
    },
  };
}

/** A status named among the words narrows the search to it; the others are searched for. */
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

/** OnceHub's ids: a few letters, a hyphen, letters and digits. Only a hint that it is worth asking for one. */
const BOOKING_ID = /^[A-Z]{2,8}-[A-Z0-9]{4,40}$/i;
/** People one search may bring to the panel. */
const MAX_PEOPLE = 20;

/**
 * Whose addresses somebody means by a text: an address itself, a booking's id (asked of OnceHub
 * where the store has it not), or part of a name, company, phone, subject or tracking id.
 */
export async function findPeople(
  text: string,
  { reader, send }: Pick<ViewDeps, 'reader' | 'send'>,
): Promise<Result<string[]>> {
  const typed = text.trim();
  const address = normalise(typed);
  if (address !== null) return ok([address]);
  const matches = await search(typed, reader, MAX_PEOPLE);
  if (matches.length > 0 || !BOOKING_ID.test(typed)) {
    return ok(matches.map((match) => match.address));
  }
  const found = await send('findBooking', { id: typed.toUpperCase() });
  if (!found.ok) return found.failure.kind === 'notFound' ? ok([]) : found;
  return ok(found.value.address === null ? [] : [found.value.address]);
}
