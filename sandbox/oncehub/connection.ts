/**
 * What the server knows of a request's connection. Without `cut` the call is in process, and the
 * stand-in plays the network's part too: a cut is a rejected promise, a redirect met with
 * `redirect: 'error'` likewise, a compressed body arrives unpacked.
 */
export interface Connection {
  /** The client's address, by which OnceHub counts calls. */
  address: string;
  /** Aborted when the client has gone; ends delays early. */
  signal?: AbortSignal;
  /** Destroys the socket at once. The response returned after it reaches nobody. */
  cut?: () => void;
  /** Writes these bytes to the socket past any HTTP library, then closes it. Without it a wrong length is played by cutting the socket in mid-body. */
  raw?: (bytes: Uint8Array) => void;
}
