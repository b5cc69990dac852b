import type { OfferTexts } from './offer-words.ts';

/** The words of an offer in English. */
export const TEXTS: OfferTexts = {
  lead: (count, minutes) =>
    `Would ${count === 1 ? 'this time' : 'one of these times'} suit you?` +
    `${minutes === null ? '' : ` The meeting takes ${minutes} minutes.`}`,
  theirZone: (zone) => `All times are in your time zone (${zone}).`,
  bothZones: (zone, own) =>
    `All times are in your time zone (${zone}), with mine (${own}) in brackets.`,
  ownZone: (zone) => `All times are in my time zone (${zone}).`,
  link: 'None that suits? Choose another time here',
};
