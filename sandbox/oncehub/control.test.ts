import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { CARRIE, DANA, SAMPLE_NOW, USERS } from './data/known.ts';
import { ENDPOINTS } from './routes.ts';
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

describe('the control over HTTP', () => {
  it('runs commands with their arguments and answers with their values', async () => {
    const hub = open();
    const id = DANA.bookings.upcoming;
    expect(await over(hub, { do: 'guestCancels', with: [id, 'ill'] })).toEqual([200, null]);
    expect(hub.control.booking(id)?.change?.reason).toBe('ill');
    const [, made] = await over(hub, { do: 'addBooking', with: [{ email: DANA.email }] });
    expect(hub.control.booking(String(made))?.contact).toBe(DANA.contact);
    await over(hub, { do: 'switch', with: [{ link: 'none' }] });
    expect(hub.control.switches().link).toBe('none');
    await over(hub, { do: 'fault', with: [{ kind: '500', times: null }] });
    expect((await ask(hub, 'GET /test')).status).toBe(500);
    await over(hub, { do: 'reset' });
    expect((await ask(hub, 'GET /test')).status).toBe(200);
    expect(hub.control.booking(id)?.status).toBe('scheduled');
  });

  it('returns each reading', async () => {
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
    [{ do: 'switch', with: [{ link: 'maybe' }] }, 'No such switch: link: maybe'],
  ])('refuses %j', async (command, words) => {
    expect(await over(open(), command)).toEqual([400, `Error: ${words}`]);
  });

  it('refuses an unknown reading', async () => {
    expect((await over(open(), undefined, '?read=keys'))[0]).toBe(400);
  });

  it('is not logged and not rate limited', async () => {
    const hub = createOnceHub({ now: () => SAMPLE_NOW });
    for (let call = 0; call < 10; call++) await over(hub, undefined, '?read=now');
    expect(hub.control.log()).toEqual([]);
    expect((await ask(hub, 'GET /test')).status).toBe(200);
  });
});

describe('the request log', () => {
  it('has each call with everything except the key', async () => {
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
  it('keeps running after it is set', () => {
    let now = 1000 + SAMPLE_NOW;
    const { control } = createOnceHub({ now: () => now });
    control.setClock(5000);
    expect(control.now()).toBe(5000);
    now += 70;
    expect(control.now()).toBe(5070);
    control.advance(30);
    expect(control.now()).toBe(5100);
  });

  it('determines the dates of the data after a reset', () => {
    const { control } = createOnceHub({ now: () => SAMPLE_NOW });
    const before = control.booking(DANA.bookings.upcoming)?.starts ?? 0;
    control.advance(10 * 86_400_000);
    expect(control.booking(DANA.bookings.upcoming)?.status).toBe('completed');
    control.reset();
    const after = control.booking(DANA.bookings.upcoming);
    expect(after).toMatchObject({ status: 'scheduled', starts: before + 10 * 86_400_000 });
  });
});

describe('calls of an administrator', () => {
  it.each([
    'POST /contacts',
    `PATCH /contacts/${DANA.contact}`,
    `DELETE /contacts/${DANA.contact}`,
    'POST /users',
    `PATCH /users/${USERS.priya}`,
    `DELETE /users/${USERS.priya}`,
    `GET /users/${USERS.priya}/scheduling-availability`,
    `PATCH /users/${USERS.priya}/scheduling-availability`,
    'POST /webhooks',
    'GET /webhooks',
    'GET /webhooks/WHK-1',
    'DELETE /webhooks/WHK-1',
  ])('%s is refused, logged and sets the flag', async (what) => {
    const hub = open();
    const [method = '', path] = what.split(' ');
    const body = method === 'GET' ? undefined : { first_name: 'New' };
    const { status, json, headers } = await ask(hub, what, { body });
    expect([status, json.type]).toEqual([403, 'invalid_request_error']);
    expect(headers.get('Request-Id')).toMatch(/^req_/);
    expect(hub.control.log()).toMatchObject([
      { method, path: `/v2${path}`, key: 'demo', body: body ?? null, status: 403 },
    ]);
    expect(hub.control.adminCalled()).toBe(true);
    expect(await over(hub, undefined, '?read=adminCalled')).toEqual([200, true]);
    hub.control.reset();
    expect(hub.control.adminCalled()).toBe(false);
  });

  it.each(ENDPOINTS)('$method $path is not one of them', async ({ method, path }) => {
    const hub = open();
    const { status } = await ask(hub, `${method} ${path.replace(':id', 'ANY')}`);
    expect(status).not.toBe(403);
    expect(hub.control.log()).toHaveLength(1);
    expect(hub.control.adminCalled()).toBe(false);
  });

  it.each(['GET /nothing', 'PUT /bookings', 'DELETE /bookings/ANY', 'OPTIONS /contacts'])(
    'nor is %s, which OnceHub does not know',
    async (what) => {
      const hub = open();
      expect((await ask(hub, what)).status).toBe(404);
      expect(hub.control.adminCalled()).toBe(false);
    },
  );
});

it('a user made by the control is listed like any other', async () => {
  const hub = open();
  const id = hub.control.addUser('rep@seller.example.org');
  const { json } = await ask(hub, 'GET /users?email=rep@seller.example.org');
  expect(json.data).toMatchObject([{ id, email: 'rep@seller.example.org', status: 'active' }]);
});

it('answers tell the time of the stand-in’s own clock', async () => {
  const hub = open();
  const { headers } = await ask(hub, 'GET /test');
  expect(headers.get('Date')).toBe(new Date(SAMPLE_NOW).toUTCString());
});
