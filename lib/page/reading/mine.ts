import { isFreeMail, isLogging } from '../../address/kinds.ts';
import { domainOf, normalise } from '../../address/normalise.ts';

/** The addresses among what names an owner, normalised, each once. */
export const ownOf = (owners: readonly (string | null | undefined)[]): string[] => [
  ...new Set(owners.flatMap((owner) => normalise(owner ?? '') ?? [])),
];

/**
 * Tells whether an address is no customer's: one of the owner's own, one of their company's domain
 * (a free-mail provider is nobody's company), or one by which a CRM files copies.
 */
export function mineOf(own: readonly string[]): (address: string) => boolean {
  const domains = own.map(domainOf).filter((domain) => !isFreeMail(domain));
  return (address) =>
    own.includes(address) || domains.includes(domainOf(address)) || isLogging(address);
}
