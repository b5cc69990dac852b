import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:tls';

/**
 * The command-line switch that makes Chromium trust the sandbox's certificate, by the hash of its
 * public key. Certificate errors are not ignored in general: the address bar looks as usual, and an
 * error on any other host is still an error. Throws when the sandbox presents no certificate.
 */
export async function trustSandbox(port: number): Promise<string> {
  // No verification is needed: this is the sandbox's own server on this machine.
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const certificate = socket.getPeerX509Certificate();
  socket.destroy();
  if (!certificate) throw new Error('the sandbox showed no certificate');
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
  const digest = createHash('sha256').update(key).digest('base64');
  return `--ignore-certificate-errors-spki-list=${digest}`;
}
