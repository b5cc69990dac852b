/** The words around times that are offered to a customer, in one language. */
export interface OfferTexts {
  /** The question above so many times; `minutes` is the length, `null` where it is not known. */
  lead(count: number, minutes: number | null): string;
  /** That all times are in the customer's zone, by its name. */
  theirZone(zone: string): string;
  /** The same, where the rep's times stand in brackets. */
  bothZones(zone: string, own: string): string;
  /** That all times are in the rep's zone. */
  ownZone(zone: string): string;
  /** What stands before or on the calendar's link, without a mark at its end. */
  link: string;
}
