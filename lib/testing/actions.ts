import type { Intent } from '../actions/intent.ts';

/** An intent as it stands before its request leaves; `changes` replace whole fields. */
export const anIntent = (changes: Partial<Intent> = {}): Intent => ({
  id: 'intent-1',
  booking: 'BKNG-1',
  kind: 'cancel',
  before: { status: 'scheduled', starts: 5 },
  at: 0,
  state: 'sent',
  acknowledged: false,
  unchangedSince: null,
  format: 1,
  ...changes,
});
