import { describe, expect, it } from 'vitest';
import { type Asking, ask } from './ask.ts';
import { SAMPLE_NOW } from './data/known.ts';
import { createOnceHub, KEYS } from './server.ts';

const hubAt = (now = SAMPLE_NOW) => createOnceHub({ now: () => now });
const refusal = (type: string, message: string) => ({ type, message });
const NO_KEY = refusal('authentication_error', 'Invalid API key.');
const NO_PLAN = refusal(
  'authentication_error',
  'Your account plan does not support API access. To use the OnceHub API, you must upgrade to the Enterprise plan.',
);
const TOO_MANY = refusal('rate_limit_error', 'Request rate limit exceeded');

describe('the API key', () => {
  const rows: [name: string, asking: Asking, status: number, body: object][] = [
    ['demo', {}, 200, { message: 'The API key is valid for account: andrea.hartie@example.com' }],
    [
      'second of the same account',
      { key: KEYS.second },
      200,
      { message: expect.stringContaining('andrea.hartie') },
    ],
    [
      'other account',
      { key: KEYS.otherAccount },
      200,
      { message: expect.stringContaining('viktor.lindgren') },
    ],
    ['in capitals', { key: KEYS.demo.toUpperCase() }, 401, NO_KEY],
    ['header in small letters', { key: null, headers: { 'api-key': KEYS.demo } }, 200, {}],
    ['missing', { key: null }, 401, NO_KEY],
    ['empty', { key: '' }, 401, NO_KEY],
    ['wrong', { key: 'wrong' }, 401, NO_KEY],
    ['as a bearer', { key: null, headers: { Authorization: `Bearer ${KEYS.demo}` } }, 401, NO_KEY],
    ['without the API in its plan', { key: KEYS.noPlan }, 403, NO_PLAN],
  ];
  it.each(rows)('%s', async (_name, asking, status, body) => {
    const answer = await ask(hubAt(), 'GET /test', asking);
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject(body);
  });

  it('is not accepted in the query', async () => {
    const answer = await ask(hubAt(), `GET /test?API-Key=${KEYS.demo}`, { key: null });
    expect(answer.status).toBe(401);
  });

  it('stops working when it is revoked', async () => {
    const hub = hubAt();
    expect((await ask(hub, 'GET /test', { key: KEYS.revocable })).status).toBe(200);
    hub.control.revoke();
    expect((await ask(hub, 'GET /test', { key: KEYS.revocable })).status).toBe(401);
    expect((await ask(hub, 'GET /test')).status).toBe(200);
    hub.control.reset();
    expect((await ask(hub, 'GET /test', { key: KEYS.revocable })).status).toBe(200);
  });

  it('gives access to its own account only', async () => {
    const hub = hubAt();
    const other = await ask(hub, 'GET /bookings?limit=100', { key: KEYS.otherAccount });
    expect(other.rows).toHaveLength(2);
    const answer = await ask(hub, `GET /bookings/${other.ids[0]}`);
    expect(answer.status).toBe(404);
  });
});

describe('the order of access checks', () => {
  const rows: [name: string, what: string, asking: Asking, status: number][] = [
    ['key before path', 'GET /nothing', { key: 'wrong' }, 401],
    ['plan before path', 'GET /nothing', { key: KEYS.noPlan }, 403],
    ['path before parameters', 'GET /nothing?limit=0', {}, 404],
    ['parameters before object', 'GET /bookings/BKNG-NONE?sort=1', {}, 400],
    ['object before state', 'POST /bookings/BKNG-NONE/no-show', {}, 404],
  ];
  it.each(rows)('%s', async (_name, what, asking, status) => {
    expect((await ask(hubAt(), what, asking)).status).toBe(status);
  });

  it('checks the address limit before the key, and the key before the account limit', async () => {
    const hub = hubAt();
    for (let call = 0; call < 200; call++) {
      expect((await ask(hub, 'GET /test', { key: 'wrong' })).status).toBe(401);
    }
    expect((await ask(hub, 'GET /test', { key: 'wrong' })).status).toBe(429);
    const elsewhere = { connection: { address: '203.0.113.9' } };
    for (let call = 0; call < 6; call++) await ask(hub, 'GET /test', elsewhere);
    expect((await ask(hub, 'GET /test', { key: 'wrong', ...elsewhere })).status).toBe(401);
  });
});

describe('unknown paths and methods', () => {
  const rows = [
    'GET /nothing',
    'GET /bookings/',
    'GET /booking_calendars',
    'PUT /bookings',
    'HEAD /test',
    'DELETE /bookings/BKNG-J4FR05BKEWEX',
    'OPTIONS /test',
    'GET /../bookings',
  ];
  it.each(rows)('%s is answered with a web page', async (what) => {
    const answer = await ask(hubAt(), what);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/html/);
    if (!what.startsWith('HEAD')) expect(answer.text).toContain('<html>');
  });
});

describe('answer headers', () => {
  it('contain a unique Request-Id on every answer, and only documented headers', async () => {
    const hub = hubAt();
    const answers = [
      await ask(hub, 'GET /test'),
      await ask(hub, 'GET /nothing'),
      await ask(hub, 'GET /test', { key: 'wrong' }),
      await ask(hub, 'GET /bookings?limit=0'),
      await ask(hub, 'GET /test'),
      await ask(hub, 'GET /test'),
      await ask(hub, 'GET /test'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 401, 400, 200, 200, 429]);
    const ids = answers.map(({ headers }) => headers.get('Request-Id'));
    expect(ids.every((id) => /^req_[0-9a-f]+$/.test(String(id)))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { headers } of answers) {
      const names = [...headers.keys()].filter((name) => name !== 'request-id');
      expect(names).toEqual(['content-type', 'date']);
    }
  });

  it('give the content type JSON for JSON', async () => {
    const hub = hubAt();
    for (const what of ['GET /test', 'GET /bookings?limit=0']) {
      expect((await ask(hub, what)).headers.get('Content-Type')).toBe('application/json');
    }
  });
});

describe('rate limits', () => {
  it('allow five calls per second for all keys of an account together', async () => {
    const hub = hubAt();
    const keys = [KEYS.demo, KEYS.second, KEYS.revocable, KEYS.demo, KEYS.second];
    for (const key of keys) expect((await ask(hub, 'GET /test', { key })).status).toBe(200);
    const refused = await ask(hub, 'GET /test', { key: KEYS.revocable });
    expect(refused.status).toBe(429);
    expect(refused.json).toEqual(TOO_MANY);
    expect(refused.headers.has('Retry-After')).toBe(false);
    expect((await ask(hub, 'GET /test', { key: KEYS.otherAccount })).status).toBe(200);
    hub.control.advance(1000);
    expect((await ask(hub, 'GET /test')).status).toBe(200);
  });

  it('allow 200 calls in five minutes for a client address, whatever the keys', async () => {
    const hub = hubAt();
    const from = (address: string) => ({ connection: { address } });
    for (let call = 0; call < 200; call++) {
      hub.control.advance(250);
      expect((await ask(hub, 'GET /test', from('198.51.100.1'))).status).toBe(200);
    }
    hub.control.advance(1000);
    expect((await ask(hub, 'GET /test', from('198.51.100.1'))).status).toBe(429);
    expect((await ask(hub, 'GET /test', from('198.51.100.2'))).status).toBe(200);
    hub.control.advance(300_000);
    expect((await ask(hub, 'GET /test', from('198.51.100.1'))).status).toBe(200);
  });

  it('can be switched off', async () => {
    const hub = createOnceHub({ now: () => SAMPLE_NOW, switches: { limits: 'off' } });
    for (let call = 0; call < 250; call++) {
      expect((await ask(hub, 'GET /test')).status).toBe(200);
    }
  });
});
