/**
 * The languages (BCP 47) in which times can be offered to a customer: those with a module in
 * `lib/view/slots/offer/texts`.
 */
export const OFFER_LANGUAGES = ['en', 'de'] as const;
/** One of these languages. */
export type OfferLanguage = (typeof OFFER_LANGUAGES)[number];

/** Whether it is one of these languages. */
export const isOfferLanguage = (value: unknown): value is OfferLanguage =>
  OFFER_LANGUAGES.some((one) => one === value);

/** The most times that are offered at once. */
export const MAX_OFFERED = 5;
