import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { CARRIE, DANA, SAMPLE_NOW } from './data/known.ts';
import { createOnceHub, KEYS, type OnceHub } from './server.ts';

const open = () => createOnceHub({ now: () => SAMPLE_NOW, switches: { limits: 'off' } });

async function over(hub: OnceHub, command?: object, query = ''): Promise<[number, unknown]> {
  const request = new Request(`https://api.oncehub.com/__control${query}`, {
    ...(command && { method: 'POST', body: JSON.stringify(command) }),
  });
  const response = await hub.fetch(request);
  const { value, error } = (await response.json()) as { value?: unknown; error?: string };
  return [response.status, error ?? value];
}

describe('over HTTP', () => {
  it('runs commands with their arguments and answers with their values', async () => {
    const hub = open();
    const id = DANA.bookings.upcoming;
    expect(await over(hub, { do: 'guestCancels', with: [id, 'ill'] })).toEqual([200, null]);
    expect(hub.control.booking(id)?.change?.reason).toBe('ill');
    const [, made] = await over(hub, { do: 'addBooking', with: [{ email: DANA.email }] });
    expect(hub.control.booking(String(made))?.contact).toBe(DANA.contact);
    await over(hub, { do: 'switch', with: [{ cors: 'star' }] });
    expect(hub.control.switches().cors).toBe('star');
    await over(hub, { do: 'fault', with: [{ kind: '500', times: null }] });
    expect((await ask(hub, 'GET /test')).status).toBe(500);
    await over(hub, { do: 'reset' });
    expect((await ask(hub, 'GET /test')).status).toBe(200);
    expect(hub.control.booking(id)?.status).toBe('scheduled');
  });

  it('reads', async () => {
    const hub = open();
    await ask(hub, 'GET /test');
    expect(await over(hub, undefined, '?read=now')).toEqual([200, SAMPLE_NOW]);
    expect(await over(hub, undefined, '?read=adminCalled')).toEqual([200, false]);
    expect((await over(hub, undefined, '?read=log'))[1]).toMatchObject([{ path: '/v2/test' }]);
    expect((await over(hub, undefined, '?read=bookings'))[1]).toHaveLength(500);
  });

  it.each([
    [{ do: 'nothing' }, 'No such command: nothing'],
    [{ do: 'constructor' }, 'No such command: constructor'],
    [{ do: 'trash', with: ['BKNG-1'] }, 'No such booking: BKNG-1'],
    [{ do: 'switch', with: [{ cors: 'maybe' }] }, 'No such switch: cors: maybe'],
  ])('refuses %j', async (command, words) => {
    expect(await over(open(), command)).toEqual([400, `Error: ${words}`]);
  });

  it('refuses an unknown reading', async () => {
    expect((await over(open(), undefined, '?read=keys'))[0]).toBe(400);
  });

  it('is neither logged nor limited', async () => {
    const hub = createOnceHub({ now: () => SAMPLE_NOW });
    for (let call = 0; call < 10; call++) await over(hub, undefined, '?read=now');
    expect(hub.control.log()).toEqual([]);
    expect((await ask(hub, 'GET /test')).status).toBe(200);
  });
});

describe('the log', () => {
  it('holds each call with everything but the key', async () => {
    const hub = open();
    const key = KEYS.second;
    await ask(hub, 'GET /contacts?email=a%2Bb%40example.com&limit=5', { key });
    const body = { cancellation_reason: 'x' };
    await ask(hub, `POST /bookings/${CARRIE.bookings.held}/cancel`, {
      body,
      connection: { address: '203.0.113.7' },
    });
    await ask(hub, 'GET /test', { key: 'wrong' });
    await ask(hub, 'GET /test', { key: null });
    expect(hub.control.log()).toEqual([
      {
        time: SAMPLE_NOW,
        method: 'GET',
        path: '/v2/contacts',
        params: [
          ['email', 'a+b@example.com'],
          ['limit', '5'],
        ],
        headers: ['api-key'],
        key: 'second',
        body: null,
        status: 200,
        address: '127.0.0.1',
      },
      expect.objectContaining({
        headers: ['api-key', 'content-type'],
        key: 'demo',
        body,
        status: 409,
        address: '203.0.113.7',
      }),
      expect.objectContaining({ key: 'unknown', status: 401 }),
      expect.objectContaining({ key: 'none', status: 401 }),
    ]);
    const text = JSON.stringify(hub.control.log());
    for (const one of Object.values(KEYS)) expect(text).not.toContain(one);
    hub.control.clearLog();
    expect(hub.control.log()).toEqual([]);
  });
});

describe('the clock', () => {
  it('is set, then goes on at its own pace', () => {
    let now = 1000 + SAMPLE_NOW;
    const { control } = createOnceHub({ now: () => now });
    control.setClock(5000);
    expect(control.now()).toBe(5000);
    now += 70;
    expect(control.now()).toBe(5070);
    control.advance(30);
    expect(control.now()).toBe(5100);
  });

  it('is what a reset lays the data around', () => {
    const { control } = createOnceHub({ now: () => SAMPLE_NOW });
    const before = control.booking(DANA.bookings.upcoming)?.starts ?? 0;
    control.advance(10 * 86_400_000);
    expect(control.booking(DANA.bookings.upcoming)?.status).toBe('completed');
    control.reset();
    const after = control.booking(DANA.bookings.upcoming);
    expect(after).toMatchObject({ status: 'scheduled', starts: before + 10 * 86_400_000 });
  });
});

describe('administrative calls', () => {
  const form = { first_name: 'New', last_name: 'Person', email: 'new@example.org' };
  const rows: [what: string, body: unknown, status: number, answer: object][] = [
    ['POST /contacts', form, 201, { email: 'new@example.org', object: 'contact' }],
    [
      'POST /contacts',
      { ...form, email: DANA.email },
      409,
      { message: `Contact already exists: '${DANA.email}'`, param: 'email' },
    ],
    [
      'POST /contacts',
      { first_name: 'A', last_name: 'B' },
      400,
      { message: "At least one of 'email' or 'mobile_phone' is required." },
    ],
    ['POST /contacts', { email: 'a@example.org' }, 400, { message: 'first_name is required' }],
    [
      'POST /contacts',
      { ...form, email: 'invalid-email' },
      400,
      { message: "Invalid email format: 'invalid-email'" },
    ],
    [
      'POST /contacts',
      { ...form, mobile_phone: '+91999999' },
      400,
      { message: "Invalid phone format: '+91999999'" },
    ],
    [`PATCH /contacts/${DANA.contact}`, { city: 'Albany' }, 200, { city: 'Albany' }],
    [`PATCH /contacts/${DANA.contact}`, { email: 'x@example.org' }, 400, { param: 'email' }],
    [`PATCH /contacts/${DANA.contact}`, {}, 400, { param: 'body' }],
    [
      `PATCH /contacts/${DANA.contact}`,
      { timezone: 'Invalid/Timezone' },
      400,
      { message: "Invalid timezone: 'Invalid/Timezone'" },
    ],
    [`DELETE /contacts/${DANA.contact}`, undefined, 200, { id: DANA.contact, deleted: true }],
    ['POST /users', { email: 'new@example.org', first_name: 'New' }, 201, { status: 'invited' }],
    ['POST /users', {}, 400, { message: 'Required fields are missing.', param: 'email' }],
    [
      'POST /users',
      { email: 'x@example.org', role_name: 'Super Admin' },
      400,
      { message: "Invalid role name: 'Super Admin'" },
    ],
    [
      'PATCH /users/USR-FSD423423',
      { first_name: 'A' },
      403,
      { message: "Cannot update 'Account Owner' user." },
    ],
    ['PATCH /users/USR-0GONE00001', { first_name: 'A' }, 410, { param: 'id' }],
    ['PATCH /users/USR-4HB81ZC6WN', { first_name: 'P.' }, 200, { first_name: 'P.' }],
    ['DELETE /users/USR-4HB81ZC6WN', undefined, 200, { deleted: true }],
    ['GET /users/USR-4HB81ZC6WN/scheduling-availability', undefined, 200, { weekly: [] }],
    [
      'PATCH /users/USR-NONE/scheduling-availability',
      {},
      404,
      { message: "No such user: 'USR-NONE'" },
    ],
    [
      'POST /webhooks',
      { name: 'a', url: 'https://example.org', events: [] },
      201,
      { object: 'webhook' },
    ],
    ['GET /webhooks', undefined, 200, { object: 'list', data: [] }],
    ['GET /webhooks/WHK-1', undefined, 404, { message: "No such webhook: 'WHK-1'" }],
    ['DELETE /webhooks/WHK-1', undefined, 404, { message: "No such webhook: 'WHK-1'" }],
  ];
  it.each(rows)('%s with %j', async (what, body, status, answer) => {
    const hub = open();
    const { status: code, json } = await ask(hub, what, { body });
    expect(code).toBe(status);
    expect(json).toMatchObject(answer);
    expect(hub.control.adminCalled()).toBe(true);
  });

  it('alone raise the flag', async () => {
    const hub = open();
    const calls = ['/test', '/bookings', '/contacts', '/users', '/teams', '/booking-calendars'];
    for (const path of calls) await ask(hub, `GET ${path}`);
    await ask(hub, `POST /bookings/${DANA.bookings.upcoming}/cancel`);
    expect(hub.control.adminCalled()).toBe(false);
  });
});
