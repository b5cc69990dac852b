/** What goes wrong. `drip`, `wrongLength` and `truncatedJson` spoil the true answer, so the call is carried out first. */
export type Trouble =
  /** The answer comes `ms` later than it would. */
  | { kind: 'delay'; ms: number }
  /** The answer comes once `until` has resolved; `tell` is called when the call has come. In process only. */
  | { kind: 'hold'; tell(): void; until: Promise<void> }
  /** The connection breaks without an answer. */
  | { kind: 'cut' }
  /** The body arrives byte by byte, `msPerByte` (default 5) apart. */
  | { kind: 'drip'; msPerByte?: number }
  /** The `Content-Length` promises `extra` (default 64) bytes that never come. */
  | { kind: 'wrongLength'; extra?: number }
  /** A web page where JSON is due; status 502 unless told. */
  | { kind: 'html'; status?: number }
  /** The answer ends in the middle. */
  | { kind: 'truncatedJson' }
  /** No body; status 200 unless told. */
  | { kind: 'empty'; status?: number }
  | { kind: 'redirect'; status?: 301 | 302 | 303 | 307 | 308; location: string }
  /** A number becomes that many seconds of `Retry-After`; a text is sent as it is. */
  | { kind: '429'; retryAfter?: number | string }
  | { kind: '500' }
  | { kind: '403' }
  /** Some kilobytes of gzip that unpack to `megabytes` (default 64) of zeros. */
  | { kind: 'gzipBomb'; megabytes?: number }
  /** Any answer at all. */
  | { kind: 'json'; status?: number; body: unknown };

/** A trouble with the calls it befalls. */
export type Fault = Trouble & {
  /** Every call unless told. `path` is the source of a regular expression, tested on the URL's path. */
  match?: { method?: string; path?: string };
  /** How many calls it befalls; 1 unless told. `Infinity`, or `null` in JSON, stands for all. */
  times?: number | null;
  /** `action` lets the call be carried out first and spoils only its answer; `before` (default) does not. */
  after?: 'before' | 'action';
};
