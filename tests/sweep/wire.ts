import type { Connection, OnceHub } from '../../sandbox/oncehub/server.ts';

/** What happens to a booking on the wire, in the order of an action: its request is heard, and has been answered. */
export type Moment = 'reading' | 'read' | 'posting' | 'posted' | 'rereading' | 'reread';

/** Reads before the POST and after it go by different names. */
const NAMES = {
  before: ['reading', 'read'],
  post: ['posting', 'posted'],
  after: ['rereading', 'reread'],
} as const;

/** The way to the stand-in, watched. */
export interface Wire extends Pick<OnceHub, 'fetch'> {
  /** Resolves when something happens to a booking for the first time; at once where it has. */
  happens(booking: string, moment: Moment): Promise<void>;
  /** How many POSTs about a booking were heard. */
  posts(booking: string): number;
}

/**
 * Watches what the stand-in hears. Each connection carries one request: Chromium itself repeats a
 * POST whose kept connection breaks before any answer, which no extension can forbid, so on
 * connections that are not kept every POST that is heard is one of ours. And whoever sends a request
 * and dies does not take it back: OnceHub carries out what it has heard.
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
      if (!booking) return alone(await onceHub.fetch(request, connection));
      const isPost = request.method === 'POST';
      const { moments } = of(booking);
      const [heard, answered] =
        NAMES[isPost ? 'post' : moments.has('posting') ? 'after' : 'before'];
      if (isPost) of(booking).posts += 1;
      tell(booking, heard);
      const heeding = isPost ? deaf(connection) : connection;
      const response = await onceHub.fetch(request, heeding);
      tell(booking, answered);
      return alone(response);
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

/** The same connection, but nobody hears that the client has gone. */
function deaf(connection: Connection | undefined): Connection | undefined {
  return connection && { ...connection, signal: new AbortController().signal };
}

/** An answer after which the connection ends. */
function alone(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('Connection', 'close');
  return new Response(response.body, { status: response.status, headers });
}
