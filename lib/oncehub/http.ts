import { type Failure, fail, ok, type Result } from '../domain/result.ts';
import { API_HOST } from '../domain/sites.ts';
import { refusal, requestId } from './errors.ts';
import type { Priority, RateLimiter, Turn } from './rate-limiter.ts';

/** Back-off: how long at least to wait (ms) before a read is tried again, each time once. */
const RETRY_AFTER_MS = [400, 1000];

/** One request to the API. Only `client.ts` builds paths, from checked ids. */
export interface ApiRequest {
  method: 'GET' | 'POST';
  /** Below `/v2`, with a leading slash. */
  path: string;
  query?: Record<string, string>;
  /** Sent as JSON. */
  body?: Record<string, unknown>;
  priority: Priority;
  /** A turn acquired before; without it, or once it is used, the request acquires its own. */
  turn?: Turn | undefined;
  /** An API key to try out, used instead of the stored one. */
  key?: string;
  /** What Bookside can do without: a 403 to it says nothing about the key or the plan. */
  isExtra?: boolean;
  /** Not retried: whoever sends it decides when it is sent again. */
  once?: boolean;
}

/** The HTTP layer: sends requests to OnceHub's API. */
export interface Http {
  /**
   * Sends a request and answers the parsed JSON body. Never rejects. A GET is tried up to three
   * times, with back-off; a POST once, since it is not idempotent: after it may have left, any
   * error but a clear refusal is `unknownOutcome`. Fails before sending as `HttpDeps.key` does, or
   * with `offline`, `accessWithheld`, `tooMany` (our own rate limit), `changed` (the key was
   * replaced meanwhile) or `timedOut` (after `Turn.notAfter`; the only one of a POST); afterwards
   * with `offline`, `timedOut`, `tooLarge`, `unreadable`, or a refusal by OnceHub (`errors.ts`).
   */
  send(request: ApiRequest): Promise<Answer>;
  /**
   * Acquires a turn for a request that follows under the key that is stored now: under another one
   * that fails with `changed`. Fails as the rate limiter does.
   */
  reserve(priority: Priority): Promise<Result<Turn>>;
}

/** The parsed body, or why there is none; with OnceHub's Request-Id where a POST succeeded. */
type Answer = Result<unknown> & { request?: string };

/** What the HTTP layer depends on. */
export interface HttpDeps {
  fetch: typeof fetch;
  /** Called with the headers of every answer. */
  onHeaders?(headers: Headers): void;
  limiter: Pick<RateLimiter, 'acquire' | 'pauseUntil'>;
  /** The stored API key, or why there is none to use. */
  key(): Promise<Result<string>>;
  /**
   * Called when OnceHub refuses the stored key or its plan, with the key and when it was sent (UTC
   * ms).
   */
  refused(kind: 'keyRefused' | 'planRefused', key: string, sent: number): Promise<void>;
  /** Whether the browser grants access to OnceHub's host. */
  mayReach(): Promise<boolean>;
  /** Whether the browser has a network connection. */
  online(): boolean;
  /** UTC ms. */
  clock(): number;
}

/** Timeouts in ms. For a POST almost the 30 s that Chrome lets a worker wait for a fetch. */
const TIMEOUT_MS = { GET: 15_000, POST: 25_000 };
/** The largest accepted body, in bytes after decompression; 100 bookings are about 300 kB. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** Failures after which a GET that was sent is retried. */
const RETRYABLE = new Set<string>(['offline', 'serverFault', 'unreadable']);

/**
 * Whether a GET is retried after a failure. After "too many requests" the sync is not: no user
 * waits for it, and its scheduler backs off instead.
 */
const isRetryable = ({ kind }: Failure, priority: Priority): boolean =>
  RETRYABLE.has(kind) || (kind === 'tooMany' && priority !== 'sync');

/** Makes the HTTP layer. */
export function createHttp(deps: HttpDeps): Http {
  /** The key that was stored when a turn was acquired: what follows is meant for its account. */
  const keys = new WeakMap<Turn, string>();

  /**
   * Makes all checks before a request leaves, and waits for the rate limiter. Answers the key to
   * send.
   */
  async function clearance(request: ApiRequest): Promise<Result<string>> {
    const key = async () => (request.key === undefined ? deps.key() : ok(request.key));
    const before = await key();
    if (!before.ok) return before;
    if (!deps.online()) return fail('offline');
    if (!(await deps.mayReach())) return fail('accessWithheld');
    const { turn } = request;
    const meant = (turn && keys.get(turn)) ?? before.value;
    if (turn && !turn.used) turn.used = true;
    else {
      const room = await deps.limiter.acquire(request.priority);
      if (!room.ok) return room;
    }
    // While the request waited the key may have been forgotten, or replaced by another account's.
    const now = await key();
    return now.ok && now.value !== meant ? fail('changed') : now;
  }

  async function attempt(request: ApiRequest, key: string): Promise<Answer> {
    const sent = deps.clock();
    // Nothing is awaited from here to the request, so that no sleep of the computer is between.
    if (sent > (request.turn?.notAfter ?? Number.POSITIVE_INFINITY)) return fail('timedOut');
    const answer = await exchange(request, key);
    if (answer.ok) return answer;
    const { kind, until } = answer.failure;
    if (kind === 'tooMany' && until !== undefined) await deps.limiter.pauseUntil(until);
    const isAboutKey = kind === 'keyRefused' || (kind === 'planRefused' && !request.isExtra);
    if (isAboutKey && request.key === undefined) {
      // If this cannot be stored the answer is still the refusal.
      await deps.refused(kind, key, sent).catch(() => {});
      // A single 401 is no refusal of the key, so a reading is only held back by it.
      if (request.method === 'GET') return heldBack(answer.failure);
    }
    return answer;
  }

  /** A reading's failure after a refusal: as for the requests that follow it. */
  async function heldBack({ words, request, ...refusal }: Failure): Promise<Answer> {
    const left = await deps.key();
    const details = { ...(words && { words }), ...(request && { request }) };
    return fail(left.ok ? refusal.kind : left.failure.kind, details);
  }

  async function exchange(request: ApiRequest, key: string): Promise<Answer> {
    const isPost = request.method === 'POST';
    /** OnceHub's Request-Id of a POST, which its support asks for. */
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
      deps.onHeaders?.(response.headers);
      if (isPost) id = requestId(response.headers);
      const text = await readBody(response, MAX_BODY_BYTES, signal);
      const body = text === null ? undefined : parse(text);
      if (!response.ok) {
        const refused = refusal(response.status, response.headers, body, deps.clock());
        const { kind } = refused.failure;
        // Only a refusal of a known status proves that the action was not carried out.
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
    async reserve(priority) {
      const key = await deps.key();
      const room = await deps.limiter.acquire(priority);
      if (!room.ok) return room;
      const turn = { used: false };
      if (key.ok) keys.set(turn, key.value);
      return ok(turn);
    },
    async send(request) {
      const waits = request.method === 'GET' && !request.once ? [...RETRY_AFTER_MS] : [];
      for (;;) {
        const key = await clearance(request).catch(() => fail('bug'));
        const answer = key.ok
          ? await attempt(request, key.value).catch((): Answer => fail('bug'))
          : key;
        const isRetried = key.ok && !answer.ok && isRetryable(answer.failure, request.priority);
        const wait = isRetried ? waits.shift() : undefined;
        if (wait === undefined) return answer;
        // Jitter, so that the browsers of an office do not all ask again at once.
        const jittered = wait * (1 + Math.random());
        await new Promise((resolve) => setTimeout(resolve, jittered));
      }
    },
  };
}

function address({ path, query }: ApiRequest): string {
  const search = new URLSearchParams(query).toString();
  return `${API_HOST}/v2${path}${search && `?${search}`}`;
}

/**
 * Parses JSON; `undefined` for anything else. A key `__proto__` is harmless: `JSON.parse` makes it
 * a plain property, and no schema reads it.
 */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/**
 * Reads the text of a body of at most `cap` bytes after decompression (a few kilobytes of gzip can
 * hold gigabytes). Answers `null` for a larger one, and stops reading it. Rejects when the
 * connection breaks, or with the signal's reason when `signal` aborts.
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
