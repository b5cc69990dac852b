import { isAddress } from '../../lib/address/customer-key.ts';
import { createStoreReader } from '../../lib/store/reader.ts';
import { createStoreWriter } from '../../lib/store/writer.ts';
import { type RefreshCustomerDeps, refreshCustomer } from '../../lib/sync/refresh-customer.ts';
import type { OnceHubOptions } from '../../sandbox/oncehub/server.ts';
import { testOnceHub } from './oncehub.ts';

/** A background that refreshes customers from a stand-in, with a store of its own. */
export function demandWorld(options: OnceHubOptions = {}) {
  const { hub, client, asked } = testOnceHub(options);
  const [reader, writer] = [createStoreReader(), createStoreWriter(hub.control.now)];
  let changes = 0;
  const deps: RefreshCustomerDeps & { reader: typeof reader } = {
    client,
    reader,
    writer,
    window: async () => 'off',
    spent: async () => 0,
    changed: () => void changes++,
    clock: hub.control.now,
  };
  return {
    hub,
    client,
    asked,
    reader,
    writer,
    deps,
    changes: () => changes,
    /** Refreshes a customer; `wanted` may be in any case, as a page writes it. */
    refresh: (wanted: string, eager = true, changes: Partial<RefreshCustomerDeps> = {}) =>
      refreshCustomer(
        { address: isAddress(wanted) ? wanted.toLowerCase() : wanted, asWritten: wanted, eager },
        { ...deps, ...changes },
      ),
    /** The bookings stored for an address, in no order. */
    stored: async (address: string) => (await reader.customer(address)).bookings,
  };
}
