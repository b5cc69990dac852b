import { useEffect, useState } from 'preact/hooks';
import type { ZoneAndLocale } from '../../lib/domain/dates.ts';
import type { OfferLanguage } from '../../lib/domain/details/offer-language.ts';
import { missedMessage } from '../../lib/view/slots/missed/missed-message.ts';
import type { MissedWords } from '../../lib/view/slots/missed/missed-words.ts';
import { loadMissedWords } from '../../lib/view/slots/missed/missed-words.ts';
import { offeredTimes } from '../../lib/view/slots/offer/offer-message.ts';
import { loadOfferTexts } from '../../lib/view/slots/offer/offer-texts.ts';
import type { OfferTexts } from '../../lib/view/slots/offer/texts/offer-words.ts';

/** What a message after a no-show is made of. */
export interface MissedParts {
  language: OfferLanguage;
  /** Which of the texts it is, from 0. */
  place: number;
  /** The user's own texts in this language; `null` where the suggested one stands. */
  own: readonly (string | null)[];
  name: string | null;
  host: string | null;
  link: string | null;
  /** Free times (UTC ms), written in the customer's zone. */
  starts: readonly number[];
  theirZone: string | null;
  ownZone: ZoneAndLocale;
  /** UTC ms. */
  now: number;
}

/** The subject and the text; `null` while the words of the language are loaded. */
export function useMissedText(parts: MissedParts): { subject: string; text: string } | null {
  const { language, place, own, name, host, link, starts, theirZone, ownZone, now } = parts;
  const [loaded, setLoaded] = useState<{
    language: OfferLanguage;
    words: MissedWords;
    offer: OfferTexts;
  } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void Promise.all([loadMissedWords(language), loadOfferTexts(language)]).then(
      ([words, offer]) => {
        if (isCurrent) setLoaded({ language, words, offer });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [language]);
  if (loaded?.language !== language) return null;
  const { lines, about } = offeredTimes(
    { starts, theirZone, own: ownZone, language, now },
    loaded.offer,
  );
  const times = [...lines.map((line) => `• ${line}`), about].join('\n');
  return {
    subject: loaded.words.subject,
    text: missedMessage(own[place] ?? loaded.words.texts[place] ?? '', {
      ...{ name, host, link },
      times: starts.length > 0 ? times : null,
    }),
  };
}
