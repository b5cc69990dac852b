import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoIn } from './iso-date.ts';

const NOON = Date.UTC(2026, 10, 20, 12, 0, 7);

test.each([
  ['UTC', '2026-11-20T12:00:07+00:00'],
  ['Europe/London', '2026-11-20T12:00:07+00:00'],
  ['Europe/Berlin', '2026-11-20T13:00:07+01:00'],
  ['America/New_York', '2026-11-20T07:00:07-05:00'],
  ['Asia/Kathmandu', '2026-11-20T17:45:07+05:45'],
  ['Pacific/Kiritimati', '2026-11-21T02:00:07+14:00'],
])('in %s', (zone, iso) => {
  expect(isoIn(NOON, zone)).toBe(iso);
});

test('the text gives the same instant, to the second, in every zone and at every clock change', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe');
  const seconds = fc.integer({ min: Date.UTC(2000, 0) / 1000, max: Date.UTC(2100, 0) / 1000 });
  fc.assert(
    fc.property(zones, seconds, (zone, second) => {
      expect(Date.parse(isoIn(second * 1000, zone))).toBe(second * 1000);
    }),
  );
});
