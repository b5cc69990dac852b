/** One request the stand-in received. It never contains an API key. */
export interface LogEntry {
  /** When it was received, UTC ms on the stand-in's clock. */
  time: number;
  method: string;
  /** The path without the query. */
  path: string;
  /** The decoded query parameters, in the order sent. */
  params: [name: string, value: string][];
  /** The names of the headers in lower case, without values. */
  headers: string[];
  /** The key's name in `KEYS`; `unknown` for another key, `none` without one. */
  key: string;
  /** The body: parsed if it is JSON, else the text; `null` without a body. */
  body: unknown;
  /** The status of the answer; 0 before it, and when the connection was cut. */
  status: number;
  /** The client's IP address. */
  address: string;
}

/** A mail that OnceHub would have sent. */
export interface Mail {
  time: number;
  kind: 'canceled' | 'rescheduleRequest' | 'rescheduled' | 'reassigned' | 'scheduled';
  booking: string;
  to: string[];
  /** The rep's text for the guest; `null` when there is none. */
  reason: string | null;
}
