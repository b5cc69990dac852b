/** How many texts there are for a language: after a first, a second and a later no-show. */
export const MISSED_TEXTS = 3;
/** The longest of them, in characters, before anything is filled in. */
export const MAX_MISSED_CHARS = 1000;
