import { DAY_MS } from '../domain/dates.ts';
import {
  MAX_PLACE_CHARS,
  MAX_PLACES,
  MAX_SLOTS,
  PLACE_TYPES,
  SLOT_SPAN_MS,
  type Slot,
  type SlotPage,
  type SlotPlace,
} from '../domain/details/slot.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { tidy } from '../domain/safe-text.ts';
import type { Http } from './http.ts';
import { isId, readInstant } from './wire.ts';

/** Nobody books further ahead, in ms; it also keeps what is asked for within what `Date` holds. */
const FURTHEST_MS = 1000 * DAY_MS;

/**
 * Reads the free times of a booking calendar: 28 days of them from `from` (UTC ms), or from now
 * where that is past, which OnceHub refuses. Fails as `Http.send` does: with `notFound` for a
 * calendar that is gone, with `unprocessable` for one that is not published or whose host has no
 * seat, both with OnceHub's words, and with `unreadable` for an answer of another shape.
 */
export type ReadSlots = (calendar: string, from: number) => Promise<Result<SlotPage>>;

/** Makes the reading of slots. `now` is the time by OnceHub's clock (UTC ms). */
export function createSlotReader(http: Pick<Http, 'send'>, now: () => number): ReadSlots {
  return async (calendar, from) => {
    if (!isId(calendar)) return fail('notFound');
    const present = now();
    const start = Math.min(Math.max(from, present), present + FURTHEST_MS);
    const end = start + SLOT_SPAN_MS;
    const answer = await http.send({
      method: 'GET',
      path: `/booking-calendars/${calendar}/time-slots`,
      query: {
        start_time: new Date(start).toISOString(),
        end_time: new Date(end).toISOString(),
      },
      priority: 'person',
      isExtra: true,
    });
    if (!answer.ok) return answer;
    if (!Array.isArray(answer.value)) return fail('unreadable');
    const slots = slotsOf(answer.value, start, end);
    // A list of rows that cannot be read must not look like a calendar without free times.
    if (slots === null) return fail('unreadable');
    const [left] = slots.splice(MAX_SLOTS);
    return ok({ slots, from: start, until: left ? left.starts : end });
  };
}

/** The slots from `from` to before `until`, the earliest first; `null` where no row is readable. */
function slotsOf(rows: readonly unknown[], from: number, until: number): Slot[] | null {
  const byStart = new Map<number, Slot>();
  let readable = 0;
  for (const row of rows) {
    const { start_time, locations } = (row ?? {}) as Record<string, unknown>;
    const starts = readInstant(start_time);
    if (starts === null) continue;
    readable += 1;
    if (starts < from || starts >= until) continue;
    const places = [...(byStart.get(starts)?.places ?? []), ...placesOf(locations)];
    byStart.set(starts, { starts, places: places.slice(0, MAX_PLACES) });
  }
  if (rows.length > 0 && readable === 0) return null;
  return [...byStart.values()].sort((a, b) => a.starts - b.starts);
}

/** The places of a slot; those of a kind that OnceHub does not document are left out. */
function placesOf(raw: unknown): SlotPlace[] {
  if (!Array.isArray(raw)) return [];
  return raw.slice(0, MAX_PLACES).flatMap((row: unknown) => {
    const { type, value, id } = (row ?? {}) as Record<string, unknown>;
    const known = PLACE_TYPES.find((one) => one === type);
    if (!known) return [];
    const text = typeof value === 'string' ? tidy(value, MAX_PLACE_CHARS) : null;
    return [{ type: known, value: text, id: isId(id) ? id : null }];
  });
}
