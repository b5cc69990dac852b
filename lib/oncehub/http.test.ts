import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  answers,
  cut,
  hangs,
  holdTime,
  kindOf,
  POST,
  READ,
  type Reaction,
  START,
  says,
  send,
} from '../../tests/helpers/exchange.ts';
import { freeLimiter } from '../../tests/helpers/http-deps.ts';
import { type Failure, type FailureKind, fail, ok, type Result } from '../domain/result.ts';
import type { ApiRequest, HttpDeps } from './http.ts';

beforeEach(holdTime);
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const invalidKey = { type: 'authentication_error', message: 'Invalid API key.' };
const plan = { type: 'authentication_error', message: 'Your account plan does not.' };

test('a request has the key only in its header, and follows no redirect [claim 15]', async () => {
  const { fetched } = await send({ ...READ, query: { email: 'a+b@example.com' } }, [answers(200)]);
  expect(fetched).toHaveLength(1);
  const [url, init] = fetched[0] ?? ['', {}];
  expect(url).toBe('https://api.oncehub.com/v2/bookings/BKNG-1?email=a%2Bb%40example.com');
  expect(init).toMatchObject({
    method: 'GET',
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
  expect(init.headers).toEqual({ Accept: 'application/json', 'API-Key': 'marker-key-1234' });
  expect(init.body).toBeUndefined();
});

test('a body is sent as JSON with its content type', async () => {
  const body = { cancellation_reason: 'ill', send_cancellation_email: true };
  const [[, init] = ['', {} as RequestInit]] = (await send({ ...POST, body }, [answers(200)]))
    .fetched;
  expect(init.body).toBe(JSON.stringify(body));
  expect(init.headers).toMatchObject({ 'Content-Type': 'application/json' });
});

test('a key to be tried out is sent instead of the stored one', async () => {
  const key = vi.fn<HttpDeps['key']>();
  const { fetched } = await send({ ...READ, key: 'another-key' }, [answers(200)], { key });
  expect(fetched[0]?.[1].headers).toMatchObject({ 'API-Key': 'another-key' });
  expect(key).not.toHaveBeenCalled();
});

test.each<[string, Result<string>, FailureKind]>([
  ['forgotten', fail('noKey'), 'noKey'],
  ['locked', fail('keyLocked'), 'keyLocked'],
  ['replaced', ok('another-account'), 'changed'],
])(
  'a key that is %s while its request waits for the rate limiter is not sent [claim 14]',
  async (_what, later, kind) => {
    let isLater = false;
    const limiter = {
      ...freeLimiter(),
      async acquire() {
        isLater = true;
        return ok(undefined);
      },
    };
    const key = async () => (isLater ? later : ok('marker-key-1234'));
    for (const request of [READ, POST]) {
      isLater = false;
      const { fetched, result } = await send(request, [answers(200)], { key, limiter });
      expect(fetched).toEqual([]);
      expect(kindOf(result)).toBe(kind);
    }
  },
);

test.each<[string, Partial<HttpDeps>, FailureKind]>([
  ['no key', { key: async () => fail('noKey') }, 'noKey'],
  ['a refused key', { key: async () => fail('keyRefused') }, 'keyRefused'],
  ['no network', { online: () => false }, 'offline'],
  ['no permission', { mayReach: async () => false }, 'accessWithheld'],
  [
    'the rate limit used up',
    { limiter: { ...freeLimiter(), acquire: async () => fail('tooMany', { until: START + 9 }) } },
    'tooMany',
  ],
])('with %s no request is sent, and none is retried [claim 42]', async (_what, changes, kind) => {
  for (const request of [READ, POST]) {
    const { result, fetched } = await send(request, [answers(200)], changes);
    expect(fetched).toEqual([]);
    expect(kindOf(result)).toBe(kind);
  }
});

test('a request whose turn is over by the time it could leave is not sent', async () => {
  const mayReach = async () => {
    vi.setSystemTime(START + 3 * 3_600_000);
    return true;
  };
  const turn = { used: false, notAfter: START + 5_000 };
  const late = await send({ ...POST, turn }, [answers(200)], { mayReach });
  expect([late.fetched, kindOf(late.result)]).toEqual([[], 'timedOut']);
});

test('a request leaves up to the end of its turn', async () => {
  const mayReach = async () => {
    vi.setSystemTime(START + 5_000);
    return true;
  };
  const turn = { used: false, notAfter: START + 5_000 };
  expect((await send({ ...POST, turn }, [answers(200)], { mayReach })).fetched).toHaveLength(1);
});

test('a request refused by the rate limiter is not retried, and the failure says when it may be', async () => {
  const acquire = vi.fn(async () => fail('tooMany', { until: START + 9 }));
  const { result } = await send(READ, [answers(200)], { limiter: { ...freeLimiter(), acquire } });
  expect(acquire).toHaveBeenCalledTimes(1);
  expect(result).toEqual(fail('tooMany', { until: START + 9 }));
});

test('a 429 pauses the rate limiter for as long as Retry-After says', async () => {
  const limiter = freeLimiter();
  await send(POST, [answers(429, {}, { 'Retry-After': '7' })], { limiter });
  expect(limiter.pauses).toEqual([START + 7000]);
});

test('a request of the sync is not retried after a 429, a request for a user is [claim 84]', async () => {
  const sync = await send({ ...READ, priority: 'sync' }, [answers(429), answers(200)]);
  expect(sync.fetched).toHaveLength(1);
  expect(kindOf(sync.result)).toBe('tooMany');
  const person = await send(READ, [answers(429), answers(200)]);
  expect(person.fetched).toHaveLength(2);
});

test.each<[string, Reaction, Partial<ApiRequest>, reported: unknown[]]>([
  ['401', answers(401, invalidKey), {}, ['keyRefused', 'marker-key-1234', START]],
  ['403 about the plan', answers(403, plan), {}, ['planRefused', 'marker-key-1234', START]],
  ['403 about anything else', answers(403), {}, []],
  ['401 to a key that is only tried out', answers(401, invalidKey), { key: 'tried-out' }, []],
  ['401 with a sign-in page', says('<p>Sign in', 401), {}, []],
  ['403 without a type', answers(403), {}, []],
  ['409', answers(409), {}, []],
])(
  'an answer %s reports %j to the key ring [claim 42]',
  async (_what, reaction, changes, reported) => {
    const refused = vi.fn(async () => {});
    await send({ ...READ, ...changes }, [reaction], { refused });
    expect(refused.mock.calls.flat()).toEqual(reported);
  },
);

test('a refused key fails with keyRefused even where the refusal cannot be stored', async () => {
  const refused = async () => {
    throw new Error('Resource::kQuotaBytes quota exceeded');
  };
  for (const request of [READ, POST]) {
    const { result, fetched } = await send(request, [answers(401, invalidKey)], { refused });
    expect([kindOf(result), fetched.length]).toEqual(['keyRefused', 1]);
  }
});

test('after a single 401 a reading is only held back, and an action is refused', async () => {
  for (const [request, kind] of [
    [READ, 'keyInDoubt'],
    [POST, 'keyRefused'],
  ] as const) {
    let isInDoubt = false;
    const { result, fetched } = await send(request, [answers(401, invalidKey)], {
      key: async () => (isInDoubt ? fail('keyInDoubt') : ok('marker-key-1234')),
      async refused() {
        isInDoubt = true;
      },
    });
    expect([kindOf(result), fetched.length]).toEqual([kind, 1]);
  }
});

test('a request that is not to be repeated is sent once, whatever fails', async () => {
  for (const reaction of [cut, answers(500), answers(429, {}, { 'Retry-After': '1' })]) {
    expect((await send({ ...READ, once: true }, [reaction])).fetched).toHaveLength(1);
  }
});

test('no failure contains the key [claim 10]', async () => {
  const echo = { type: 'authentication_error', message: 'Booking cannot be cancelled' };
  for (const reaction of [cut, hangs, answers(401, echo), answers(409, echo), answers(500)]) {
    const { result } = await send(READ, [reaction]);
    expect(JSON.stringify(result)).not.toContain('marker-key');
  }
});

test('__proto__ and constructor in JSON change no prototype [claim 38]', async () => {
  const hostile = says('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
  await send(READ, [hostile]);
  expect({}).not.toHaveProperty('polluted');
});

test('an exception in our own code is the failure bug, not a rejection', async () => {
  const key = async () => {
    throw new Error('no storage');
  };
  const { result, fetched } = await send(POST, [answers(200)], { key });
  expect([result, fetched.length]).toEqual([
    { ok: false, failure: { kind: 'bug' } satisfies Failure },
    0,
  ]);
});
