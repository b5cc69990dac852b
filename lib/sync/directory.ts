import { normalise } from '../address/normalise.ts';
import type { DirectoryList } from '../domain/booking.ts';
import { DIRECTORY_LISTS } from '../domain/booking.ts';
import { byIdOrAddress } from '../domain/details/user-addresses.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Client } from '../oncehub/client.ts';
import { eachPage } from '../oncehub/paging.ts';
import type { WireNamed } from '../oncehub/wire.ts';
import type { SyncChoice } from '../settings/sync-choice.ts';
import type { StoreReader } from '../store/reader.ts';
import type { DirectoryRow } from '../store/schema.ts';
import type { StoreWriter } from '../store/writer.ts';

/** The names of hosts, calendars and pages are stale after this time, in ms. */
const NAMES_FRESH_MS = 24 * 3_600_000;
/** The most pages (of 100 names) read of each list. */
const MAX_PAGES = 10;

const KINDS: Record<DirectoryList, DirectoryRow['kind']> = {
  users: 'user',
  'booking-calendars': 'calendar',
  'booking-pages': 'page',
  'master-pages': 'masterPage',
  'event-types': 'eventType',
};

/** What reading the directory (the account's ids with their names) depends on. */
export interface DirectoryDeps {
  client: Pick<Client, 'directory'>;
  reader: Pick<StoreReader, 'namesReadAt'>;
  writer: Pick<StoreWriter, 'lease'>;
  /** Called after each page, to notify the views. */
  changed(): void;
  /** UTC ms. */
  clock(): number;
}

/** The next stale list of the directory, users first; `null` where all are fresh. */
export async function nextList({
  reader,
  clock,
}: Pick<DirectoryDeps, 'reader' | 'clock'>): Promise<DirectoryList | null> {
  const readAt = await reader.namesReadAt();
  const isFresh = (at: number | undefined) =>
    at !== undefined && at <= clock() && clock() - at < NAMES_FRESH_MS;
  return DIRECTORY_LISTS.find((list) => !isFresh(readAt.get(list))) ?? null;
}

/**
 * Reads one list of the directory into the store, page by page. Fails as the client and the writer
 * do; the list then stays stale.
 */
export async function readList(
  list: DirectoryList,
  deps: Omit<DirectoryDeps, 'reader'>,
): Promise<Result<unknown>> {
  const at = deps.clock();
  const writer = deps.writer.lease();
  const read = await eachPage(
    (after) => deps.client.directory(list, after),
    async (rows) => {
      const directory = rows.flatMap((row) => directoryRow(KINDS[list], row) ?? []);
      await writer.write({ directory });
      deps.changed();
    },
    MAX_PAGES,
  );
  return read.ok ? writer.write({ namesRead: { list, at } }) : read;
}

/**
 * Reads every stale list of the directory into the store. Ends at the first failure; the next call
 * goes on with the lists that are stale still.
 */
export async function refreshDirectory(deps: DirectoryDeps): Promise<Result<unknown>> {
  for (const _ of DIRECTORY_LISTS) {
    const list = await nextList(deps);
    if (list === null) break;
    const read = await readList(list, deps);
    if (!read.ok) return read;
  }
  return ok(undefined);
}

function directoryRow(kind: DirectoryRow['kind'], row: WireNamed): DirectoryRow | null {
  const fullName = [row.first_name, row.last_name].filter(Boolean).join(' ');
  const name = kind === 'user' ? fullName || row.email : (row.name ?? row.subject);
  if (!name) return null;
  const named = { id: row.id, kind, name, address: row.email ? normalise(row.email) : null };
  const { teams, timezone: zone, status, host, url, duration_minutes: minutes, published } = row;
  const invited = status === 'invited' && { invited: true as const };
  if (kind === 'user') return { ...named, user: { teams, zone, ...invited } };
  if (kind === 'calendar') return { ...named, calendar: { host, url, minutes, published } };
  const isPage = kind === 'page' || kind === 'masterPage';
  return isPage ? { ...named, page: { url, active: row.active } } : named;
}

/** The number of users of the account, by the stored directory; `null` before it was read. */
export async function countUsers(reader: Pick<StoreReader, 'directory'>): Promise<number | null> {
  const users = (await reader.directory()).filter((row) => row.kind === 'user').length;
  return users === 0 ? null : users;
}

/**
 * The account's users by their lower-cased addresses, those they had before among them; and the
 * directory's rows by their ids, which are like no address.
 */
export const usersByAddress = async (
  reader: Pick<StoreReader, 'directory'>,
): Promise<ReadonlyMap<string, { id: string }>> => byIdOrAddress(await reader.directory());

/**
 * Finds the user of OnceHub who has an address; it has to be asked for because an API key belongs
 * to an account, not to a user. OnceHub is asked only if the stored directory does not have the
 * address. Answers `null` for no address. Fails with `badRequest` for text that is no address, with
 * `notFound` where no user has it, else as the client does.
 */
export async function findMe(
  address: string | null,
  { client, reader }: { client: Pick<Client, 'users'>; reader: Pick<StoreReader, 'directory'> },
): Promise<Result<SyncChoice['me']>> {
  if (address === null) return ok(null);
  const wanted = normalise(address);
  if (wanted === null) return fail('badRequest');
  const rows = await reader.directory();
  const known = rows.find((row) => row.kind === 'user' && row.address === wanted);
  if (known) return ok({ id: known.id, address: wanted, name: known.name });
  const answer = await client.users(wanted);
  if (!answer.ok) return answer;
  const user = answer.value.rows.find((row) => row.email && normalise(row.email) === wanted);
  if (!user) return fail('notFound');
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ');
  return ok({ id: user.id, address: wanted, name: name || wanted });
}
