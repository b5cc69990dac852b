import type { StoreReader } from '../store/reader.ts';

/** Users of the account, by the directory; `null` before it was read. */
export async function countUsers(reader: Pick<StoreReader, 'directory'>): Promise<number | null> {
  const users = (await reader.directory()).filter((row) => row.kind === 'user').length;
  return users === 0 ? null : users;
}
