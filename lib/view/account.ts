import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type KeyState, keyState } from '../settings/key-state.ts';
import type { ViewDeps } from './deps.ts';
import type { Names } from './model.ts';

/** What is known of the account: its key, and the names of its ids. */
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
  const look = () => {
    online.value = deps.online();
  };
  addEventListener('online', look);
  addEventListener('offline', look);
  void readKey();
  void readNames();
  return { key, names, online };
}
