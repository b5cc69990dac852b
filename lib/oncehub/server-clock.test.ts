import { expect, test } from 'vitest';
import { createServerClock } from './server-clock.ts';

const NOW = Date.UTC(2026, 4, 5, 12);
const dated = (instant: number) => new Headers({ Date: new Date(instant).toUTCString() });

test('OnceHub’s clock is told where it differs, and again only when the difference has changed', () => {
  let now = NOW;
  const told: number[] = [];
  const clock = createServerClock(
    () => now,
    (ahead) => void told.push(ahead),
  );
  clock.read(new Headers());
  clock.read(new Headers({ Date: 'soon' }));
  clock.read(dated(0));
  expect([clock.now(), told]).toEqual([null, []]);
  clock.read(dated(NOW - 7_200_000));
  // Whole seconds, and the time an answer takes, are no difference.
  now += 1_900;
  clock.read(dated(NOW - 7_200_000));
  expect([clock.now(), told]).toEqual([NOW - 7_200_000, [-7_200_000]]);
  // The computer's clock is set right.
  now = NOW - 7_200_000;
  clock.read(dated(now));
  expect([clock.now(), told]).toEqual([now, [-7_200_000, 0]]);
});
