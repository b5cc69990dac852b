import { bareInText } from '../../address/in-text.ts';
import { normalise } from '../../address/normalise.ts';
import { anyOf } from '../reading/dom.ts';
import { ACCOUNT } from './gmail-places.ts';

/** "Subject - sam@example.org - Example Mail": a whole part of the title, and the last that is an address, since subjects come first. */
const inTitle = (title: string) =>
  title
    .split(' - ')
    .slice(1)
    .findLast((part) => normalise(part));

/** The addresses of the mailbox's owner, found without trusting a word of the interface; none where the page tells none. */
export function ownersOf(document: Document): (string | undefined)[] {
  const button = document.querySelector(anyOf(ACCOUNT));
  const label = button?.getAttribute('aria-label') ?? button?.getAttribute('title') ?? '';
  return [bareInText(label).at(-1), inTitle(document.title)];
}
