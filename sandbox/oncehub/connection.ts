/**
 * A request's network connection. Without `cut` the call is in process, and the stand-in simulates
 * the network too: a broken connection is a rejected promise, so is a redirect with
 * `redirect: 'error'`, and a compressed body is returned uncompressed.
 */
export interface Connection {
  /** The client's IP address, for the rate limit per address. */
  address: string;
  /** Aborted when the client disconnects; ends delays early. */
  signal?: AbortSignal;
  /** Destroys the socket at once. A response returned afterwards is not sent. */
  cut?: () => void;
  /**
   * Writes raw bytes to the socket, without the HTTP library, then closes it. Without `raw`, a
   * wrong length is simulated by destroying the socket in the middle of the body.
   */
  raw?: (bytes: Uint8Array) => void;
}
