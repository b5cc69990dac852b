import { isObject } from './body.ts';
import type { Connection } from './connection.ts';
import { KEYS } from './keys.ts';
import type { Json } from './records.ts';
import type { OnceHub } from './server.ts';

/** The options of a call; by default it has the demo key and no body. */
export interface Asking {
  /** The API key; `null` sends none. */
  key?: string | null;
  /** The body, sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  connection?: Connection;
}

/** An answer with its whole body. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The text parsed as a JSON object; empty when it is not one. */
  json: Json;
  /** The rows of a list; empty when the answer is not a list. */
  rows: Json[];
  /** The rows' ids. */
  ids: string[];
}

/**
 * Calls the stand-in in process: `ask(hub, 'POST /bookings/BKNG-…/cancel', { body })`, with the
 * path below `/v2`.
 */
export async function ask(hub: OnceHub, what: string, asking: Asking = {}): Promise<Answer> {
  const [method = 'GET', path = '/'] = what.split(' ');
  const { key = KEYS.demo, body, headers, connection } = asking;
  const sent = new Headers(headers);
  if (key !== null) sent.set('API-Key', key);
  if (body !== undefined) sent.set('Content-Type', 'application/json');
  const request = new Request(`https://api.oncehub.com/v2${path}`, {
    method,
    headers: sent,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await hub.fetch(request, connection);
  const text = await response.text();
  const json = parsed(text);
  const rows = Array.isArray(json.data) ? json.data.filter(isObject) : [];
  const ids = rows.map(({ id }) => String(id));
  return { status: response.status, headers: response.headers, text, json, rows, ids };
}

function parsed(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
