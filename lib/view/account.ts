import { type ReadonlySignal, signal } from '@preact/signals-core';
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
  const key = signal<KeyState | null>(null);
  const names = signal<Names>(new Map());
  const online = signal(deps.online());

  const readKey = async () => {
    key.value = await keyState(deps);
  };
  const readNames = async () => {
    const rows = await deps.reader.directory();
    names.value = new Map(rows.map((row) => [row.id, row.name]));
  };
  deps.observeChanges((change) => {
    if (change.kind === 'key' || change.kind === 'forgotten') void readKey();
    if (change.kind === 'bookings' || change.kind === 'forgotten') void readNames();
  });
  const updateOnline = () => {
    online.value = deps.online();
  };
  addEventListener('online', updateOnline);
  addEventListener('offline', updateOnline);
  void readKey();
  void readNames();
  return { key, names, online };
}
