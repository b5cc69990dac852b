import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { CARRIE, DANA, LUIS, MEI, SAMPLE_NOW, USERS } from './data/known.ts';
import { createOnceHub, KEYS } from './server.ts';

const open = () => createOnceHub({ now: () => SAMPLE_NOW, switches: { limits: 'off' } });
const path = (id: string) => `POST /bookings/${id}/reassign`;
const meet = (value: string) => ({ type: 'virtual', value });

describe('reassign', () => {
  it('changes host, attendees and calendar, and sends a mail to all', async () => {
    const hub = open();
    const body = { new_host: USERS.morgan };
    const { status, json } = await ask(hub, path(DANA.bookings.upcoming), { body });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      status: 'scheduled',
      attendees: ['morgan.hale@example.com', DANA.email],
      owner: USERS.priya,
      external_calendar: { type: 'google', name: 'morgan.hale@example.com' },
    });
    expect(hub.control.booking(DANA.bookings.upcoming)?.hosts).toEqual([USERS.morgan]);
    const to = [DANA.email, 'morgan.hale@example.com'];
    expect(hub.control.mails().map(({ to: all }) => all.toSorted())).toEqual([to]);
    expect(hub.control.mails()).toMatchObject([{ kind: 'reassigned' }]);
  });

  const services: [
    name: string,
    id: string,
    host: string,
    location: unknown,
    service: string | null,
  ][] = [
    ['same service', DANA.bookings.upcoming, USERS.morgan, undefined, 'google_meet'],
    ['first one connected', DANA.bookings.upcoming, USERS.hanna, undefined, 'webex'],
    [
      'the one asked for',
      DANA.bookings.upcoming,
      USERS.morgan,
      meet('microsoft_teams'),
      'microsoft_teams',
    ],
    ['none', DANA.bookings.upcoming, USERS.grace, undefined, null],
  ];
  it.each(services)(
    'chooses the conferencing service: %s',
    async (_name, id, host, location, service) => {
      const hub = open();
      const before = hub.control.booking(id)?.joinUrl;
      const { json } = await ask(hub, path(id), { body: { new_host: host, location } });
      expect(hub.control.booking(id)?.provider).toBe(service);
      if (service === null) expect(json.virtual_conferencing).toBeNull();
      else expect(json.virtual_conferencing).not.toEqual({ join_url: before });
    },
  );

  it('does not change a location that is not virtual', async () => {
    const body = { new_host: USERS.grace };
    const { json } = await ask(open(), path(LUIS.bookings.paid), { body });
    expect(json.location_description).toBe('12 Harbour Street, Lisbon');
    expect(json.virtual_conferencing).toBeNull();
  });

  const refusals: [
    name: string,
    id: string,
    body: unknown,
    status: number,
    message: string,
    param?: string,
  ][] = [
    ['no host named', DANA.bookings.upcoming, {}, 400, 'Required fields are missing.', 'new_host'],
    [
      'half a location',
      DANA.bookings.upcoming,
      { new_host: USERS.morgan, location: { type: 'virtual' } },
      400,
      'Required fields are missing.',
      'location.value',
    ],
    [
      'another kind of place',
      DANA.bookings.upcoming,
      { new_host: USERS.morgan, location: { type: 'physical', value: 'zoom' } },
      400,
      'Invalid string: physical',
      'location.type',
    ],
    [
      'unknown service',
      DANA.bookings.upcoming,
      { new_host: USERS.morgan, location: meet('skype') },
      400,
      'Invalid string: skype',
      'location.value',
    ],
    [
      'unknown booking',
      'BKNG-123',
      { new_host: USERS.morgan },
      404,
      "No such booking: 'BKNG-123'",
      'id',
    ],
    [
      'unknown user',
      DANA.bookings.upcoming,
      { new_host: 'USR-X' },
      404,
      "No such user: 'USR-X'",
      'new_host',
    ],
    [
      'deleted user',
      DANA.bookings.upcoming,
      { new_host: USERS.deleted },
      404,
      `No such user: '${USERS.deleted}'`,
      'new_host',
    ],
    [
      'invited user',
      DANA.bookings.upcoming,
      { new_host: USERS.invited },
      409,
      'User is inactive.',
      'new_host',
    ],
    [
      'same host',
      DANA.bookings.upcoming,
      { new_host: USERS.priya },
      409,
      'Booking cannot be reassigned to the same host.',
      'new_host',
    ],
    [
      'past booking',
      CARRIE.bookings.markable,
      { new_host: USERS.morgan },
      409,
      'Booking cannot be reassigned in its current status.',
      'id',
    ],
    [
      'classic booking to another calendar service',
      MEI.bookings.upcoming,
      { new_host: USERS.priya },
      409,
      'Booking cannot be reassigned in its current status.',
      'id',
    ],
    [
      'service not connected',
      DANA.bookings.upcoming,
      { new_host: USERS.morgan, location: meet('webex') },
      409,
      "Invalid location: 'Webex' is not connected for this user. Connected Video Conference Service options: google_meet, microsoft_teams.",
      'location.value',
    ],
    [
      'no seat',
      DANA.bookings.upcoming,
      { new_host: USERS.elif },
      409,
      'Cannot reassign booking: The new host requires an assigned seat.',
    ],
  ];
  it.each(refusals)('refuses: %s', async (_name, id, body, status, message, param) => {
    const answer = await ask(open(), path(id), { body });
    expect(answer.status).toBe(status);
    const expected = { type: 'invalid_request_error', message };
    expect(answer.json).toEqual(param === undefined ? expected : { ...expected, param });
  });

  it('is refused on a plan without it', async () => {
    const hub = open();
    const key = KEYS.otherAccount;
    const [user] = (await ask(hub, 'GET /users', { key })).ids;
    const [booking] = (await ask(hub, 'GET /bookings?status=scheduled', { key })).ids;
    const answer = await ask(hub, path(String(booking)), { key, body: { new_host: user } });
    expect(answer.status).toBe(409);
    expect(answer.json.message).toBe('Reassign is available on the Route plan and above.');
  });
});
