import pRetry from 'p-retry';
import { type Failure, fail, ok, type Result } from '../domain/result.ts';
import { API_HOST } from '../domain/sites.ts';
import { refusal, requestId } from './errors.ts';
import type { Priority, RateLimiter } from './rate-limiter.ts';

/** One request below `/v2`. Paths are built by `client.ts` alone, from checked ids. */
export interface ApiRequest {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  priority: Priority;
  /** Used instead of the stored key, to try one out. */
  key?: string;
}

export interface Http {
  /**
   * Sends a request and answers the parsed body. A read is tried three times at most, a POST once:
   * whatever breaks after a POST has left is `unknownOutcome`.
   */
  send(request: ApiRequest): Promise<Answer>;
}

/** The parsed body, or why there is none; with OnceHub's Request-Id where a POST was answered well. */
type Answer = Result<unknown> & { request?: string };

/** What the HTTP layer depends on. */
export interface HttpDeps {
  fetch: typeof fetch;
  /** Told the headers of every answer. */
  heard?(headers: Headers): void;
  limiter: Pick<RateLimiter, 'acquire' | 'pauseUntil'>;
  /** The stored key, or why there is none to be used. */
  key(): Promise<Result<string>>;
  /** Called when OnceHub refuses the stored key or its plan, with the key that was sent. */
  refused(kind: 'keyRefused' | 'planRefused', key: string): Promise<void>;
  /** Whether the browser grants access to OnceHub's host. */
  mayReach(): Promise<boolean>;
  online(): boolean;
  clock(): number;
}

/** When an exchange is given up, in ms. A POST gets as long as Chrome lets a worker wait for a fetch. */
const TIMEOUT_MS = { GET: 15_000, POST: 25_000 };
/** The largest answer taken, in bytes after decompression; 100 bookings are some 300 kB. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** Failures of a read worth another try, if it got as far as OnceHub. */
const RETRYABLE = new Set<string>(['offline', 'serverFault', 'unreadable']);

/** Whether a read that came to this is tried again. Told that it asked too often, a sync rests instead: nobody waits for it. */
const isWorthAnother = ({ kind }: Failure, priority: Priority): boolean =>
  RETRYABLE.has(kind) || (kind === 'tooMany' && priority !== 'sync');

export function createHttp(deps: HttpDeps): Http {
  /** Everything that can be refused before a request leaves; answers the key to send, `changed` where it was replaced while the request waited. */
  async function clearance(request: ApiRequest): Promise<Result<string>> {
    const key = async () => (request.key === undefined ? deps.key() : ok(request.key));
    const held = await key();
    if (!held.ok) return held;
    if (!deps.online()) return fail('offline');
    if (!(await deps.mayReach())) return fail('accessWithheld');
    const turn = await deps.limiter.acquire(request.priority);
    if (!turn.ok) return turn;
    // While others had their turn it may have been forgotten, or given way to another account's.
    const kept = await key();
    return kept.ok && kept.value !== held.value ? fail('changed') : kept;
  }

  async function attempt(request: ApiRequest, key: string): Promise<Answer> {
    const answer = await exchange(request, key);
    if (answer.ok) return answer;
    const { kind, until } = answer.failure;
    if (kind === 'tooMany' && until !== undefined) await deps.limiter.pauseUntil(until);
    if ((kind === 'keyRefused' || kind === 'planRefused') && request.key === undefined) {
      // The answer stays what it is where this cannot be written down.
      await deps.refused(kind, key).catch(() => {});
    }
    return answer;
  }

  async function exchange(request: ApiRequest, key: string): Promise<Answer> {
    const isPost = request.method === 'POST';
    /** What names a POST that was answered, for OnceHub's support. */
    let id: { request?: string } = {};
    const lost = (kind: 'offline' | 'timedOut' | 'unreadable' | 'tooLarge') =>
      isPost ? fail('unknownOutcome', id) : fail(kind);
    const signal = AbortSignal.timeout(TIMEOUT_MS[request.method]);
    try {
      const response = await deps.fetch(address(request), {
        method: request.method,
        headers: {
          Accept: 'application/json',
          'API-Key': key,
          ...(request.body && { 'Content-Type': 'application/json' }),
        },
        ...(request.body && { body: JSON.stringify(request.body) }),
        // A redirect would carry the key along to wherever it points.
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal,
      });
      deps.heard?.(response.headers);
      if (isPost) id = requestId(response.headers);
      const text = await readBody(response, MAX_BODY_BYTES, signal);
      const body = text === null ? undefined : parse(text);
      if (!response.ok) {
        const refused = refusal(response.status, response.headers, body, deps.clock());
        const { kind } = refused.failure;
        // Only a refusal OnceHub is known to give says that nothing was carried out.
        const inDoubt = kind === 'serverFault' || kind === 'unreadable';
        return isPost && inDoubt ? fail('unknownOutcome', id) : refused;
      }
      if (text === null) return lost('tooLarge');
      return body === undefined ? lost('unreadable') : { ...ok(body), ...id };
    } catch {
      return lost(signal.aborted ? 'timedOut' : 'offline');
    }
  }

  return {
    async send(request) {
      let last: Answer = fail('bug');
      await pRetry(
        async () => {
          const key = await clearance(request);
          last = key.ok ? await attempt(request, key.value) : key;
          const again = key.ok && !last.ok && isWorthAnother(last.failure, request.priority);
          if (again) throw new Error('again');
        },
        {
          retries: request.method === 'GET' ? 2 : 0,
          minTimeout: 400,
          maxTimeout: 4000,
          factor: 2.5,
          randomize: true,
        },
      ).catch(() => {});
      return last;
    },
  };
}

function address({ path, query }: ApiRequest): string {
  const search = new URLSearchParams(query).toString();
  return `${API_HOST}/v2${path}${search && `?${search}`}`;
}

/** The parsed JSON, or `undefined` for anything else. A stray `__proto__` stays a plain key, and no schema reads it. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/**
 * Reads an answer's text, counting bytes after decompression, and gives up at `cap`: a few
 * kilobytes of gzip can hold gigabytes. `null` when it is larger; throws when the connection breaks
 * or `signal` aborts.
 */
export async function readBody(
  response: Response,
  cap: number,
  signal: AbortSignal,
): Promise<string | null> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const stop = () => void reader.cancel().catch(() => {});
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > cap) {
      stop();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
