import { isAddress } from '../address/customer-key.ts';
import { attributeTo, type Booking } from '../domain/booking.ts';
import { type FailureKind, ok, type Result } from '../domain/result.ts';
import type { BookingQuery, Client, Page } from '../oncehub/client.ts';
import type { ReadBooking } from '../oncehub/to-booking.ts';
import type { RetentionPeriod } from '../settings/sync-choice.ts';
import type { Batch } from '../store/apply-batch.ts';
import type { StoreReader } from '../store/reader.ts';
import type { ContactRow, Slice } from '../store/schema.ts';
import type { StoreWriter } from '../store/writer.ts';
import { askedFrom, judgeBounds } from './change-filter.ts';
import { checkMissing, MAX_CHECKS } from './check-missing.ts';
import { countUsers, type DirectoryDeps, nextList, readList } from './directory.ts';
import { isFilterIgnored } from './own-filter.ts';
import { roundTime } from './pacing.ts';
import { isOwnRead, isUseful, nextSlice, SLICE } from './plan.ts';
import { contactRow } from './refresh-customer.ts';
import { advance, begin, ending, finish, MAX_RESTARTS } from './slice-reading.ts';

/** What `syncStep` depends on. */
interface StepDeps extends Omit<FillDeps, 'round' | 'reader'>, Pick<DirectoryDeps, 'changed'> {
  client: FillDeps['client'] & DirectoryDeps['client'];
  reader: FillDeps['reader'] & DirectoryDeps['reader'];
}

/**
 * One step of the sync, which is about one request. First come the rep's own meetings ahead; then
 * the account's users, since they tell colleagues from customers, and how many share the rate
 * limit; then the rep's own past, without which each of their customers would have to be looked up;
 * then the other lists of names; then the rest of the plan. Fails as OnceHub's client and the
 * store's writer do.
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

/** What `fillStep` depends on. */
export interface FillDeps {
  client: Pick<Client, 'bookings' | 'booking'>;
  reader: Pick<StoreReader, 'slices' | 'batches' | 'contact' | 'booking' | 'directory'>;
  writer: Pick<StoreWriter, 'lease'>;
  window: RetentionPeriod;
  /** The rep's own user id at OnceHub; `null` where it is not known. */
  me: string | null;
  /** Time between two rounds for changes, in ms. */
  round: number;
  /** This computer's clock (UTC ms). */
  clock(): number;
  /** OnceHub's clock (UTC ms); `null` where its answers have no time. */
  serverClock(): number | null;
}

/** How OnceHub may refuse a filter, of which one generation of its bookings knows nothing. */
const REFUSED_FILTER: readonly FailureKind[] = ['badRequest', 'unprocessable', 'notFound'];

/** What a step did: it read something, or there is nothing to read before the next round. */
export type Step = 'read' | 'idle';

/**
 * Reads one page of the most useful slice, and writes it in one transaction with the slice's
 * cursor, so that the worker may be killed at any moment. Called again and again, it fills the
 * store and then keeps it fresh. Fails as the client and the writer do; the next call then tries
 * the same page again.
 */
export async function fillStep(deps: FillDeps): Promise<Result<Step>> {
  const { client, reader, window, me, round } = deps;
  const writer = deps.writer.lease();
  const slices = await reader.slices();
  const now = deps.clock();
  const planned = nextSlice({ window, me, round, slices }, now);
  if (planned === null) return window === 'off' ? ok('idle') : checkNext(slices, deps);
  const since = async () => ({ now, since: await reader.batches() });
  const { slice, moved } = planned.open
    ? { slice: planned, moved: [] }
    : begin(planned, slices, await since());

  const page = await client.bookings(query(slice), slice.cursor ?? undefined);
  const isInvalid = await isCursorInvalid(page, slice, client);
  if (!isInvalid.ok) return isInvalid;
  let batch: Batch;
  if (isInvalid.value) {
    const lost = slice.cursor === null ? [] : [...slice.lost, slice.cursor];
    const restarted = { ...begin(slice, [], await since()).slice, lost };
    const isHopeless = lost.length > MAX_RESTARTS;
    batch = isHopeless ? finish(slice, 'broken', slices, deps) : { slices: [restarted] };
  } else if (page.ok) {
    const rows = await partition(page.value.rows, reader);
    const read = advance(slice, page.value, rows.bookings, deps);
    const ended = ending(page.value, slice, read);
    const isInVain = ended === null && (await isFilterIgnored(slice, rows.bookings, reader));
    const end = isInVain ? 'broken' : ended;
    const closing: Batch = end === null ? { slices: [read] } : finish(read, end, slices, deps);
    const [round, ...others] = closing.slices ?? [];
    if (end !== null && slice.scope === 'changes' && round) {
      closing.slices = [judgeBounds(planned, round), ...others];
    }
    batch = { ...rows, ...closing, fresh: slice.doneAt === null && slice.scope !== 'changes' };
  } else if (slice.scope === 'hosted' && REFUSED_FILTER.includes(page.failure.kind)) {
    // Only one generation of OnceHub's bookings is documented to know hosts.
    batch = finish(slice, 'broken', slices, deps);
  } else return page;
  const written = await writer.write({ ...batch, slices: [...moved, ...(batch.slices ?? [])] });
  return written.ok ? ok('read') : written;
}

/**
 * Reads by its id one of the bookings that were missing from the last list of their slice, at most
 * `MAX_CHECKS` of them between two rounds. Fails as the client and the writer do.
 */
async function checkNext(slices: readonly Slice[], deps: FillDeps): Promise<Result<Step>> {
  const slice = slices.find(({ missing = [] }) => missing.length > 0);
  const rounds = slices.find(({ id }) => id === SLICE.changes);
  const [id, ...missing] = slice?.missing ?? [];
  if (!slice || !rounds || id === undefined) return ok('idle');
  const { checks = 0 } = rounds;
  if (checks >= MAX_CHECKS) return ok('idle');
  const writer = deps.writer.lease();
  // A round, a look-up or an action may have read it meanwhile.
  const isRead = (await deps.reader.booking(id))?.unlisted === undefined;
  const checked = isRead ? ok({}) : await checkMissing(id, deps);
  if (!checked.ok) return checked;
  const moved = [
    { ...slice, missing },
    { ...rounds, checks: isRead ? checks : checks + 1 },
  ];
  const written = await writer.write({ ...checked.value, slices: moved });
  return written.ok ? ok('read') : written;
}

function query(slice: Slice): BookingQuery {
  const { scope, owner, from, to } = slice;
  if (scope === 'changes') return { updatedAfter: askedFrom(slice) };
  const period = { startsFrom: from, startsBefore: to };
  return scope === 'hosted' ? { ...period, host: owner } : { ...period, owner };
}

/**
 * Whether the cursor became invalid because its booking was deleted: OnceHub may then refuse it, or
 * answer an empty page. An empty page after a cursor that is in `lost` already is a true end of the
 * list, since a deleted booking cannot come up again.
 */
async function isCursorInvalid(
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

/**
 * Splits a page into bookings to store, each attributed to its contact, those to remove, and the
 * contacts that OnceHub sent along.
 */
async function partition(rows: readonly ReadBooking[], reader: Pick<StoreReader, 'contact'>) {
  const bookings: Booking[] = [];
  const gone: string[] = [];
  const trashed: NonNullable<Batch['trashed']> = [];
  const contacts = new Map<string, ContactRow>();
  for (const row of rows) {
    if (row.is === 'gone') {
      // A list may lag, and show in the trash what was restored since.
      if (row.last) trashed.push(row.last);
      else gone.push(row.id);
    }
    if (row.is !== 'booking') continue;
    const { booking } = row;
    const expanded = row.contact ? contactRow(row.contact) : null;
    const id = expanded?.id ?? booking.contact;
    const isWhole = isAddress(expanded?.address ?? '');
    const known = isWhole || id === null ? null : (contacts.get(id) ?? (await reader.contact(id)));
    // What is expanded without an address tells less than what is known, and nothing is lost by it.
    const contact = isAddress(known?.address ?? '') ? known : (expanded ?? known);
    if (expanded && contact) contacts.set(contact.id, contact);
    bookings.push(contact ? attributeTo(booking, contact) : booking);
  }
  return { bookings, gone, trashed, contacts: [...contacts.values()] };
}
