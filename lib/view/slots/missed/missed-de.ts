import type { MissedWords } from './missed-words.ts';

/** What is suggested after a no-show in German. */
export const WORDS: MissedWords = {
  subject: 'Ein neuer Termin für unser Gespräch',
  texts: [
    `Guten Tag {name},

wir haben uns bei unserem Termin verpasst. Das kommt vor, finden wir einen neuen.

Die nächsten freien Zeiten:
{times}

Oder wählen Sie eine, die Ihnen passt: {link}

Freundliche Grüße
{host}`,
    `Guten Tag {name},

auch dieses Mal kam unser Termin nicht zustande. Wenn Sie weiter Interesse haben, finde ich gern eine Zeit, die Ihnen besser passt.

Die nächsten freien Zeiten:
{times}

Oder wählen Sie eine, die Ihnen passt: {link}

Freundliche Grüße
{host}`,
    `Guten Tag {name},

wir haben uns nun mehrmals verpasst. Ist das Gespräch für Sie noch von Interesse? Eine kurze Antwort genügt, auch ein Nein.

Wenn Sie einen Termin möchten, wählen Sie ihn hier: {link}

Freundliche Grüße
{host}`,
  ],
};
