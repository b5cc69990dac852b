/** Whether a domain (lower case) is a mail provider's or a forwarder's: see `providerTest`. */
export type IsProvider = (domain: string) => boolean;

/**
 * Creates the test for domains where anybody can have an address, so that two people there need not
 * work for the same company. Of `*.example.net` in the list, it is each domain one label below.
 */
export function providerTest(domains: readonly string[]): IsProvider {
  const known = new Set(domains);
  return (domain) => known.has(domain) || known.has(domain.replace(/^[^.]*/, '*'));
}
