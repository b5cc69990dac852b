import { vi } from 'vitest';
import type { FailureKind, Result } from '../../lib/domain/result.ts';
import { type ApiRequest, createHttp, type HttpDeps } from '../../lib/oncehub/http.ts';
import { httpDeps } from './http-deps.ts';

/** The start time of these tests (UTC ms). */
export const START = Date.UTC(2026, 4, 5, 12);

/** Installs fake timers, which control the deadlines as well. */
export function holdTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: START });
  // The engine's own `AbortSignal.timeout` would use real time.
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const life = new AbortController();
    setTimeout(() => life.abort(new DOMException('', 'TimeoutError')), ms);
    return life.signal;
  });
}

/** A read, and below an action. */
export const READ: ApiRequest = { method: 'GET', path: '/bookings/BKNG-1', priority: 'person' };
/** An action, which is never retried by itself. */
export const POST: ApiRequest = {
  method: 'POST',
  path: '/bookings/BKNG-1/no-show',
  priority: 'action',
};

/** What the network does with a request. */
export type Reaction = (signal: AbortSignal) => Response | Promise<Response>;

/** Answers with JSON. */
export const answers =
  (status: number, body: unknown = {}, headers: Record<string, string> = {}): Reaction =>
  () =>
    Response.json(body, { status, headers });
/** Answers with a text, or without a body. */
export const says =
  (text: string | null, status = 200): Reaction =>
  () =>
    new Response(text, { status });
/** Fails as `fetch` does when the connection breaks, or when a redirect is refused. */
export const cut: Reaction = () => Promise.reject(new TypeError('fetch failed'));
/** Gives no answer until the deadline. */
export const hangs: Reaction = (signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
/** Answers with a body that never ends. */
export const drips: Reaction = () =>
  new Response(
    new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{')) }),
  );
/** Breaks the connection within the body. */
export const breaksMidway: Reaction = () =>
  new Response(
    new ReadableStream({ pull: (stream) => stream.error(new TypeError('network error')) }),
  );
/** Answers with one byte more than is accepted. */
export const huge: Reaction = () => new Response(' '.repeat(4 * 1024 * 1024 + 1));

/**
 * Sends one request and lets two minutes pass. Each attempt gets the next of `reactions`; the last
 * one repeats.
 */
export async function send(
  request: ApiRequest,
  reactions: Reaction[],
  changes: Partial<HttpDeps> = {},
): Promise<{ result: Result<unknown>; fetched: [url: string, init: RequestInit][] }> {
  const fetched: [string, RequestInit][] = [];
  const http = createHttp(
    httpDeps({
      async fetch(input, init = {}) {
        fetched.push([String(input), init]);
        const reaction = reactions[Math.min(fetched.length, reactions.length) - 1];
        if (!reaction || !init.signal) throw new Error('no reaction');
        return reaction(init.signal);
      },
      ...changes,
    }),
  );
  const sending = http.send(request);
  await vi.advanceTimersByTimeAsync(120_000);
  return { result: await sending, fetched };
}

/** 'ok', or the kind of the failure. */
export const kindOf = (result: Result<unknown>): FailureKind | 'ok' =>
  result.ok ? 'ok' : result.failure.kind;
