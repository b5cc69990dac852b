import { DAY_MS, MINUTE_MS } from '../dates.ts';

/** The kinds of place a slot can offer, by OnceHub's names (API v2, "Time slots"). */
export const PLACE_TYPES = [
  'virtual',
  'virtual_static',
  'physical',
  'guest_phone',
  'in_person_by_guest',
] as const;

/**
 * Where a meeting can be. `value` is the provider of a video meeting or the address of a room, as
 * OnceHub sent it; `id` names a room when booking.
 */
export interface SlotPlace {
  type: (typeof PLACE_TYPES)[number];
  value: string | null;
  id: string | null;
}

/** A free time of a booking calendar; `starts` is UTC ms. A slot may offer no place it can name. */
export interface Slot {
  starts: number;
  places: SlotPlace[];
}

/**
 * The free times that one request brought, the earliest first, without two at the same time. They
 * are all there are from `from` to before `until` (UTC ms).
 */
export interface SlotPage {
  slots: Slot[];
  from: number;
  until: number;
}

/** How much time one request for slots covers, in ms; OnceHub allows thirty days. */
export const SLOT_SPAN_MS = 28 * DAY_MS;
/** The most slots of one answer that are kept; the page then ends before the first left out. */
export const MAX_SLOTS = 3000;
/** The most places of one slot that are kept. */
export const MAX_PLACES = 20;
/** The longest address of a room that is kept, in characters. */
export const MAX_PLACE_CHARS = 300;
/** Slots that were read longer ago (ms) are read again before one of them is used. */
export const SLOTS_FRESH_MS = 2 * MINUTE_MS;
