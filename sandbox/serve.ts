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

/** A request the sandbox received. */
export interface SeenRequest {
  /** The host name, without a port. */
  host: string;
  method: string;
  /** Path with query. */
  path: string;
  /** When it was received, UTC ms on the run's clock. */
  at: number;
}

/** The running sandbox server. */
export interface Sandbox {
  port: number;
  /** Every request since the start or the last `renew`, oldest first. */
  requests: readonly SeenRequest[];
  /** The requests to hosts the sandbox does not know; each was answered with status 421. */
  strangers: readonly SeenRequest[];
  /** Replaces the stand-in, clears the lists of requests and closes all connections. */
  renew(onceHub: SandboxOptions['onceHub']): void;
  /** Stops the server and closes all connections, open ones too. */
  close(): Promise<void>;
}

/** The parts of a sandbox. */
export interface SandboxOptions {
  /** The stand-in for OnceHub. */
  onceHub: Pick<OnceHub, 'fetch'>;
  /** By default a free port. */
  port?: number;
  /** The demo pages' clock, UTC ms; by default the run's. */
  now?: () => number;
}

/**
 * The operations the stand-in can do on the connection; `taken` tells whether it has used the
 * socket itself, so that no response may be sent.
 */
const connectionOf = (outgoing: ServerResponse): { connection: Connection; taken(): boolean } => {
  const closed = new AbortController();
  const { socket } = outgoing;
  let taken = false;
  outgoing.once('close', () => closed.abort());
  return {
    taken: () => taken,
    connection: {
      address: socket?.remoteAddress ?? '',
      signal: closed.signal,
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

/**
 * Starts an https server on 127.0.0.1 for the stand-in and the demo pages under their real host
 * names; the host of a request decides which of them answers. Rejects when the port is in use.
 */
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
