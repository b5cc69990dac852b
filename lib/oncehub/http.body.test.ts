import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readBody } from './http.ts';

const CAP = 1000;
const patient = () => new AbortController().signal;

test.each<[string, Response, string | null]>([
  ['a text', new Response('{"a":1}'), '{"a":1}'],
  ['nothing', new Response(''), ''],
  ['no body at all', new Response(null, { status: 204 }), ''],
  ['exactly the cap', new Response('x'.repeat(CAP)), 'x'.repeat(CAP)],
  ['one byte more', new Response('x'.repeat(CAP + 1)), null],
  ['bytes count, not characters', new Response('€'.repeat(CAP / 3 + 1)), null],
  ['a byte-order mark is no text', new Response('\ufeff{}'), '{}'],
  ['bytes that are no UTF-8', new Response(new Uint8Array([0x22, 0xff, 0x22])), '"\ufffd"'],
])('reading a body: %s', async (_what, response, text) => {
  expect(await readBody(response, CAP, patient())).toBe(text);
});

test('a character split between two chunks stays whole', async () => {
  const bytes = new TextEncoder().encode('a€😀b');
  const body = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  expect(await readBody(new Response(body), CAP, patient())).toBe('a€😀b');
});

test('a small gzip body that unpacks to 64 MB is abandoned soon after the cap [claim 33]', async () => {
  let unpacked = 0;
  const packed = gzipSync(new Uint8Array(64 * 1024 * 1024), { level: 1 });
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      unpacked += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  const body = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(counting);
  const cap = 4 * 1024 * 1024;
  expect(await readBody(new Response(body), cap, patient())).toBeNull();
  expect(unpacked).toBeLessThan(2 * cap);
});

test('a connection that breaks rejects with its error', async () => {
  const body = new ReadableStream({
    pull: (controller) => controller.error(new TypeError('network error')),
  });
  await expect(readBody(new Response(body), CAP, patient())).rejects.toThrow('network error');
});

test.each(['before', 'while'])(
  'an abort %s the body arrives ends the reading and cancels the stream',
  async (when) => {
    let cancelled = false;
    const life = new AbortController();
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{')),
      cancel() {
        cancelled = true;
      },
    });
    if (when === 'before') life.abort();
    const reading = readBody(new Response(body), CAP, life.signal);
    // By then the first chunk is read and the reader waits for more.
    setImmediate(() => life.abort());
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(cancelled).toBe(true);
  },
);
