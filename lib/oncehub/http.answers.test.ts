import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  answers,
  breaksMidway,
  cut,
  drips,
  hangs,
  holdTime,
  huge,
  kindOf,
  POST,
  READ,
  type Reaction,
  says,
  send,
} from '../../tests/helpers/exchange.ts';
import { httpDeps } from '../../tests/helpers/http-deps.ts';
import type { FailureKind } from '../domain/result.ts';
import { createHttp } from './http.ts';

beforeEach(holdTime);
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** OnceHub's error body for a request it refuses. */
const invalid = { type: 'invalid_request_error', message: 'No.' };
const plan = { type: 'authentication_error', message: 'Your account plan does not.' };

// Each answer with the outcome of a GET, how often the GET is tried, and the outcome of a POST.
test.each<[string, Reaction, read: FailureKind | 'ok', tries: number, post: FailureKind | 'ok']>([
  ['200', answers(200), 'ok', 1, 'ok'],
  ['200 with null', answers(200, null), 'ok', 1, 'ok'],
  ['200 with a byte-order mark', says('\ufeff{"a":1}'), 'ok', 1, 'ok'],
  ['200 with HTML', says('<!doctype html><p>Sign in'), 'unreadable', 3, 'unknownOutcome'],
  ['200 cut short', says('{"id": "BKNG'), 'unreadable', 3, 'unknownOutcome'],
  ['200 with nothing', says(''), 'unreadable', 3, 'unknownOutcome'],
  ['204', says(null, 204), 'unreadable', 3, 'unknownOutcome'],
  ['more than 4 MB', huge, 'tooLarge', 1, 'unknownOutcome'],
  ['400', answers(400, invalid), 'badRequest', 1, 'badRequest'],
  ['401', answers(401, invalid), 'keyRefused', 1, 'keyRefused'],
  ['402', answers(402, invalid), 'unprocessable', 1, 'unprocessable'],
  ['403 about the plan', answers(403, plan), 'planRefused', 1, 'planRefused'],
  ['403 about anything else', answers(403, invalid), 'unprocessable', 1, 'unprocessable'],
  ['404', answers(404, invalid), 'notFound', 1, 'notFound'],
  ['401 with HTML', says('<p>Sign in', 401), 'unreadable', 3, 'unknownOutcome'],
  ['403 with HTML', says('<p>Blocked', 403), 'unreadable', 3, 'unknownOutcome'],
  ['404 with HTML', says('<p>Not here', 404), 'unreadable', 3, 'unknownOutcome'],
  [
    '401 with JSON of somebody else',
    answers(401, { type: 'x' }),
    'unreadable',
    3,
    'unknownOutcome',
  ],
  ['409 without a type', answers(409), 'unreadable', 3, 'unknownOutcome'],
  ['409', answers(409, invalid), 'conflict', 1, 'conflict'],
  ['410', answers(410, invalid), 'notFound', 1, 'notFound'],
  ['422', answers(422, invalid), 'unprocessable', 1, 'unprocessable'],
  ['429', answers(429), 'tooMany', 3, 'tooMany'],
  ['408, which no document names', answers(408), 'unreadable', 3, 'unknownOutcome'],
  ['500', answers(500), 'serverFault', 3, 'unknownOutcome'],
  ['502 with HTML', says('<h1>Bad gateway', 502), 'serverFault', 3, 'unknownOutcome'],
  ['a cut, or a redirect', cut, 'offline', 3, 'unknownOutcome'],
  ['a cut in mid-body', breaksMidway, 'offline', 3, 'unknownOutcome'],
  ['no answer at all', hangs, 'timedOut', 1, 'unknownOutcome'],
  ['an answer that drips for ever', drips, 'timedOut', 1, 'unknownOutcome'],
])(
  'answer %s: a GET ends with %s after %d tries, a POST with %s after one [claim 35]',
  async (_what, reaction, read, tries, post) => {
    const reading = await send(READ, [reaction]);
    expect([kindOf(reading.result), reading.fetched.length]).toEqual([read, tries]);
    const posting = await send(POST, [reaction]);
    expect([kindOf(posting.result), posting.fetched.length]).toEqual([post, 1]);
  },
);

test('a GET succeeds at the second or third try after temporary failures', async () => {
  for (const troubles of [[cut], [cut, answers(500)], [says('<p>'), answers(429)]]) {
    const { result, fetched } = await send(READ, [...troubles, answers(200, { a: 1 })]);
    expect(result).toEqual({ ok: true, value: { a: 1 } });
    expect(fetched).toHaveLength(troubles.length + 1);
  }
});

const anyReaction = fc.oneof(
  fc.constantFrom(cut, hangs, drips, breaksMidway, huge, says(''), says('<p>')),
  fc.tuple(fc.integer({ min: 200, max: 599 }), fc.jsonValue()).map(([status, body]) => {
    const bare = status === 204 || status === 205 || status === 304;
    return bare ? says(null, status) : answers(status, body, { 'Retry-After': '1' });
  }),
);

/** The failures that prove that OnceHub did not carry out the action. */
const REFUSALS = new Set<string>([
  'badRequest',
  'keyRefused',
  'planRefused',
  'unprocessable',
  'notFound',
  'conflict',
  'tooMany',
]);

test('a POST is sent once whatever fails, and without a clear refusal its outcome is unknown', async () => {
  const failing = async () => {
    throw new Error('Resource::kQuotaBytes quota exceeded');
  };
  await fc.assert(
    fc.asyncProperty(anyReaction, fc.boolean(), async (reaction, diskFull) => {
      const deps = diskFull ? { refused: failing } : {};
      const { result, fetched } = await send(POST, [reaction, answers(200)], deps);
      expect(fetched).toHaveLength(1);
      if (!result.ok && !REFUSALS.has(result.failure.kind)) {
        expect(result.failure.kind).toBe('unknownOutcome');
      }
    }),
    { numRuns: 200 },
  );
});

test('a GET is sent at most three times and always ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyReaction, { minLength: 1, maxLength: 4 }), async (reactions) => {
      const { result, fetched } = await send(READ, reactions);
      expect(fetched.length).toBeGreaterThan(0);
      expect(fetched.length).toBeLessThanOrEqual(3);
      expect(kindOf(result)).not.toBe('bug');
      expect(kindOf(result)).not.toBe('unknownOutcome');
    }),
    { numRuns: 100 },
  );
});

test('the timeout is 15 s for a GET and 25 s for a POST [claim 44]', async () => {
  for (const [request, seconds] of [
    [READ, 15],
    [POST, 25],
  ] as const) {
    let settled = false;
    const http = createHttp(httpDeps({ fetch: (_url, init) => hangsFor(init) }));
    void http.send(request).then(() => {
      settled = true;
    });
    await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
    expect(settled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toBe(true);
  }
});

async function hangsFor(init: RequestInit | undefined): Promise<Response> {
  if (!init?.signal) throw new Error('no deadline');
  return hangs(init.signal);
}

test('the result of a POST has OnceHub’s Request-Id, also when it failed; that of a GET has none', async () => {
  const named = { 'Request-Id': 'req_1' };
  const post = await send(POST, [answers(200, { id: 'BKNG-1' }, named)]);
  expect(post.result).toEqual({ ok: true, value: { id: 'BKNG-1' }, request: 'req_1' });
  const fault = await send(POST, [answers(500, {}, named)]);
  expect(fault.result).toEqual({
    ok: false,
    failure: { kind: 'unknownOutcome', request: 'req_1' },
  });
  const read = await send(READ, [answers(200, { id: 'BKNG-1' }, named)]);
  expect(read.result).toEqual({ ok: true, value: { id: 'BKNG-1' } });
});
