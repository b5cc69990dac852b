import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { CALENDARS, CARRIE, DANA, ODD, SAMPLE_NOW, USERS } from './data/known.ts';
import { createOnceHub } from './server.ts';

const open = () => createOnceHub({ now: () => SAMPLE_NOW, switches: { limits: 'off' } });
const NEXT_WEEK = SAMPLE_NOW + 7 * 86_400_000;
const id = DANA.bookings.upcoming;

describe('the guest’s actions', () => {
  it('cancel a booking', async () => {
    const hub = open();
    hub.control.guestCancels(id, 'I am ill');
    expect((await ask(hub, `GET /bookings/${id}`)).json).toMatchObject({
      status: 'canceled',
      cancel_reschedule_information: { reason: 'I am ill', actioned_by: 'customer', user_id: null },
    });
    expect(() => hub.control.guestCancels(id)).toThrow('canceled');
  });

  it('reschedule a meeting on the same page', async () => {
    const hub = open();
    hub.control.guestReschedules(id, NEXT_WEEK);
    expect((await ask(hub, `GET /bookings/${id}`)).json).toMatchObject({
      status: 'rescheduled',
      starting_time: new Date(NEXT_WEEK).toISOString(),
    });
    hub.control.setClock(NEXT_WEEK);
    expect((await ask(hub, `GET /bookings/${id}`)).json.status).toBe('rescheduled');
    hub.control.advance(30 * 60_000);
    expect((await ask(hub, `GET /bookings/${id}`)).json.status).toBe('completed');
  });

  it('pick a time on another page', async () => {
    const hub = open();
    const made = hub.control.guestRebooks(id, NEXT_WEEK);
    const { rows, ids } = await ask(hub, `GET /bookings?contact=${DANA.contact}`);
    expect(ids[0]).toBe(made);
    expect(rows[0]).toMatchObject({
      status: 'scheduled',
      starting_time: new Date(NEXT_WEEK).toISOString(),
      rescheduled_booking_id: null,
    });
    expect(rows.find((row) => row.id === id)?.status).toBe('canceled');
  });

  it('answer a reschedule request with a new booking', async () => {
    const hub = open();
    await ask(hub, `POST /bookings/${id}/request-reschedule`);
    const made = hub.control.guestRebooks(id, NEXT_WEEK);
    expect(made).not.toBe(id);
    const old = (await ask(hub, `GET /bookings/${id}`)).json;
    expect(old.cancel_reschedule_information).toMatchObject({ actioned_by: 'user' });
    expect(hub.control.mails().map(({ kind }) => kind)).toEqual(['rescheduleRequest', 'scheduled']);
  });

  it('create a booking under the contact with their address', async () => {
    const hub = open();
    const made = hub.control.addBooking({ email: 'DANA.Whitfield@acme.example.com' });
    const own = await ask(hub, `GET /bookings?contact=${DANA.contact}&limit=1`);
    expect(own.rows).toMatchObject([{ id: made, status: 'scheduled', in_trash: false }]);
    const first = hub.control.addBooking({
      email: 'new.person@example.org',
      name: 'New Person',
      calendar: CALENDARS.technical,
      starts: SAMPLE_NOW - 3_600_000,
    });
    const { rows } = await ask(hub, 'GET /contacts?email=new.person%40example.org');
    expect(rows).toMatchObject([{ first_name: 'New', last_name: 'Person' }]);
    expect((await ask(hub, `GET /bookings?contact=${rows[0]?.id}`)).rows).toMatchObject([
      { id: first, owner: USERS.tomas, booking_calendar: CALENDARS.technical },
    ]);
  });
});

describe('the administrator’s actions', () => {
  it('move a booking to the trash and back, and delete it permanently', async () => {
    const hub = open();
    const read = async () => (await ask(hub, `GET /bookings/${id}`)).json;
    hub.control.trash(id);
    expect(await read()).toMatchObject({ in_trash: true, status: 'scheduled' });
    hub.control.restore(id);
    expect(await read()).toMatchObject({ in_trash: false });
    hub.control.delete(id);
    expect(await read()).toEqual({ id, object: 'booking', deleted: true });
    expect(() => hub.control.trash(id)).toThrow(id);
  });

  it('update the last change of a booking', async () => {
    const hub = open();
    hub.control.advance(1000);
    hub.control.touch(CARRIE.bookings.held);
    const query = `last_updated_time.gt=${new Date(SAMPLE_NOW + 999).toISOString()}`;
    const { ids } = await ask(hub, `GET /bookings?contact=${CARRIE.contact}&${query}`);
    expect(ids).toEqual([CARRIE.bookings.held]);
  });
});

it('no action is possible on a booking in the trash, every one on a restored booking', async () => {
  const hub = open();
  const path = `POST /bookings/${ODD.bookings.trashedUpcoming}/cancel`;
  expect((await ask(hub, path)).status).toBe(409);
  hub.control.restore(ODD.bookings.trashedUpcoming);
  expect((await ask(hub, path)).status).toBe(200);
});
