import * as z from 'zod/mini';
import type { Failure, FailureKind } from '../domain/result.ts';
import { WireError } from './wire.ts';

const BY_STATUS: Record<number, FailureKind> = {
  400: 'badRequest',
  401: 'keyRefused',
  404: 'notFound',
  409: 'conflict',
  410: 'notFound',
  422: 'unprocessable',
  429: 'tooMany',
};

/**
 * The `type`s of OnceHub's error bodies. A hotel's sign-in page, a proxy or a gateway answers 401
 * or 404 as well, and must neither cost the key nor delete a booking.
 */
const KNOWN_TYPES = new Set<string | null>([
  'authentication_error',
  'invalid_request_error',
  'rate_limit_error',
  'api_error',
]);

/** The longest `Retry-After` that is accepted, in ms. */
const LONGEST_WAIT = 60_000;
/** The wait after a 429 without a usable `Retry-After`, in ms. */
const USUAL_WAIT = 8_000;

/**
 * Turns an HTTP answer that is not a success into a typed failure. The kind depends on the status
 * and on the body's `type`, never on its text; the text is kept as `words`. A status from 400 to
 * 422 is a refusal only with a `type` OnceHub documents, else `unreadable`. For a 429 `until` is
 * when to try again (UTC ms); `now` is UTC ms.
 */
export function refusal(
  status: number,
  headers: Headers,
  body: unknown,
  now: number,
): { ok: false; failure: Failure } {
  const error = z.safeParse(WireError, body).data;
  const details: Omit<Failure, 'kind'> = requestId(headers);
  if (error?.message) details.words = error.message;
  if (status === 429) details.until = now + waitOf(headers.get('Retry-After'), now);
  return { ok: false, failure: { kind: kindOf(status, error), ...details } };
}

/** OnceHub's `Request-Id` of an answer, cut to 80 characters; an empty object where it has none. */
export function requestId(headers: Headers): { request?: string } {
  const request = headers.get('Request-Id');
  return request ? { request: request.slice(0, 80) } : {};
}

/** What a 400 that names one of these fields is about: only booking a time sends them. */
const BY_FIELD: Readonly<Record<string, FailureKind>> = {
  start_time: 'slotGone',
  booking_form: 'answersRequired',
};

function kindOf(status: number, error: z.output<typeof WireError> | undefined): FailureKind {
  const type = error?.type ?? null;
  if (status >= 400 && status <= 422 && !KNOWN_TYPES.has(type)) return 'unreadable';
  if (status === 402 || status === 403) {
    return type === 'authentication_error' ? 'planRefused' : 'unprocessable';
  }
  const field = error?.param ?? error?.params ?? '';
  if (status === 400 && Object.hasOwn(BY_FIELD, field)) return BY_FIELD[field] ?? 'badRequest';
  return BY_STATUS[status] ?? (status >= 500 ? 'serverFault' : 'unreadable');
}

/**
 * The time to wait by a `Retry-After` header, in ms, from one second to a minute. The header may
 * have seconds or a date (RFC 9110); OnceHub does not document it, so anything else is ignored.
 */
export function waitOf(header: string | null, now: number): number {
  if (header === null) return USUAL_WAIT;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? USUAL_WAIT : Math.min(Math.max(wait, 1000), LONGEST_WAIT);
}
