import { attributeTo, type Booking } from '../domain/booking.ts';
import { ok, type Result } from '../domain/result.ts';
import type { BookingQuery, Client, Page } from '../oncehub/client.ts';
import type { ReadBooking } from '../oncehub/to-booking.ts';
import type { RetentionPeriod } from '../settings/sync-choice.ts';
import type { Batch } from '../store/apply-batch.ts';
import type { StoreReader } from '../store/reader.ts';
import type { ContactRow, Slice } from '../store/schema.ts';
import type { StoreWriter } from '../store/writer.ts';
import { countUsers, type DirectoryDeps, nextList, readList } from './directory.ts';
import { roundTime } from './pacing.ts';
import { isOwnRead, isUseful, nextSlice } from './plan.ts';
import { contactRow } from './refresh-customer.ts';
import { advance, begin, ending, finish, MAX_RESTARTS } from './slice-reading.ts';

/** What a step of the sync depends on. */
interface StepDeps extends Omit<FillDeps, 'round' | 'reader'>, Pick<DirectoryDeps, 'changed'> {
  client: FillDeps['client'] & DirectoryDeps['client'];
  reader: FillDeps['reader'] & DirectoryDeps['reader'] & Pick<StoreReader, 'directory'>;
}

/**
 * One request's worth of the sync's work. The rep's own meetings ahead come before everything; then
 * the account's users, who tell colleagues from customers and how many share its limits; then the
 * rep's own past, without which each of their customers would have to be looked up; then the other
 * names, list by list.
 */
export async function syncStep(deps: StepDeps): Promise<Result<Step>> {
  const users = await countUsers(deps.reader);
  const fill = () => fillStep({ ...deps, round: roundTime(users) });
  const slices = await deps.reader.slices();
  if (deps.me !== null && !isUseful(slices, deps.me)) return fill();
  const list = await nextList(deps);
  const isBefore = list === 'users' || deps.me === null || isOwnRead(slices);
  if (list === null || !isBefore) return fill();
  const read = await readList(list, deps);
  return read.ok ? ok('read') : read;
}

/** What one step of the sync depends on. */
export interface FillDeps {
  client: Pick<Client, 'bookings' | 'booking'>;
  reader: Pick<StoreReader, 'slices' | 'batches' | 'contact'>;
  writer: Pick<StoreWriter, 'lease'>;
  window: RetentionPeriod;
  /** The rep's own user id at OnceHub, where it is known. */
  me: string | null;
  /** Time between two rounds for what changed, in ms. */
  round: number;
  clock(): number;
  /** The time by OnceHub's own clock; `null` where its answers do not tell. */
  serverClock(): number | null;
}

/** What a step did: a page was read, or there is nothing to read before the next round. */
export type Step = 'read' | 'idle';

/** A round asks for changes from so long before the last one began, in ms: OnceHub may write them down late. */
const ROUND_OVERLAP_MS = 2 * 60_000;

/**
 * Reads one page of the most useful slice and writes it together with the slice's cursor: killed at
 * any moment, both are there or neither. Called again and again, it fills the store and then keeps
 * it fresh.
 */
export async function fillStep(deps: FillDeps): Promise<Result<Step>> {
  const { client, reader, window, me, round } = deps;
  const writer = deps.writer.lease();
  const slices = await reader.slices();
  const now = deps.clock();
  const planned = nextSlice({ window, me, round, slices }, now);
  if (planned === null) return ok('idle');
  const since = async () => ({ now, since: await reader.batches() });
  const { slice, moved } = planned.open
    ? { slice: planned, moved: [] }
    : begin(planned, slices, await since());

  const page = await client.bookings(query(slice), slice.cursor ?? undefined);
  const isLost = await leadsNowhere(page, slice, client);
  if (!isLost.ok) return isLost;
  let batch: Batch;
  if (isLost.value) {
    const lost = slice.cursor === null ? [] : [...slice.lost, slice.cursor];
    const again = { ...begin(slice, [], await since()).slice, lost };
    const isHopeless = lost.length > MAX_RESTARTS;
    batch = isHopeless ? finish(slice, 'broken', slices, deps) : { slices: [again] };
  } else if (page.ok) {
    const rows = await sortOut(page.value.rows, reader);
    const read = advance(slice, page.value, rows.bookings, deps);
    const end = ending(page.value, slice, read);
    const closing = end === null ? { slices: [read] } : finish(read, end, slices, deps);
    batch = { ...rows, ...closing, fresh: slice.doneAt === null && slice.scope !== 'changes' };
  } else return page;
  const written = await writer.write({ ...batch, slices: [...moved, ...(batch.slices ?? [])] });
  return written.ok ? ok('read') : written;
}

function query({ scope, owner, from, to }: Slice): BookingQuery {
  if (scope === 'changes') return { updatedAfter: from - ROUND_OVERLAP_MS };
  return { startsFrom: from, startsBefore: to, owner };
}

/**
 * Whether a cursor was no good because its booking has been deleted: OnceHub may refuse it, or
 * answer an empty page. One that was met again since is not deleted; it ends the list.
 */
async function leadsNowhere(
  page: Result<Page<unknown>>,
  { cursor, lost }: Slice,
  client: Pick<Client, 'booking'>,
): Promise<Result<boolean>> {
  if (cursor === null) return ok(false);
  if (!page.ok) return page.failure.kind === 'badRequest' ? ok(true) : page;
  if (page.value.size > 0 || lost.includes(cursor)) return ok(false);
  const read = await client.booking(cursor, 'sync');
  if (read.ok) return ok(read.value.is === 'gone');
  return read.failure.kind === 'notFound' ? ok(true) : read;
}

/** Parts a page into bookings to keep, each filed under the people it names, and ids to remove. */
async function sortOut(rows: readonly ReadBooking[], reader: Pick<StoreReader, 'contact'>) {
  const bookings: Booking[] = [];
  const gone: string[] = [];
  const contacts = new Map<string, ContactRow>();
  for (const row of rows) {
    if (row.is === 'gone') gone.push(row.id);
    if (row.is !== 'booking') continue;
    const { booking } = row;
    const told = row.contact ? contactRow(row.contact) : null;
    if (told) contacts.set(told.id, told);
    const id = booking.contact;
    const contact = told ?? (id === null ? null : (contacts.get(id) ?? (await reader.contact(id))));
    bookings.push(contact ? attributeTo(booking, contact) : booking);
  }
  return { bookings, gone, contacts: [...contacts.values()] };
}
