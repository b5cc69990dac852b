import type { SearchIndex } from '../../../store/index-cache.ts';
import { searchIndexPage } from '../../../store/search-index.ts';
import type { ViewDeps } from '../../deps.ts';
import type { AskedBefore } from './model.ts';

/** So many of a calendar's latest bookings are looked at: its questions rarely change. */
const LOOKED_AT = 30;
/** More questions than an order may answer are not asked. */
const MAX_QUESTIONS = 20;

/**
 * The questions that the stored bookings of a calendar answered, each with its last answer, in the
 * order of the latest form that has them. OnceHub does not tell a calendar's questions.
 */
export async function askedBefore(
  calendar: string,
  reader: Pick<ViewDeps['reader'], 'byIds'>,
  index: SearchIndex,
): Promise<AskedBefore[]> {
  const ids: string[] = [];
  for (let place = 0; ids.length < LOOKED_AT; place++) {
    const page = await index.at(place);
    if (page === null) break;
    const found = searchIndexPage(page, '', (line) => line.places.includes(calendar), LOOKED_AT);
    ids.push(...found.map(({ id }) => id));
  }
  const bookings = await reader.byIds(ids.slice(0, LOOKED_AT));
  const answers = new Map<string, string>();
  for (const booking of bookings) {
    if (booking.calendar !== calendar) continue;
    for (const { question, answer } of booking.answers) {
      if (!answers.has(question)) answers.set(question, answer);
    }
  }
  return [...answers].slice(0, MAX_QUESTIONS).map(([field, answer]) => ({ field, answer }));
}
