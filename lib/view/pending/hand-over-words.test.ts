import { expect, test } from 'vitest';
import { handOverRefusal } from './hand-over-words.ts';

test.each([
  ['notFound', "No such user: 'USR-XXXXXXXXXX'", 'user'],
  ['conflict', 'User is inactive.', 'inactive'],
  ['conflict', 'Reassign is available on the Route plan and above.', 'plan'],
  ['conflict', 'Booking cannot be reassigned to the same host.', 'same'],
  ['conflict', 'Booking cannot be reassigned in its current status.', 'status'],
  [
    'conflict',
    "Invalid location: 'Webex' is not connected for this user. Connected Video Conference Service options: google_meet, microsoft_teams.",
    'location',
  ],
  ['conflict', 'Cannot reassign booking: The new host requires an assigned seat.', 'seat'],
] as const)('%s "%s" has words of its own, with a next step', (kind, words, name) => {
  const key = `handOver_no_${name}`;
  expect(handOverRefusal({ kind, words })).toEqual({ title: key, text: `${key}_step` });
});

test.each([
  ['notFound', "No such booking: '123'"],
  ['conflict', 'Something new.'],
  ['conflict', undefined],
  ['unprocessable', 'User is inactive.'],
] as const)('%s "%s" has none: it is shown as it came', (kind, words) => {
  expect(handOverRefusal({ kind, ...(words && { words }) })).toBeNull();
});
