import { normalise } from '../address/normalise.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Client } from '../oncehub/client.ts';
import type { SyncChoice } from '../settings/preferences.ts';
import type { StoreReader } from '../store/reader.ts';

/**
 * Which user of OnceHub has an address: the key itself belongs to nobody. The store may know, so
 * that nobody is asked. `null` for no address; `notFound` where nobody has it.
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
