import { fail, type Result } from '../domain/result.ts';
import type { Input } from '../messages/table.ts';
import type { Client } from '../oncehub/client.ts';
import type { OneTimeLink } from '../oncehub/one-time-link.ts';
import type { StoreReader } from '../store/reader.ts';

/**
 * Creates the handler of `makeLink`: the kind and the host come from the stored directory, not from
 * who asks. The rep hosts it only where the calendar is one of their teams'. Fails as the client
 * does, and with `notFound` for what has no one-time links.
 */
export const createMakeLink =
  ({ client, reader }: { client: Pick<Client, 'oneTimeLink'>; reader: Directory }) =>
  async ({ calendar: id, guest, rep }: Input<'makeLink'>): Promise<Result<OneTimeLink>> => {
    const rows = await reader.directory();
    const wanted = rows.find((row) => row.id === id);
    const kind = wanted?.kind;
    if (kind !== 'calendar' && kind !== 'masterPage') return fail('notFound');
    const user = rows.find((row) => row.kind === 'user' && row.id === rep);
    const isTheirTeams = user?.user?.teams.includes(wanted?.calendar?.host ?? '');
    const host = isTheirTeams ? (user?.address ?? null) : null;
    return client.oneTimeLink({ kind, id, guest, host });
  };

type Directory = Pick<StoreReader, 'directory'>;
