import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { certificateFor } from './certificate.ts';
import { now } from './clock.ts';
import { createCrm } from './crm/index.ts';
import { API_NAME, HOSTS } from './hosts.ts';
import type { Connection, OnceHub } from './oncehub/server.ts';

export { chromiumHostRules, firefoxHostPreferences, HOSTS } from './hosts.ts';

/** A request as it came in. */
export interface SeenRequest {
  /** Without a port. */
  host: string;
  method: string;
  /** Path with query. */
  path: string;
  /** Instant, UTC ms. */
  at: number;
}

/** The sandbox, listening. */
export interface Sandbox {
  port: number;
  /** Every request since the start, oldest first. */
  requests: readonly SeenRequest[];
  /** Those to hosts the sandbox does not know; each was answered with 421. */
  strangers: readonly SeenRequest[];
  /** Begins anew with another stand-in: what was seen is forgotten, every connection ended. */
  renew(onceHub: SandboxOptions['onceHub']): void;
  /** Ends every connection, open ones too. */
  close(): Promise<void>;
}

/** What the sandbox is made of. */
export interface SandboxOptions {
  onceHub: Pick<OnceHub, 'fetch'>;
  /** A free one unless told. */
  port?: number;
  /** The demo pages' clock, UTC ms; the run's unless told. */
  now?: () => number;
}

/** What the stand-in may do to the connection; `taken` tells afterwards whether it took the socket for itself. */
const connectionOf = (outgoing: ServerResponse): { connection: Connection; taken(): boolean } => {
  const gone = new AbortController();
  const { socket } = outgoing;
  let taken = false;
  outgoing.once('close', () => gone.abort());
  return {
    taken: () => taken,
    connection: {
      address: socket?.remoteAddress ?? '',
      signal: gone.signal,
      cut: () => {
        taken = true;
        socket?.destroy();
      },
      raw: (bytes) => {
        taken = true;
        socket?.end(bytes);
      },
    },
  };
};

/** Serves the stand-in OnceHub and the demo pages under their real names, over https on this machine alone; the host asked for decides who answers. */
export const serve = async (options: SandboxOptions): Promise<Sandbox> => {
  const crm = createCrm(options.now ?? now);
  const requests: SeenRequest[] = [];
  const strangers: SeenRequest[] = [];
  let { onceHub } = options;

  const answer = async (request: Request, { outgoing }: HttpBindings): Promise<Response> => {
    const { hostname: host, pathname, search } = new URL(request.url);
    const seen = { host, method: request.method, path: pathname + search, at: now() };
    requests.push(seen);
    if (host === API_NAME) {
      const { connection, taken } = connectionOf(outgoing);
      const response = await onceHub.fetch(request, connection);
      return taken() ? RESPONSE_ALREADY_SENT : response;
    }
    if (HOSTS.includes(host)) return crm.fetch(request);
    strangers.push(seen);
    return new Response('This machine does not answer for that host.', { status: 421 });
  };

  const server = createAdaptorServer({
    fetch: (request, bindings) => answer(request, bindings as HttpBindings),
    createServer,
    overrideGlobalObjects: false,
    serverOptions: await certificateFor(HOSTS, now()),
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port ?? 0, '127.0.0.1', listening);
  });
  const endConnections = () => {
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    strangers,
    renew(next) {
      onceHub = next;
      requests.length = 0;
      strangers.length = 0;
      endConnections();
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        endConnections();
      }),
  };
};
