import type { Connection, OnceHub } from '../../sandbox/oncehub/server.ts';

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
  /** The number of POSTs about a booking that have arrived. */
  posts(booking: string): number;
}

/**
 * Observes the requests that reach the stand-in. Each connection carries one request: Chromium
 * itself repeats a POST if a kept-alive connection breaks before any answer, which no extension can
 * prevent; without keep-alive, every POST that arrives was sent by us. A request is not cancelled
 * by the death of its sender: OnceHub carries out every request it has received.
 */
export function watch(onceHub: OnceHub): Wire {
  const seen = new Map<string, { moments: Set<Moment>; posts: number; waiting: Waiting[] }>();
  const of = (booking: string) => {
    const known = seen.get(booking) ?? { moments: new Set(), posts: 0, waiting: [] };
    seen.set(booking, known);
    return known;
  };
  const tell = (booking: string, moment: Moment) => {
    const { moments, waiting } = of(booking);
    moments.add(moment);
    for (const one of waiting) if (one.moment === moment) one.resolve();
  };
  return {
    async fetch(request, connection) {
      const booking = /^\/v2\/bookings\/([^/]+)/.exec(new URL(request.url).pathname)?.[1];
      if (!booking) return closing(await onceHub.fetch(request, connection));
      const isPost = request.method === 'POST';
      const { moments } = of(booking);
      const [arrived, answered] =
        NAMES[isPost ? 'post' : moments.has('posting') ? 'after' : 'before'];
      if (isPost) of(booking).posts += 1;
      tell(booking, arrived);
      const kept = isPost ? withoutAbort(connection) : connection;
      const response = await onceHub.fetch(request, kept);
      tell(booking, answered);
      return closing(response);
    },
    posts: (booking) => of(booking).posts,
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
