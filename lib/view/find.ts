import { normalise } from '../address/normalise.ts';
import { ok, type Result } from '../domain/result.ts';
import { search } from '../store/search/search.ts';
import type { ViewWorld } from './deps.ts';

/** OnceHub's ids: a few letters, a hyphen, letters and digits. Only a hint that it is worth asking for one. */
const BOOKING_ID = /^[A-Z]{2,8}-[A-Z0-9]{4,40}$/i;
/** People one search may bring to the panel. */
const MANY = 20;

/**
 * Whose addresses somebody means by a text: an address itself, a booking's id (asked of OnceHub
 * where the store has it not), or part of a name, company, phone, subject or tracking id.
 */
export async function findPeople(
  text: string,
  { reader, send }: Pick<ViewWorld, 'reader' | 'send'>,
): Promise<Result<string[]>> {
  const typed = text.trim();
  const address = normalise(typed);
  if (address !== null) return ok([address]);
  const matches = await search(typed, reader, MANY);
  if (matches.length > 0 || !BOOKING_ID.test(typed)) {
    return ok(matches.map((match) => match.address));
  }
  const found = await send('findBooking', { id: typed.toUpperCase() });
  if (!found.ok) return found.failure.kind === 'notFound' ? ok([]) : found;
  return ok(found.value.address === null ? [] : [found.value.address]);
}
