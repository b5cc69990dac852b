import { isMailProvider } from '../address/mail-providers.ts';
import { domainOf } from '../address/normalise.ts';
import type { FoundPerson, PageReport } from '../domain/page-report.ts';

/**
 * The report of a page with the people at the owner's own domain among them where that is a mail
 * provider's, and without them where it is a company's. A page script tells both.
 */
export function settleOwnDomain({ withOwnDomain, ...report }: PageReport): PageReport {
  const own = (report.own ?? []).map(domainOf);
  if (!withOwnDomain || !own.some(isMailProvider)) return report;
  const companies = own.filter((domain) => !isMailProvider(domain));
  const isStranger = ({ address }: FoundPerson) => !companies.includes(domainOf(address));
  const listed = withOwnDomain.listed?.filter(isStranger) ?? [];
  const settled = { ...report, ...(listed[0] && { listed }) };
  const people = withOwnDomain.people.filter(isStranger);
  return people[0] ? { ...settled, state: 'found', layer: withOwnDomain.layer, people } : settled;
}
