import { deleteVault, type Journal } from '../actions/journal.ts';
import type { KeyedStore } from '../platform/storage.ts';
import type { StoreWriter } from '../store/write.ts';
import type { KeyRing } from './key.ts';

/** Forgets key, bookings, journal and settings, everywhere: databases are deleted rather than emptied. */
export async function forgetEverything(world: {
  keyRing: KeyRing;
  local: KeyedStore;
  session: KeyedStore;
  writer: StoreWriter;
  journal: Journal;
}): Promise<void> {
  await world.keyRing.close();
  await world.local.clear();
  await world.writer.wipe();
  await world.journal.close();
  await deleteVault();
  await world.session.clear();
}
