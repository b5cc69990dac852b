import { bareInMailto } from '../../address/in-mailto.ts';
import { bare } from '../../address/normalise.ts';

/** The address in an attribute made to hold one, as written. The id of a hover card need not be one. */
export const inAttribute = (element: Element): string | null =>
  bare(element.getAttribute('email') ?? element.getAttribute('data-hovercard-id') ?? '');

/** The addresses typed into a field, or written to by a link, as written. The text of a link is not looked at: mail goes to its target. */
export function inFieldOrLink(element: Element): string[] {
  const typed: unknown = 'value' in element && element.value;
  const address = typeof typed === 'string' && bare(typed);
  return address ? [address] : bareInMailto(element.getAttribute('href') ?? '');
}
