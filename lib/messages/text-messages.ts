import * as z from 'zod/mini';
import { MAX_PHRASE_CHARS, MAX_REASON_CHARS, PHRASES } from '../domain/command.ts';
import { MAX_MISSED_CHARS, MISSED_TEXTS } from '../domain/details/missed-text.ts';
import { OFFER_LANGUAGES } from '../domain/details/offer-language.ts';
import { result } from './result-shape.ts';

/** The rows of the message table about the texts that are at hand. */
export const TEXT_MESSAGES = {
  /** Sets the phrases that are offered as reasons; an empty one stands for the suggested one. */
  setPhrases: {
    from: 'ours',
    input: z.object({
      phrases: z.array(z.string().check(z.maxLength(MAX_PHRASE_CHARS))).check(z.maxLength(PHRASES)),
    }),
    output: result(z.null()),
  },
  /** Sets the texts after a no-show in one language; an empty one stands for the suggested one. */
  setMissedTexts: {
    from: 'ours',
    input: z.object({
      language: z.enum(OFFER_LANGUAGES),
      texts: z
        .array(z.string().check(z.maxLength(MAX_MISSED_CHARS)))
        .check(z.maxLength(MISSED_TEXTS)),
    }),
    output: result(z.null()),
  },
  /** Keeps the last reason in the user's own words, to offer it again. */
  keepReason: {
    from: 'ours',
    input: z.object({ reason: z.string().check(z.maxLength(MAX_REASON_CHARS)) }),
    output: result(z.null()),
  },
} as const;
