/** One request as the stand-in saw it. Holds no key. */
export interface LogEntry {
  /** By the stand-in's clock, UTC ms. */
  time: number;
  method: string;
  /** Without the query. */
  path: string;
  /** Decoded, in the order sent. */
  params: [name: string, value: string][];
  /** Lower-case names, without values. */
  headers: string[];
  /** Name of the key in `KEYS`, `unknown` for another, `none` without one. */
  key: string;
  /** Read as JSON where it is JSON, else the text; `null` without one. */
  body: unknown;
  /** 0 until answered, and for good where the connection was cut. */
  status: number;
  address: string;
}

/** A message OnceHub would have sent to people. */
export interface Mail {
  time: number;
  kind: 'canceled' | 'rescheduleRequest' | 'rescheduled' | 'reassigned' | 'scheduled';
  booking: string;
  to: string[];
  /** The text a person wrote for the guest; `null` for none. */
  reason: string | null;
}
