import { describe, expect, it } from 'vitest';
import { at, nextClockChange, nextMidnight } from './time.ts';

const iso = (time: number) => new Date(time).toISOString();

describe('times', () => {
  const now = Date.parse('2026-09-14T15:00:00Z');

  it('at gives a UTC time of day on another day', () => {
    expect(iso(at(now, -2, 17, 30))).toBe('2026-09-12T17:30:00.000Z');
  });

  it.each([
    ['America/New_York', '2026-09-14T15:00:00Z', '2026-11-01T06:00:00.000Z'],
    ['America/New_York', '2026-12-01T00:00:00Z', '2027-03-14T07:00:00.000Z'],
    ['Europe/Berlin', '2026-09-14T15:00:00Z', '2026-10-25T01:00:00.000Z'],
  ])('nextClockChange in %s after %s', (zone, after, change) => {
    expect(iso(nextClockChange(zone, Date.parse(after)))).toBe(change);
  });

  it('nextClockChange returns a year later when there is no change', () => {
    expect(nextClockChange('Asia/Tokyo', now)).toBeGreaterThan(now + 365 * 86_400_000);
  });

  it.each([
    ['America/New_York', '2026-09-14T15:00:00Z', '2026-09-15T04:00:00.000Z'],
    ['America/New_York', '2026-09-15T03:00:00Z', '2026-09-15T04:00:00.000Z'],
    ['America/New_York', '2026-11-01T12:00:00Z', '2026-11-02T05:00:00.000Z'],
    ['Asia/Tokyo', '2026-09-14T15:00:00Z', '2026-09-15T15:00:00.000Z'],
  ])('nextMidnight in %s after %s', (zone, after, midnight) => {
    expect(iso(nextMidnight(zone, Date.parse(after)))).toBe(midnight);
  });
});
