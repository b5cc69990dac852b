import { readFileSync } from 'node:fs';
import type { Outcome } from '../../lib/domain/outcome.ts';

/** A notice about an action in the panel. */
export interface Notice {
  title: string;
  /** The whole text, which names the meeting. */
  text: string;
}

/** An expression for the panel's page whose value is the list of {@link Notice}s as JSON. */
export const READ_NOTICES = `JSON.stringify(
  [...document.querySelectorAll('.underway .notice')].map((one) => ({
    title: one.querySelector('.notice-title').textContent,
    text: one.textContent,
  })))`;

const texts = new Map(
  Object.entries(
    JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')) as Record<
      string,
      { message: string }
    >,
  ).map(([key, { message }]) => [key, message]),
);
const text = (key: string): string => {
  const found = texts.get(key);
  if (!found) throw new Error(`no text is called ${key}`);
  return found;
};

/** An expression for the panel's page that dismisses each notice that has ended. */
export const DISMISS_NOTICES = `for (const button of document.querySelectorAll('.underway button')) {
  if (${JSON.stringify([text('dismiss'), text('leaveIt')])}.includes(button.textContent)) button.click();
}`;

const KINDS = ['cancel', 'reschedule', 'noShow'];
const LATER = { readAt: 0, failure: null };

/** A title, and what it says; `has` tells whether the notice has another sentence as well. */
type Sentence = [key: string, says: (has: (key: string) => boolean) => Outcome];

const SENTENCES: readonly Sentence[] = [
  ...KINDS.flatMap((kind): Sentence[] => [
    [`waiting_${kind}`, () => ({ is: 'waiting' })],
    [`sending_${kind}`, () => ({ is: 'sending' })],
    [`saidYes_${kind}`, () => ({ is: 'saidYes', yesAt: 0 })],
    [`done_${kind}`, (has) => doneOf(kind, has)],
  ]),
  ['checking', () => ({ is: 'checking' })],
  ['asItWas', () => ({ is: 'asItWas', ...LATER })],
  ['notDone', () => ({ is: 'notDone', changed: false })],
  ['notDone_changed', () => ({ is: 'notDone', changed: true })],
  ['gone', () => ({ is: 'gone', yesAt: null })],
  ['notKnown', () => ({ is: 'notKnown' })],
  ['otherKey', () => ({ is: 'otherKey', account: '' })],
  ['interrupted', () => ({ is: 'interrupted' })],
  ['withdrawn', () => ({ is: 'withdrawn' })],
  ...[...texts.keys()]
    .filter((key) => /^failure_[A-Za-z]+$/.test(key))
    .map((key): Sentence => [key, failureOf]),
];

function doneOf(kind: string, has: (key: string) => boolean): Outcome {
  const by = has('doneBy_customer') ? 'customer' : has('doneBy_colleague') ? 'colleague' : null;
  const asked = kind === 'reschedule' ? true : has('customerNotAsked') ? false : null;
  return { is: 'done', by, asked, reasonUnsent: has('reasonUnsent') };
}

function failureOf(has: (key: string) => boolean): Outcome {
  return { is: has('notCarriedOut') ? 'refused' : 'notSent', failure: { kind: 'bug' } };
}

const PATTERNS = SENTENCES.map(([key, says]) => [patternOf(text(key)), says] as const);

/** What a notice says of its action; `null` for a sentence that is not known here. */
export function outcomeIn(notice: Notice): Outcome | null {
  const has = (key: string) => notice.text.includes(text(key));
  for (const [pattern, says] of PATTERNS) if (pattern.test(notice.title)) return says(has);
  return null;
}

/** A pattern for a whole text with any values in its places. */
function patternOf(message: string): RegExp {
  const parts = message.split(/\$\d/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`, 'u');
}
