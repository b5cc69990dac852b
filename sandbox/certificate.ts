import { generate } from 'selfsigned';

/** A key and its certificate, both PEM. */
export interface Certificate {
  key: string;
  cert: string;
}

const DAY = 86_400_000;

/** A certificate for these hosts, made now, signed by itself and good for two days. No browser trusts it unless told to. */
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
