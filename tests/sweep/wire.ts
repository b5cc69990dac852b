import type { Connection, OnceHub } from '../../sandbox/oncehub/server.ts';
import type { Ledger } from './ledger.ts';

/**
 * What can happen to a booking on the network, in the order of an action: a request arrives (-ing),
 * and has been answered.
 */
export type Moment = 'reading' | 'read' | 'posting' | 'posted' | 'rereading' | 'reread';

/** Reads before and after the POST have different names. */
const NAMES = {
  before: ['reading', 'read'],
  post: ['posting', 'posted'],
  after: ['rereading', 'reread'],
} as const;

/** The connection to the stand-in, observed. */
export interface Wire extends Pick<OnceHub, 'fetch'> {
  /** Resolves when something happens to a booking for the first time; at once if it already has. */
  happens(booking: string, moment: Moment): Promise<void>;
  /** Calls `act` when the POST about a booking has arrived, before it is carried out. */
  meanwhile(booking: string, act: () => void): void;
  /** Whether a POST has arrived that is not answered yet. */
  isBusy(): boolean;
}

/**
 * Observes the requests that reach the stand-in, and enters them in the ledger. Each
 * connection carries one request: Chromium itself repeats a POST if a kept-alive connection breaks
 * before any answer, which no extension can prevent; without keep-alive, every POST that arrives
 * was sent by us. A request is not cancelled by the death of its sender: OnceHub carries out every
 * request it has received.
 */
export function watch(onceHub: OnceHub, ledger: Ledger): Wire {
  const seen = new Map<string, { moments: Set<Moment>; waiting: Waiting[] }>();
  const acts = new Map<string, () => void>();
  let busy = 0;
  const of = (booking: string) => {
    const known = seen.get(booking) ?? { moments: new Set(), waiting: [] };
    seen.set(booking, known);
    return known;
  };
  const tell = (booking: string, moment: Moment) => {
    const { moments, waiting } = of(booking);
    moments.add(moment);
    for (const one of waiting) if (one.moment === moment) one.resolve();
  };
  async function read(booking: string, request: Request, connection?: Connection) {
    const [arrived, answered] = NAMES[of(booking).moments.has('posting') ? 'after' : 'before'];
    tell(booking, arrived);
    const response = await onceHub.fetch(request, connection);
    const body = await response.clone().text();
    if (response.ok) ledger.read(booking, JSON.parse(body || 'null'));
    tell(booking, answered);
    return closing(response);
  }
  async function post(booking: string, request: Request, connection?: Connection) {
    const [arrived, answered] = NAMES.post;
    busy += 1;
    try {
      ledger.arrived(booking);
      tell(booking, arrived);
      acts.get(booking)?.();
      const response = await onceHub.fetch(request, withoutAbort(connection));
      ledger.handled(booking);
      tell(booking, answered);
      return closing(response);
    } finally {
      busy -= 1;
    }
  }
  return {
    async fetch(request, connection) {
      const booking = /^\/v2\/bookings\/([^/]+)/.exec(new URL(request.url).pathname)?.[1];
      if (!booking) return closing(await onceHub.fetch(request, connection));
      if (request.method !== 'POST') return read(booking, request, connection);
      return post(booking, request, connection);
    },
    meanwhile: (booking, act) => void acts.set(booking, act),
    isBusy: () => busy > 0,
    happens(booking, moment) {
      const { moments, waiting } = of(booking);
      if (moments.has(moment)) return Promise.resolve();
      return new Promise((resolve) => waiting.push({ moment, resolve }));
    },
  };
}

interface Waiting {
  moment: Moment;
  resolve(): void;
}

/** The same connection, but without the signal that the client has disconnected. */
function withoutAbort(connection: Connection | undefined): Connection | undefined {
  return connection && { ...connection, signal: new AbortController().signal };
}

/** An answer that closes its connection. */
function closing(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('Connection', 'close');
  return new Response(response.body, { status: response.status, headers });
}
