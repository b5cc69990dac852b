import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { CALENDARS, DANA, SAMPLE_NOW, USERS } from './data/known.ts';
import { createOnceHub } from './server.ts';

const open = () => createOnceHub({ now: () => SAMPLE_NOW, switches: { limits: 'off' } });

describe('scheduling', () => {
  const path = (calendar: string) => `POST /booking-calendars/${calendar}/schedule`;
  const booking = (start: string, more: object = {}) => ({
    start_time: start,
    guest_time_zone: 'America/New_York',
    booking_form: {
      name: 'Dana Whitfield',
      email: 'Dana.Whitfield@acme.example.com',
      topic: 'Price',
    },
    ...more,
  });
  const firstSlot = async (hub: ReturnType<typeof open>, calendar: string) => {
    const { text } = await ask(hub, `GET /booking-calendars/${calendar}/time-slots`);
    const [first] = JSON.parse(text) as { start_time: string }[];
    return String(first?.start_time);
  };

  it('returns only the id, and creates the booking under the contact with the address', async () => {
    const hub = open();
    const start = await firstSlot(hub, CALENDARS.pricing);
    const location = { type: 'virtual', value: 'google_meet' };
    const answer = await ask(hub, path(CALENDARS.pricing), { body: booking(start, { location }) });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ id: expect.stringMatching(/^BKNG-[0-9A-Z]{12}$/) });
    const listed = await ask(hub, `GET /bookings?contact=${DANA.contact}&limit=1`);
    expect(listed.rows).toMatchObject([
      {
        id: answer.json.id,
        status: 'scheduled',
        starting_time: start,
        customer_timezone: 'America/New_York',
        booking_calendar: CALENDARS.pricing,
        owner: USERS.priya,
        virtual_conferencing: { join_url: expect.stringMatching(/^https:/) },
        form_submission: {
          email: 'Dana.Whitfield@acme.example.com',
          custom_fields: [{ name: 'topic', value: 'Price' }],
        },
      },
    ]);
    const again = await ask(hub, path(CALENDARS.pricing), { body: booking(start) });
    expect(again.status).toBe(400);
    expect(again.json).toMatchObject({
      message: 'The selected start time is not available.',
      param: 'start_time',
    });
  });

  const missing = { message: 'Required fields are missing.' };
  const rows: [name: string, calendar: string, more: object, status: number, body: object][] = [
    [
      'no form',
      CALENDARS.pricing,
      { booking_form: undefined },
      400,
      { ...missing, param: 'booking_form' },
    ],
    [
      'no name',
      CALENDARS.pricing,
      { booking_form: { email: 'a@b.example.com' } },
      400,
      { ...missing, param: 'booking_form' },
    ],
    [
      'no zone',
      CALENDARS.pricing,
      { guest_time_zone: undefined },
      400,
      { ...missing, param: 'guest_time_zone' },
    ],
    [
      'a zone nobody knows',
      CALENDARS.pricing,
      { guest_time_zone: 'Mars/Base' },
      400,
      { param: 'guest_time_zone' },
    ],
    [
      'off the half-hour',
      CALENDARS.pricing,
      { start_time: '2026-09-15T14:07:00Z' },
      400,
      { param: 'start_time' },
    ],
    [
      'at night',
      CALENDARS.pricing,
      { start_time: '2026-09-15T03:00:00Z' },
      400,
      { param: 'start_time' },
    ],
    [
      'in the past',
      CALENDARS.pricing,
      { start_time: '2026-09-11T15:00:00Z' },
      400,
      { param: 'start_time' },
    ],
    [
      'unpublished',
      CALENDARS.unpublished,
      {},
      422,
      { message: 'Meeting cannot be scheduled on an unpublished booking calendar.', param: 'id' },
    ],
    [
      'host without seat',
      CALENDARS.noSeat,
      {},
      402,
      { message: "Meeting cannot be scheduled when the host doesn't have a seat assigned." },
    ],
    ['a guest’s place not given', CALENDARS.noLinks, {}, 400, { param: 'location' }],
    [
      'a place not offered',
      CALENDARS.pricing,
      { location: { type: 'physical', value: 'ADD-1' } },
      400,
      { param: 'location' },
    ],
    ['unknown', 'BKC-123', {}, 404, { message: "No such booking calendar: 'BKC-123'" }],
  ];
  it.each(rows)('refuses: %s', async (_name, calendar, more, status, body) => {
    const hub = open();
    const count = hub.control.bookings().length;
    const given = booking('2026-09-15T15:30:00.000Z', more);
    const answer = await ask(hub, path(calendar), { body: given });
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject(body);
    expect(hub.control.bookings()).toHaveLength(count);
  });

  it('books the next free host of a team with an equal call, until none is free', async () => {
    const hub = open();
    const start = await firstSlot(hub, CALENDARS.team);
    const slots = async () =>
      (await ask(hub, `GET /booking-calendars/${CALENDARS.team}/time-slots`)).text;
    const owners: unknown[] = [];
    while ((await slots()).includes(start)) {
      const answer = await ask(hub, path(CALENDARS.team), { body: booking(start) });
      expect(answer.status).toBe(200);
      owners.push((await ask(hub, `GET /bookings/${answer.json.id}`)).json.owner);
    }
    expect(owners.length).toBeGreaterThan(1);
    expect(new Set(owners).size).toBe(owners.length);
    const again = await ask(hub, path(CALENDARS.team), { body: booking(start) });
    expect(again.json).toMatchObject({ param: 'start_time' });
  });

  it('requires answers, and ignores one that a picklist does not offer', async () => {
    const hub = open();
    const start = await firstSlot(hub, CALENDARS.technical);
    const answered = (answers: object) => ({
      ...booking(start),
      booking_form: { name: 'Dana', email: 'dana@acme.example.com', ...answers },
    });
    const refused = await ask(hub, path(CALENDARS.technical), { body: answered({}) });
    expect(refused.status).toBe(400);
    expect(refused.json).toMatchObject({ ...missing, param: 'booking_form' });
    const body = answered({ system: 'Linux', product: 'Unheard of' });
    const { json } = await ask(hub, path(CALENDARS.technical), { body });
    const { form_submission: form } = (await ask(hub, `GET /bookings/${json.id}`)).json;
    expect(form).toMatchObject({ custom_fields: [{ name: 'system', value: 'Linux' }] });
  });

  it('echoes: one call is carried out twice, and only the second answer arrives', async () => {
    const hub = open();
    const start = await firstSlot(hub, CALENDARS.pricing);
    const count = hub.control.bookings().length;
    hub.control.fault({ kind: 'echo', match: { method: 'POST' } });
    const answer = await ask(hub, path(CALENDARS.pricing), { body: booking(start) });
    expect(answer.status).toBe(400);
    expect(hub.control.bookings()).toHaveLength(count + 1);
  });

  it('accepts a guest’s own phone number', async () => {
    const hub = open();
    const start = await firstSlot(hub, CALENDARS.noLinks);
    const location = { type: 'guest_phone', value: '+12025550195' };
    const answer = await ask(hub, path(CALENDARS.noLinks), { body: booking(start, { location }) });
    const { json } = await ask(hub, `GET /bookings/${answer.json.id}`);
    expect(json).toMatchObject({
      location_description: '+12025550195',
      virtual_conferencing: null,
    });
  });
});
