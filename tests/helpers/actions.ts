import { type Intent, isOpen } from '../../lib/domain/intent.ts';
import type { PendingReader } from '../../lib/vault/reader.ts';

/** An intent whose request is about to be sent; `changes` replace whole fields. */
export const anIntent = (changes: Partial<Intent> = {}): Intent => ({
  id: 'intent-1',
  booking: 'BKNG-1',
  kind: 'cancel',
  before: { status: 'scheduled', starts: 5 },
  at: 0,
  state: 'sent',
  account: 'admin@example.com',
  format: 2,
  ...changes,
});

/** A journal reader for views that returns these intents. */
export const aJournal = (intents: Intent[] = []): PendingReader => ({
  open: async () => intents.filter(isOpen),
  get: async (id) => intents.find((one) => one.id === id),
  close() {},
});
