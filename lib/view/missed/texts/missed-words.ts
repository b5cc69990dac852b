/** What is suggested to be written after a no-show, in one language. */
export interface MissedWords {
  /** The subject of the mail. */
  subject: string;
  /** After a first, a second and a later no-show, with places such as `{name}`. */
  texts: readonly [string, string, string];
}
