import type { Json } from './records.ts';

/** The HTTP statuses of OnceHub's refusals. */
export type RefusalStatus = 400 | 401 | 402 | 403 | 404 | 409 | 422 | 429 | 500;

/**
 * OnceHub's error answer to a call. Handlers throw it, and the API's error handler turns it into
 * the HTTP answer.
 */
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

/**
 * A refusal of an invalid request; `param` is the name of the invalid parameter, if there is one.
 */
export function invalid(status: RefusalStatus, message: string, param?: string): Refusal {
  const body = { type: 'invalid_request_error', message };
  return new Refusal(status, param === undefined ? body : { ...body, param });
}

/** The 401 refusal of a missing or unknown API key. */
export const invalidKey = () =>
  new Refusal(401, { type: 'authentication_error', message: 'Invalid API key.' });

/** The 403 refusal when the account's plan does not include the API. */
export const planWithoutApi = () =>
  new Refusal(403, {
    type: 'authentication_error',
    message:
      'Your account plan does not support API access. To use the OnceHub API, you must upgrade to the Enterprise plan.',
  });

/** The 429 refusal by a rate limit. */
export const tooMany = (headers: Record<string, string> = {}) =>
  new Refusal(429, { type: 'rate_limit_error', message: 'Request rate limit exceeded' }, headers);

/** The 500 answer. */
export const internalError = () =>
  new Refusal(500, {
    type: 'api_error',
    message: 'An internal error occurred while processing your request',
  });

/**
 * The 404 refusal of an unknown id; `thing` is the kind as in OnceHub's messages, such as `booking
 * calendar`.
 */
export const noSuch = (thing: string, id: string, param = 'id') =>
  invalid(404, `No such ${thing}: '${id}'`, param);

/** The 400 refusal of a query parameter that the endpoint does not have. */
export const unknownParameter = (name: string) =>
  invalid(400, `Received unknown parameter: ${name}`, name);

/** The 400 refusal of a parameter's value. */
export const invalidString = (value: string, param: string) =>
  invalid(400, `Invalid string: ${value}`, param);

/** The 400 refusal of a body without a required field. */
export const missing = (param: string) => invalid(400, 'Required fields are missing.', param);

/** The 409 refusal of a cancellation that the booking's state does not allow. */
export const cannotCancel = (id: string) =>
  invalid(409, `Booking cannot be cancelled: '${id}'`, 'id');

/** The 409 refusal of a no-show that the booking's state does not allow. */
export const cannotMarkNoShow = (id: string) =>
  invalid(409, `Cannot update booking status to no_show: '${id}'`, 'id');

/**
 * The 403 refusal of an administrator's call. It is the stand-in's own: OnceHub would carry the
 * call out for any key.
 */
export const notForPanels = () => invalid(403, 'This call is not open to you.');

/** The web page OnceHub's gateway answers for an unknown path or method. */
export const NOT_FOUND_PAGE =
  '<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>\n';
