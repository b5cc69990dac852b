/**
 * A kind of failure. `drip`, `wrongLength` and `truncatedJson` corrupt the real answer, so the call
 * is carried out first.
 */
export type Trouble =
  /** The answer is `ms` late. */
  | { kind: 'delay'; ms: number }
  /** The answer waits for `until`; `tell` is called when the call is received. In process only. */
  | { kind: 'hold'; tell(): void; until: Promise<void> }
  /** The browser sends the call twice, and only the second answer arrives. */
  | { kind: 'echo' }
  /** The connection breaks without an answer. */
  | { kind: 'cut' }
  /** The body arrives one byte each `msPerByte` (default 5). */
  | { kind: 'drip'; msPerByte?: number }
  /** The `Content-Length` is `extra` (default 64) bytes longer than the body. */
  | { kind: 'wrongLength'; extra?: number }
  /** A web page instead of JSON; by default with status 502. */
  | { kind: 'html'; status?: number }
  /** The body ends in the middle. */
  | { kind: 'truncatedJson' }
  /** No body; by default with status 200. */
  | { kind: 'empty'; status?: number }
  | { kind: 'redirect'; status?: 301 | 302 | 303 | 307 | 308; location: string }
  /**
   * `retryAfter` is the value of `Retry-After`: seconds, or any text; without it there is no
   * header.
   */
  | { kind: '429'; retryAfter?: number | string }
  | { kind: '401' }
  | { kind: '500' }
  | { kind: '403' }
  /** A small gzip body that decompresses to `megabytes` (default 64) of zeros. */
  | { kind: 'gzipBomb'; megabytes?: number }
  /** Any JSON answer. */
  | { kind: 'json'; status?: number; body: unknown };

/** A failure and the calls it applies to. */
export type Fault = Trouble & {
  /** By default every call. `path` is the source of a regular expression for the URL's path. */
  match?: { method?: string; path?: string };
  /** The number of calls it applies to; by default 1. `Infinity`, or `null` in JSON, means all. */
  times?: number | null;
  /**
   * `action`: the call is carried out first and only its answer fails. `before` (default): the call
   * is not carried out.
   */
  after?: 'before' | 'action';
};
