import { type ReadonlySignal, signal } from '@preact/signals-core';
import { byIdOrAddress } from '../domain/details/user-addresses.ts';
import { type KeyState, keyState } from '../settings/key-state.ts';
import type { ViewDeps } from './deps.ts';
import type { Names } from './model.ts';

/**
 * The account's state as signals: the key's state (`null` while it is being read), the names of the
 * account's ids, and whether the browser is online. Updated while the view is open.
 */
export function createAccount(deps: ViewDeps): {
  key: ReadonlySignal<KeyState | null>;
  names: ReadonlySignal<Names>;
  online: ReadonlySignal<boolean>;
} {
  const key = watchKey(deps);
  const names = signal<Names>(new Map());
  const online = signal(deps.online());

  const readNames = async () => {
    const rows = byIdOrAddress(await deps.reader.directory());
    // Users by their address, too: it is how a booking names its hosts.
    names.value = new Map([...rows].map(([one, { name }]) => [one, name]));
  };
  deps.observeChanges((change) => {
    if (change.kind === 'bookings' || change.kind === 'forgotten') void readNames();
  });
  const updateOnline = () => {
    online.value = deps.online();
  };
  addEventListener('online', updateOnline);
  addEventListener('offline', updateOnline);
  void readNames();
  return { key, names, online };
}

/** The key's state as a signal; `null` while it is being read. Updated while the view is open. */
export function watchKey(
  deps: Pick<ViewDeps, 'local' | 'session' | 'observeChanges'>,
): ReadonlySignal<KeyState | null> {
  const key = signal<KeyState | null>(null);
  const read = async () => {
    key.value = await keyState(deps);
  };
  deps.observeChanges(({ kind }) => {
    if (kind === 'key' || kind === 'forgotten') void read();
  });
  void read();
  return key;
}
