import * as z from 'zod/mini';
import type { Failure, FailureKind } from '../domain/result.ts';
import { WireError } from './wire.ts';

const BY_STATUS: Record<number, FailureKind> = {
  400: 'badRequest',
  401: 'keyRefused',
  402: 'unprocessable',
  404: 'notFound',
  409: 'conflict',
  410: 'notFound',
  422: 'unprocessable',
  429: 'tooMany',
};

/** The longest wait OnceHub can impose on us, and what we wait when it names none, in ms. */
const LONGEST_WAIT = 60_000;
const USUAL_WAIT = 8_000;

/** Turns an answer that is not a success into a typed failure. Decides by status and type, never by the text. */
export function refusal(
  status: number,
  headers: Headers,
  body: unknown,
  now: number,
): { ok: false; failure: Failure } {
  const told = z.safeParse(WireError, body).data;
  const details: Omit<Failure, 'kind'> = requestId(headers);
  if (told?.message) details.words = told.message;
  if (status === 429) details.until = now + waitOf(headers.get('Retry-After'), now);
  return { ok: false, failure: { kind: kindOf(status, told?.type ?? null), ...details } };
}

/** OnceHub's name for an exchange, where it gave one. */
export function requestId(headers: Headers): { request?: string } {
  const request = headers.get('Request-Id');
  return request ? { request: request.slice(0, 80) } : {};
}

function kindOf(status: number, type: string | null): FailureKind {
  if (status === 403) return type === 'authentication_error' ? 'planRefused' : 'unprocessable';
  return BY_STATUS[status] ?? (status >= 500 ? 'serverFault' : 'unreadable');
}

/** `Retry-After` in ms: seconds or a date, anything else being nonsense. It is undocumented at OnceHub. */
export function waitOf(header: string | null, now: number): number {
  if (header === null) return USUAL_WAIT;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? USUAL_WAIT : Math.min(Math.max(wait, 1000), LONGEST_WAIT);
}
