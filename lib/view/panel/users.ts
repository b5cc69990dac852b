import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { ViewDeps } from '../deps.ts';
import type { Users } from '../model.ts';

/** The account's users as a signal: empty until the directory has been read. */
export function createUsers(
  deps: Pick<ViewDeps, 'observeChanges'> & { reader: Pick<ViewDeps['reader'], 'directory'> },
): ReadonlySignal<Users> {
  const users = signal<Users>(new Map());
  const read = async () => {
    const rows = await deps.reader.directory();
    users.value = new Map(rows.flatMap(({ address, name }) => (address ? [[address, name]] : [])));
  };
  deps.observeChanges(({ kind }) => {
    if (kind === 'bookings' || kind === 'forgotten') void read();
  });
  void read();
  return users;
}
