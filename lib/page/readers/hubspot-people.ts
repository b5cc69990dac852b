import { bare } from '../../address/normalise.ts';
import { inBox } from '../reading/box.ts';
import { all, anyOf, isVisible, newest, type Places, standsIn } from '../reading/dom.ts';
import type { Hit } from '../reading/hits.ts';
import {
  CELL,
  CHICKLET,
  CHICKLET_TITLE,
  CHOSEN_ROW,
  CONTACTS_CARD,
  EMAIL_PROPERTY,
  HEAD,
  TITLE,
} from './hubspot-places.ts';

/** What was found in the places of one kind. */
export interface Findings {
  /** Whether any of the places is there. */
  ready: boolean;
  hits: Hit[];
}

const shown = (root: ParentNode, places: Places, not: string): Element[] =>
  all(root, anyOf(places)).filter((element) => !standsIn(element, not) && isVisible(element));

/** Whom a contact's record is about: the e-mail property says it first, then the card at the head, then the title. */
export function recordPerson(root: ParentNode, not: string): Findings {
  const places = [EMAIL_PROPERTY, HEAD, TITLE].flatMap((kind) => shown(root, kind, not));
  const name = shown(root, TITLE, not)[0]?.textContent;
  const people = places.map((place) => inBox(place, 'contact', name));
  return { ready: places.length > 0, hits: people.find((hits) => hits[0]) ?? [] };
}

/** The contacts in the association cards, each with the name on its chicklet. */
export function associatedPeople(root: ParentNode, not: string): Findings {
  const cards = shown(root, CONTACTS_CARD, not);
  const chicklets = cards.flatMap((card) => shown(card, CHICKLET, not));
  const hits = (chicklets[0] ? chicklets : cards).flatMap((one) =>
    // Only a chicklet tells which name belongs to which address.
    inBox(one, 'associated', chicklets[0] && newest(one, CHICKLET_TITLE)?.textContent),
  );
  return { ready: cards.length > 0, hits };
}

/** The contacts in the rows of a list, each with the name the row links to. */
export const listedPeople = (root: ParentNode): Hit[] =>
  shown(root, CELL, '').flatMap((cell) => {
    const row = cell.parentElement;
    return inBox(cell, 'contact', row && newest(row, CHICKLET_TITLE)?.textContent);
  });

/** Whose conversation the chosen row is, where an element of it holds the address and nothing else; the message shown there may name anybody. */
export const rowSender = (root: ParentNode): Hit[] =>
  shown(root, CHOSEN_ROW, '')
    .flatMap((row) => all(row, '*'))
    .flatMap((element) => bare(element.textContent) ?? [])
    .map((address) => ({ address, role: 'sender', layer: 'named' }));
