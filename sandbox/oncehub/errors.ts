import type { Json } from './records.ts';

/** Statuses OnceHub refuses with. */
export type RefusalStatus = 400 | 401 | 402 | 403 | 404 | 409 | 422 | 429 | 500;

/** OnceHub's answer to a call it does not carry out. Thrown, as hono expects of a handler; the wiring turns it into the answer. */
export class Refusal extends Error {
  readonly status: RefusalStatus;
  readonly body: Json;
  readonly headers: Record<string, string>;

  constructor(status: RefusalStatus, body: Json, headers: Record<string, string> = {}) {
    super(String(body.message));
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** A refusal for what was asked; `param` names the parameter at fault, where it is one. */
export function invalid(status: RefusalStatus, message: string, param?: string): Refusal {
  const body = { type: 'invalid_request_error', message };
  return new Refusal(status, param === undefined ? body : { ...body, param });
}

export const invalidKey = () =>
  new Refusal(401, { type: 'authentication_error', message: 'Invalid API key.' });

export const planWithoutApi = () =>
  new Refusal(403, {
    type: 'authentication_error',
    message:
      'Your account plan does not support API access. To use the OnceHub API, you must upgrade to the Enterprise plan.',
  });

export const tooMany = (headers: Record<string, string> = {}) =>
  new Refusal(429, { type: 'rate_limit_error', message: 'Request rate limit exceeded' }, headers);

export const internalError = () =>
  new Refusal(500, {
    type: 'api_error',
    message: 'An internal error occurred while processing your request',
  });

/** `thing` as OnceHub calls it in prose, such as `booking calendar`. */
export const noSuch = (thing: string, id: string, param = 'id') =>
  invalid(404, `No such ${thing}: '${id}'`, param);

export const unknownParameter = (name: string) =>
  invalid(400, `Received unknown parameter: ${name}`, name);

export const invalidString = (value: string, param: string) =>
  invalid(400, `Invalid string: ${value}`, param);

export const missing = (param: string) => invalid(400, 'Required fields are missing.', param);

export const cannotCancel = (id: string) =>
  invalid(409, `Booking cannot be cancelled: '${id}'`, 'id');

export const cannotMarkNoShow = (id: string) =>
  invalid(409, `Cannot update booking status to no_show: '${id}'`, 'id');

/** The words are ours: OnceHub would carry it out for any key. */
export const notForPanels = () => invalid(403, 'This call is not open to you.');

/** What OnceHub's gateway says to a path or method it does not know. */
export const NOT_FOUND_PAGE =
  '<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>\n';
