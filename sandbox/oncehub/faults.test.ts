import { afterEach, describe, expect, it, vi } from 'vitest';
import { until } from '../../tests/helpers/until.ts';
import { ask } from './ask.ts';
import { DANA, SAMPLE_NOW } from './data/known.ts';
import type { Fault } from './fault.ts';
import { createOnceHub, KEYS, type OnceHub } from './server.ts';

const open = (...faults: Fault[]) => {
  const hub = createOnceHub({ now: () => SAMPLE_NOW, switches: { limits: 'off' } });
  for (const fault of faults) hub.control.fault(fault);
  return hub;
};
const ID = DANA.bookings.upcoming;
const CANCEL = `POST /bookings/${ID}/cancel`;
const statusOf = (hub: OnceHub) => hub.control.booking(ID)?.status;
const plain = (signal?: AbortSignal, init: RequestInit = {}) =>
  new Request('https://api.oncehub.com/v2/test', {
    headers: { 'API-Key': KEYS.demo },
    ...init,
    ...(signal && { signal }),
  });

describe('answers instead of the real one', () => {
  const rows: [fault: Fault, status: number, text: RegExp][] = [
    [{ kind: 'html' }, 502, /^<!DOCTYPE html>/],
    [{ kind: 'html', status: 200 }, 200, /^<!DOCTYPE html>/],
    [{ kind: 'empty' }, 200, /^$/],
    [{ kind: 'empty', status: 504 }, 504, /^$/],
    [{ kind: '429' }, 429, /"type":"rate_limit_error"/],
    [{ kind: '500' }, 500, /"type":"api_error"/],
    [{ kind: '401' }, 401, /"type":"authentication_error"/],
    [{ kind: '403' }, 403, /"type":"authentication_error"/],
    [{ kind: 'json', body: [1, 2] }, 200, /^\[1,2\]$/],
    [{ kind: 'json', status: 418, body: { a: 1 } }, 418, /^\{"a":1\}$/],
    [{ kind: 'redirect', location: 'https://example.org/' }, 302, /^$/],
  ];
  it.each(rows)('%j', async (fault, status, text) => {
    const hub = open(fault);
    const answer = await ask(hub, CANCEL);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(text);
    expect(answer.headers.get('Request-Id')).toMatch(/^req_/);
    expect(statusOf(hub)).toBe('scheduled');
    expect(hub.control.log().at(-1)?.status).toBe(status);
  });

  it.each(rows)('%j after the action', async (fault, status) => {
    const hub = open({ ...fault, after: 'action' });
    expect((await ask(hub, CANCEL)).status).toBe(status);
    expect(statusOf(hub)).toBe('canceled');
  });

  it.each([
    [7, '7'],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    ['in a while', 'in a while'],
    [undefined, null],
  ])('429 with Retry-After %s', async (retryAfter, header) => {
    const hub = open({ kind: '429', ...(retryAfter !== undefined && { retryAfter }) });
    expect((await ask(hub, 'GET /test')).headers.get('Retry-After')).toBe(header);
  });

  it('a redirect is rejected in process as by fetch', async () => {
    const fault: Fault = {
      kind: 'redirect',
      status: 307,
      location: 'https://example.org/',
      times: 2,
    };
    const hub = open(fault);
    await expect(hub.fetch(plain(undefined, { redirect: 'error' }))).rejects.toThrow(TypeError);
    expect((await hub.fetch(plain())).headers.get('Location')).toBe('https://example.org/');
  });
});

describe('corrupted answers', () => {
  it('are cut short', async () => {
    const whole = (await ask(open(), `GET /bookings/${ID}`)).text;
    const { text, status } = await ask(open({ kind: 'truncatedJson' }), `GET /bookings/${ID}`);
    expect(status).toBe(200);
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThan(whole.length);
    expect(whole.startsWith(text)).toBe(true);
  });

  it('arrive byte by byte', async () => {
    const response = await open({ kind: 'drip', msPerByte: 0 }).fetch(plain());
    const sizes: number[] = [];
    for await (const chunk of response.body ?? []) sizes.push(chunk.byteLength);
    expect(sizes.length).toBeGreaterThan(50);
    expect(new Set(sizes)).toEqual(new Set([1]));
  });

  it('stop arriving when the client has disconnected', async () => {
    const gone = new AbortController();
    const response = await open({ kind: 'drip', msPerByte: 10_000 }).fetch(plain(gone.signal));
    const reading = response.text();
    gone.abort(new Error('gone'));
    await expect(reading).rejects.toThrow('gone');
  });

  it('announce more bytes than they have', async () => {
    const response = await open({ kind: 'wrongLength', extra: 10 }).fetch(plain());
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(Number(response.headers.get('Content-Length'))).toBe((value?.byteLength ?? 0) + 10);
    await expect(reader?.read()).rejects.toThrow(TypeError);
  });

  it('decompress to many megabytes', async () => {
    const response = await open({ kind: 'gzipBomb', megabytes: 3 }).fetch(plain());
    expect((await response.arrayBuffer()).byteLength).toBe(3 * 2 ** 20);
    const bomb: Fault = { kind: 'gzipBomb', megabytes: 3 };
    const connection = { address: '127.0.0.1', cut: () => {} };
    const packed = await (await open(bomb).fetch(plain(), connection)).arrayBuffer();
    expect(packed.byteLength).toBeLessThan(50_000);
    const unpacked = new Response(packed).body?.pipeThrough(new DecompressionStream('gzip'));
    expect((await new Response(unpacked).arrayBuffer()).byteLength).toBe(3 * 2 ** 20);
  });
});

describe('a cut connection', () => {
  it.each([
    ['before', 'scheduled'],
    ['action', 'canceled'],
  ] as const)('%s the action leaves the booking %s', async (after, status) => {
    const hub = open({ kind: 'cut', after });
    await expect(ask(hub, CANCEL)).rejects.toThrow(TypeError);
    expect(statusOf(hub)).toBe(status);
    expect(hub.control.log()).toMatchObject([{ method: 'POST', status: 0 }]);
  });

  it('is cut at the socket if there is one', async () => {
    let cuts = 0;
    const connection = { address: '127.0.0.1', cut: () => void cuts++ };
    await open({ kind: 'cut' }).fetch(plain(), connection);
    expect(cuts).toBe(1);
  });

  it('sends a wrong length as raw bytes, without the HTTP library', async () => {
    let raw = '';
    const connection = {
      address: '127.0.0.1',
      cut: () => {},
      raw: (bytes: Uint8Array) => {
        raw = new TextDecoder().decode(bytes);
      },
    };
    await open({ kind: 'wrongLength', extra: 9 }).fetch(plain(), connection);
    const [head = '', body = ''] = raw.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(head).toContain(`Content-Length: ${body.length + 9}`);
    expect(JSON.parse(body)).toHaveProperty('message');
  });
});

describe('a delayed answer', () => {
  afterEach(() => void vi.useRealTimers());

  it('is the real answer after a delay', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answered = vi.fn();
    const answer = ask(open({ kind: 'delay', ms: 30 }), 'GET /test');
    void answer.then(answered);
    await vi.advanceTimersByTimeAsync(29);
    expect(answered).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect((await answer).status).toBe(200);
  });

  it.each([
    ['before', 'scheduled'],
    ['action', 'canceled'],
  ] as const)('%s the action ends when the client disconnects', async (after, status) => {
    const hub = open({ kind: 'delay', ms: 30_000, after });
    const gone = new AbortController();
    const request = new Request(`https://api.oncehub.com/v2/bookings/${ID}/cancel`, {
      method: 'POST',
      headers: { 'API-Key': KEYS.demo },
      signal: gone.signal,
    });
    const waits = vi.spyOn(globalThis, 'setTimeout');
    const answer = expect(hub.fetch(request)).rejects.toThrow('gone');
    await until(() => expect(waits).toHaveBeenCalledWith(expect.anything(), 30_000));
    gone.abort(new Error('gone'));
    await answer;
    expect(statusOf(hub)).toBe(status);
  });

  it('is not started for a client that has already disconnected', async () => {
    const hub = open();
    await expect(hub.fetch(plain(AbortSignal.abort(new Error('gone'))))).rejects.toThrow('gone');
    expect(hub.control.log()).toEqual([]);
  });
});

describe('the calls a fault applies to', () => {
  const calls = ['GET /test', 'GET /contacts', CANCEL, 'GET /test'];
  const rows: [name: string, faults: Fault[], statuses: number[]][] = [
    ['the first', [{ kind: '500' }], [500, 200, 200, 200]],
    ['the first two', [{ kind: '500', times: 2 }], [500, 500, 200, 200]],
    ['all', [{ kind: '500', times: Number.POSITIVE_INFINITY }], [500, 500, 500, 500]],
    ['all, as JSON has it', [{ kind: '500', times: null }], [500, 500, 500, 500]],
    ['by path', [{ kind: '500', match: { path: '/contacts$' } }], [200, 500, 200, 200]],
    ['by method', [{ kind: '500', match: { method: 'POST' } }], [200, 200, 500, 200]],
    ['by both', [{ kind: '500', match: { method: 'POST', path: '/test' } }], [200, 200, 200, 200]],
    ['one after the other', [{ kind: '500' }, { kind: '403' }], [500, 403, 200, 200]],
  ];
  it.each(rows)('%s', async (_name, faults, statuses) => {
    const hub = open(...faults);
    const seen: number[] = [];
    for (const call of calls) seen.push((await ask(hub, call)).status);
    expect(seen).toEqual(statuses);
  });

  it('are none after the faults are cleared', async () => {
    const hub = open({ kind: '500', times: 9 });
    hub.control.clearFaults();
    expect((await ask(hub, 'GET /test')).status).toBe(200);
  });
});
