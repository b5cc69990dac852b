import type { OfferTexts } from './offer-words.ts';

/** The words of an offer in German. */
export const TEXTS: OfferTexts = {
  lead: (count, minutes) =>
    `Passt Ihnen ${count === 1 ? 'dieser Termin' : 'einer dieser Termine'}?` +
    `${minutes === null ? '' : ` Das Gespräch dauert ${minutes} Minuten.`}`,
  theirZone: (zone) => `Alle Zeiten gelten in Ihrer Zeitzone (${zone}).`,
  bothZones: (zone, own) =>
    `Alle Zeiten gelten in Ihrer Zeitzone (${zone}), in Klammern steht meine (${own}).`,
  ownZone: (zone) => `Alle Zeiten gelten in meiner Zeitzone (${zone}).`,
  link: 'Nichts Passendes dabei? Hier wählen Sie einen anderen Termin',
};
