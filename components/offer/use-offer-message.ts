import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  type Offer,
  type OfferMessage,
  offerMessage,
} from '../../lib/view/slots/offer/offer-message.ts';
import { loadOfferTexts } from '../../lib/view/slots/offer/offer-texts.ts';
import type { OfferTexts } from '../../lib/view/slots/offer/texts/offer-words.ts';

/** The message as it is now, and for other starts (UTC ms). */
export interface ShownMessage extends OfferMessage {
  of(starts: readonly number[]): OfferMessage;
}

/** The message of an offer; `null` while the words of its language are loaded. */
export function useOfferMessage(offer: Offer): ShownMessage | null {
  const { language } = offer;
  const [words, setWords] = useState<{ language: string; texts: OfferTexts } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void loadOfferTexts(language).then((texts) => {
      if (isCurrent) setWords({ language, texts });
    });
    return () => {
      isCurrent = false;
    };
  }, [language]);
  return useMemo(() => {
    if (words?.language !== language) return null;
    const of = (starts: readonly number[]) => offerMessage({ ...offer, starts }, words.texts);
    return { ...of(offer.starts), of };
  }, [words, JSON.stringify({ ...offer, now: 0 })]);
}
