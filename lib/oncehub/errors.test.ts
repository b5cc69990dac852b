import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FailureKind } from '../domain/result.ts';
import { refusal, waitOf } from './errors.ts';

const NOW = Date.UTC(2026, 4, 5, 12);

test.each<[number, type: string | null, FailureKind]>([
  [400, 'invalid_request_error', 'badRequest'],
  [401, 'authentication_error', 'keyRefused'],
  [402, 'invalid_request_error', 'unprocessable'],
  [403, 'authentication_error', 'planRefused'],
  [403, 'invalid_request_error', 'unprocessable'],
  [404, 'invalid_request_error', 'notFound'],
  [409, 'invalid_request_error', 'conflict'],
  [410, 'invalid_request_error', 'notFound'],
  [422, 'invalid_request_error', 'unprocessable'],
  [429, 'rate_limit_error', 'tooMany'],
  // Without a type of OnceHub's it is somebody else's answer.
  ...[400, 401, 402, 403, 404, 409, 410, 418, 422].flatMap((status) =>
    [null, 'constructor', 'error'].map((type): [number, string | null, FailureKind] => [
      status,
      type,
      'unreadable',
    ]),
  ),
  [300, null, 'unreadable'],
  [500, 'api_error', 'serverFault'],
  [502, null, 'serverFault'],
  [503, null, 'serverFault'],
  // The status decides, whatever the body claims.
  [401, 'rate_limit_error', 'keyRefused'],
  [500, 'authentication_error', 'serverFault'],
])('status %d with type %s is the failure %s', (status, type, kind) => {
  const body = type === null ? undefined : { type, message: 'So it is.' };
  expect(refusal(status, new Headers(), body, NOW).failure.kind).toBe(kind);
});

test.each<[string, header: string | null, seconds: number]>([
  ['none', null, 8],
  ['empty', '', 8],
  ['zero', '0', 1],
  ['five seconds', '5', 5],
  ['five seconds with spaces', ' 5 ', 5],
  ['a day', '99999', 60],
  ['more than a number can hold', '9'.repeat(400), 60],
  ['a date ahead', new Date(NOW + 10_000).toUTCString(), 10],
  ['a date long ago', 'Wed, 21 Oct 2015 07:28:00 GMT', 1],
  ['a date far ahead', 'Wed, 21 Oct 2099 07:28:00 GMT', 60],
  ['a negative number', '-5', 1],
  ['nonsense', 'soon', 8],
  ['a unit', '5s', 8],
])('Retry-After: %s [claim 41]', (_what, header, seconds) => {
  expect(waitOf(header, NOW)).toBe(seconds * 1000);
});

test('any Retry-After header leads to a wait of one to sixty seconds [claim 41]', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (header) => {
      expect(waitOf(header, NOW)).toBeGreaterThanOrEqual(1000);
      expect(waitOf(header, NOW)).toBeLessThanOrEqual(60_000);
    }),
  );
});

test('only the failure for a 429 has an instant to try again', () => {
  const header = new Headers({ 'Retry-After': '5' });
  expect(refusal(429, header, undefined, NOW).failure.until).toBe(NOW + 5000);
  expect(refusal(503, header, undefined, NOW).failure).not.toHaveProperty('until');
});

test('a failure has OnceHub’s message and Request-Id, cut to length and cleaned', () => {
  const headers = new Headers({ 'Request-Id': `req_${'a'.repeat(200)}` });
  const message = `  Booking cannot be cancelled\u202e ${'x'.repeat(1000)}`;
  const { failure } = refusal(
    409,
    headers,
    { type: 'invalid_request_error', message, params: 'id' },
    NOW,
  );
  expect(failure.request).toHaveLength(80);
  expect(failure.words).toHaveLength(500);
  expect(failure.words).toMatch(/^Booking cannot be cancelled x/);
});

test('any status and body lead to a failure without undefined fields [claim 31]', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 599 }), fc.jsonValue(), (status, body) => {
      const { failure } = refusal(status, new Headers(), body, NOW);
      expect(Object.values(failure)).not.toContain(undefined);
      expect(typeof (failure.words ?? '')).toBe('string');
    }),
  );
});
