import { gzipSync } from 'node:zlib';
import type { Connection } from './connection.ts';
import { internalError, invalidKey, planWithoutApi, type Refusal, tooMany } from './errors.ts';
import type { Fault, Trouble } from './fault.ts';
import type { World } from './world.ts';

/** Failures that corrupt the real answer, so the call must be carried out first. */
const SPOILING: readonly Trouble['kind'][] = ['drip', 'wrongLength', 'truncatedJson'];

/**
 * The fault for this call, the earliest that matches; `undefined` when none does. Counts the call.
 */
export function takeFault(world: World, method: string, path: string): Fault | undefined {
  const place = world.faults.findIndex(({ fault: { match = {} } }) => {
    const methodFits = match.method === undefined || match.method === method;
    return methodFits && new RegExp(match.path ?? '').test(path);
  });
  const loaded = world.faults[place];
  if (!loaded) return undefined;
  loaded.left -= 1;
  if (loaded.left <= 0) world.faults.splice(place, 1);
  return loaded.fault;
}

/**
 * Answers a call with a fault; `carryOut` carries the call out. Returns `null` when the connection
 * was closed without a response, and rejects where `fetch` would.
 */
export async function spoil(
  fault: Fault,
  carryOut: () => Promise<Response>,
  connection: Connection,
): Promise<Response | null> {
  const first = fault.after === 'action' || SPOILING.includes(fault.kind);
  const answer = first ? await carryOut() : null;
  switch (fault.kind) {
    case 'delay':
      await pause(fault.ms, connection.signal);
      return answer ?? carryOut();
    case 'hold':
      fault.tell();
      await unlessGone(fault.until, connection.signal);
      return answer ?? carryOut();
    case 'echo':
      await carryOut();
      return carryOut();
    case 'cut':
      return cut(connection);
    case 'drip':
      return dripping(await bytesOf(answer), fault.msPerByte ?? 5, connection.signal, answer);
    case 'wrongLength':
      return tooShort(await bytesOf(answer), fault.extra ?? 64, connection);
    case 'truncatedJson': {
      const whole = await bytesOf(answer);
      return new Response(whole.slice(0, Math.floor(whole.length / 2)), headOf(answer));
    }
    case 'html':
      return new Response('<!DOCTYPE html>\n<html><body><h1>502 Bad Gateway</h1></body></html>\n', {
        status: fault.status ?? 502,
        headers: { 'Content-Type': 'text/html; charset=UTF-8' },
      });
    case 'empty':
      return new Response(null, { status: fault.status ?? 200 });
    case 'redirect':
      return new Response(null, {
        status: fault.status ?? 302,
        headers: { Location: fault.location },
      });
    case '429':
      return refused(
        tooMany(fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) }),
      );
    case '401':
      return refused(invalidKey());
    case '500':
      return refused(internalError());
    case '403':
      return refused(planWithoutApi());
    case 'gzipBomb':
      return bomb(fault.megabytes ?? 64, connection);
    case 'json':
      return Response.json(fault.body, { status: fault.status ?? 200 });
  }
}

const refused = ({ body, status, headers }: Refusal) => Response.json(body, { status, headers });

const bytesOf = async (answer: Response | null) =>
  new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer(0));

const headOf = (answer: Response | null): ResponseInit =>
  answer ? { status: answer.status, headers: answer.headers } : {};

/** Resolves after `ms`; rejects as `fetch` does when the client gives up first. */
function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** Waits for a promise; rejects as `fetch` does when the client gives up first. */
function unlessGone(promise: Promise<void>, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal?.reason);
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    void promise.then(resolve);
  });
}

function cut(connection: Connection): null {
  if (!connection.cut) throw new TypeError('fetch failed');
  connection.cut();
  return null;
}

function dripping(
  bytes: Uint8Array,
  msPerByte: number,
  signal: AbortSignal | undefined,
  answer: Response | null,
): Response {
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await pause(msPerByte, signal);
      controller.enqueue(bytes.slice(at, at + 1));
      at += 1;
      if (at >= bytes.length) controller.close();
    },
  });
  return new Response(body, headOf(answer));
}

/** An answer that ends `extra` bytes before its `Content-Length`. */
function tooShort(bytes: Uint8Array, extra: number, connection: Connection): Response | null {
  const length = String(bytes.length + extra);
  if (connection.raw) {
    const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
    connection.raw(Buffer.concat([Buffer.from(head), bytes]));
    return null;
  }
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) {
        connection.cut?.();
        controller.error(new TypeError('terminated'));
      } else controller.enqueue(bytes);
      sent = true;
    },
  });
  return new Response(body, {
    headers: { 'Content-Type': 'application/json', 'Content-Length': length },
  });
}

const MEGABYTE = 2 ** 20;

/** Over a connection: the compressed bytes. In process: the bytes `fetch` would decompress. */
function bomb(megabytes: number, connection: Connection): Response {
  const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
  if (connection.cut) {
    // A single gzip member, because browsers decompress only the first one.
    return new Response(gzipSync(new Uint8Array(megabytes * MEGABYTE), { level: 1 }), { headers });
  }
  const zeros = new Uint8Array(MEGABYTE);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(zeros);
      sent += 1;
      if (sent >= megabytes) controller.close();
    },
  });
  return new Response(body, { headers });
}
