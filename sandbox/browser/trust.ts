import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:tls';

/**
 * The switch that makes Chromium trust the sandbox's certificate by its key. Errors are not ignored
 * at large: the address bar looks as it would in life, and an error on any other host stays one.
 */
export async function trustSandbox(port: number): Promise<string> {
  // The certificate is taken unseen: this is our own server on this very machine.
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const certificate = socket.getPeerX509Certificate();
  socket.destroy();
  if (!certificate) throw new Error('the sandbox showed no certificate');
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
  const digest = createHash('sha256').update(key).digest('base64');
  return `--ignore-certificate-errors-spki-list=${digest}`;
}
