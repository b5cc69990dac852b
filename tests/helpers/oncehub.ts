import { ok } from '../../lib/domain/result.ts';
import { type Client, createClient } from '../../lib/oncehub/client.ts';
import { createHttp, type Http, type HttpDeps } from '../../lib/oncehub/http.ts';
import { createOrdering, type Ordering } from '../../lib/oncehub/ordering.ts';
import {
  createOnceHub,
  KEYS,
  type OnceHub,
  type OnceHubOptions,
} from '../../sandbox/oncehub/server.ts';
import { httpDeps } from './http-deps.ts';

/** The time of the stand-in's clock (UTC ms); its data are generated around it. */
export const NOW = Date.UTC(2026, 8, 14, 15);

/** A stand-in for OnceHub, and a client that calls it in process. */
export interface TestOnceHub {
  hub: OnceHub;
  client: Client;
  http: Http;
  ordering: Ordering;
  /** The requests since the last call, as "GET /v2/contacts?email=…". */
  asked(): string[];
}

/**
 * Creates a stand-in, without rate limits unless `options` switch them on, and a client with its
 * demo key.
 */
export function testOnceHub(
  options: OnceHubOptions = {},
  deps: Partial<HttpDeps> = {},
): TestOnceHub {
  const hub = createOnceHub({
    now: () => NOW,
    ...options,
    switches: { limits: 'off', ...options.switches },
  });
  const http = createHttp(
    httpDeps({
      fetch: (input, init) => hub.fetch(new Request(input, init)),
      key: async () => ok(KEYS.demo),
      clock: hub.control.now,
      ...deps,
    }),
  );
  return {
    hub,
    client: createClient(http),
    http,
    ordering: createOrdering(http),
    asked() {
      const lines = hub.control.log().map(({ method, path, params }) => {
        const query = new URLSearchParams(params).toString();
        return `${method} ${path}${query && `?${query}`}`;
      });
      hub.control.clearLog();
      return lines;
    },
  };
}
