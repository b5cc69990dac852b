import { generate } from 'selfsigned';

/** A private key and its certificate, both in PEM. */
export interface Certificate {
  key: string;
  cert: string;
}

const DAY = 86_400_000;

/**
 * Creates a self-signed certificate for these hosts, valid from one day before `now` (UTC ms) to
 * one day after. Browsers trust it only if they are configured to.
 */
export const certificateFor = async (
  hosts: readonly string[],
  now: number,
): Promise<Certificate> => {
  const made = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - DAY),
    notAfterDate: new Date(now + DAY),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
    ],
  });
  return { key: made.private, cert: made.cert };
};
