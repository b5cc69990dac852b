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
