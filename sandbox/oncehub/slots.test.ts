import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { CALENDARS, SAMPLE_NOW } from './data/known.ts';
import { createOnceHub } from './server.ts';

const open = () => createOnceHub({ now: () => SAMPLE_NOW, switches: { limits: 'off' } });
const iso = (time: number) => new Date(time).toISOString();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Slot {
  start_time: string;
  locations: { type: string; value: string | null; id: string | null }[];
}

async function slots(hub: ReturnType<typeof open>, calendar: string, query = ''): Promise<Slot[]> {
  const { text } = await ask(hub, `GET /booking-calendars/${calendar}/time-slots${query}`);
  return JSON.parse(text) as Slot[];
}

describe('time slots', () => {
  it('are an array without envelope for the next week, each with its locations', async () => {
    const all = await slots(open(), CALENDARS.pricing);
    expect(all.length).toBeGreaterThan(20);
    for (const { start_time, locations } of all) {
      const time = Date.parse(start_time);
      expect(time).toBeGreaterThanOrEqual(SAMPLE_NOW);
      expect(time).toBeLessThan(SAMPLE_NOW + 7 * DAY);
      expect([0, 6]).not.toContain(new Date(time).getUTCDay());
      expect(locations.map(({ type }) => type)).toEqual([
        'virtual',
        'virtual_static',
        'guest_phone',
      ]);
    }
  });

  it('do not include taken times', async () => {
    const hub = open();
    const [first] = await slots(hub, CALENDARS.pricing);
    const start = String(first?.start_time);
    hub.control.addBooking({ calendar: CALENDARS.pricing, starts: Date.parse(start) });
    const after = await slots(hub, CALENDARS.pricing);
    expect(after.map(({ start_time }) => start_time)).not.toContain(start);
  });

  const NOW = `start_time=${iso(SAMPLE_NOW)}`;
  const rows: [name: string, calendar: string, query: string, status: number, param?: string][] = [
    [
      'end before start',
      CALENDARS.pricing,
      `?${NOW}&end_time=${iso(SAMPLE_NOW - HOUR)}`,
      400,
      'end_time',
    ],
    ['no span at all', CALENDARS.pricing, `?${NOW}&end_time=${iso(SAMPLE_NOW)}`, 400, 'end_time'],
    ['30 days', CALENDARS.pricing, `?${NOW}&end_time=${iso(SAMPLE_NOW + 30 * DAY)}`, 200],
    [
      'more than 30 days',
      CALENDARS.pricing,
      `?${NOW}&end_time=${iso(SAMPLE_NOW + 31 * DAY)}`,
      400,
      'end_time',
    ],
    ['in the past', CALENDARS.pricing, `?start_time=${iso(SAMPLE_NOW - DAY)}`, 400, 'start_time'],
    ['no date', CALENDARS.pricing, '?start_time=soon', 400, 'start_time'],
    ['host without seat', CALENDARS.noSeat, '', 402],
    ['unpublished', CALENDARS.unpublished, '', 422, 'id'],
    ['unknown', 'BKC-123', '', 404, 'id'],
    ['of a team', CALENDARS.team, '', 200],
  ];
  it.each(rows)('%s', async (_name, calendar, query, status, param) => {
    const answer = await ask(open(), `GET /booking-calendars/${calendar}/time-slots${query}`);
    expect([answer.status, answer.json.param]).toEqual([status, param]);
  });
});
