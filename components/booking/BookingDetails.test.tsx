// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Booking } from '../../lib/domain/booking.ts';
import type { ConversationAnswers } from '../../lib/domain/details/answers.ts';
import { fail, ok, type Result } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { ExtrasEvents } from '../../lib/view/panel/model.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { BookingDetails, BookingFields } from './BookingDetails.tsx';

const show = (changes: Partial<Booking>) =>
  actSync(() =>
    render(
      <BookingDetails
        booking={aBooking(changes)}
        names={new Map()}
        pending={[]}
        onAct={() => {}}
      />,
      document.body,
    ),
  );
/** The fields as "label: text". */
const fields = () =>
  [...document.querySelectorAll('.field-row')].map(
    (row) => `${row.querySelector('dt')?.textContent}: ${row.querySelector('dd')?.textContent}`,
  );

beforeEach(() =>
  setTranslator((key, given) => (key === 'language' ? 'en' : [key, ...given].join(' '))),
);
afterEach(clearScreen);

test.each<[what: string, changes: Partial<Booking>, shown: string[]]>([
  [
    'with amount and currency',
    { paid: true, payment: { amount: 4900, currency: 'USD' } },
    ['label_payment: paidAmount 49.00 USD'],
  ],
  [
    'in a currency without a smaller unit',
    { paid: true, payment: { amount: 4900, currency: 'JPY' } },
    ['label_payment: paidAmount 4,900 JPY'],
  ],
  [
    'of an unknown amount',
    { paid: true, payment: { amount: null, currency: 'USD' } },
    ['label_payment: paid'],
  ],
  [
    'in an unknown currency',
    { paid: true, payment: { amount: 1, currency: null } },
    ['label_payment: paid'],
  ],
  ['not read yet', { paid: true, payment: undefined as never }, ['label_payment: paid']],
  ['that is none', { paid: false, payment: null }, []],
])('a payment %s', (_what, changes, shown) => {
  show(changes);
  expect(fields().filter((field) => /paid|payment/.test(field))).toEqual(shown);
});

const answer = (question: string, text: string) => ({ question, answer: text });
const ANSWERED = aBooking({
  answers: [answer('Team size', '12')],
  properties: [answer('team_size', '12'), answer('Deal size', '5k')],
  conversation: 'CVR-1',
});

test('the meeting’s own fields stand beside the form’s answers, each question once', () => {
  show({ ...ANSWERED, conversation: null });
  const shown = fields().filter((field) => /size/i.test(field));
  expect(shown).toEqual(['Team size: 12', 'Deal size: 5k']);
});

describe('the answers of a conversation', () => {
  let tell: (answer: Result<ConversationAnswers>) => void = () => {};
  const conversation = vi.fn<ExtrasEvents['conversation']>(
    () =>
      new Promise((resolve) => {
        tell = resolve;
      }),
  );
  const on = { extras: () => ({ conversation }) as unknown as ExtrasEvents };
  /** The fields in folded details, as on the card of the next meeting. */
  const folded = (booking = ANSWERED, events: typeof on | { extras(): undefined } = on) =>
    actSync(() =>
      render(
        <details>
          <BookingFields booking={booking} names={new Map()} on={events} />
        </details>,
        document.body,
      ),
    );
  const fold = (open: boolean) =>
    actSync(() => {
      const details = document.querySelector('details');
      if (!details) throw new Error('no details');
      details.open = open;
      details.dispatchEvent(new Event('toggle'));
    });
  const answered = async (told: Result<ConversationAnswers>) => {
    tell(told);
    await vi.waitFor(() => expect(fields().join()).not.toContain('asking'));
  };
  const shown = () => fields().filter((field) => /size|conversation|Budget/i.test(field));
  const OWN = ['Team size: 12', 'Deal size: 5k'];

  beforeEach(() => void conversation.mockClear());

  test('are asked for when the details are unfolded, and shown with the others, each question once', async () => {
    folded();
    expect(conversation).not.toHaveBeenCalled();
    fold(true);
    expect(conversation.mock.calls).toEqual([[ANSWERED.id]]);
    expect(shown()).toEqual([...OWN, 'label_conversation: asking']);
    await answered(
      ok({ is: 'given', answers: [answer('Team size?', '12'), answer('Budget', '9k')] }),
    );
    expect(shown()).toEqual(['Team size: 12', 'Budget: 9k', 'Deal size: 5k']);
  });

  test.each<[what: string, told: Result<ConversationAnswers>, said: string[]]>([
    ['given, but none', ok({ is: 'given', answers: [] }), []],
    ['not given', ok({ is: 'notGiven' }), ['label_conversation: conversation_notGiven']],
    ['refused', ok({ is: 'refused' }), []],
    ['not read', fail('offline'), ['label_conversation: conversation_failed']],
  ])('that are %s', async (_what, told, said) => {
    folded();
    fold(true);
    await answered(told);
    expect(shown()).toEqual([...OWN, ...said]);
  });

  test('are asked for again when the details are unfolded again', async () => {
    folded();
    fold(true);
    await answered(fail('offline'));
    fold(false);
    fold(true);
    expect(conversation).toHaveBeenCalledTimes(2);
  });

  test('of another booking are not shown with this one', async () => {
    folded();
    fold(true);
    const tellFirst = tell;
    folded(aBooking({ id: 'BKNG-2', conversation: 'CVR-2' }));
    tellFirst(ok({ is: 'given', answers: [answer('Budget', '9k')] }));
    await answered(ok({ is: 'given', answers: [answer('Size', 'L')] }));
    expect(shown()).toEqual(['Size: L']);
  });

  test.each([null, undefined])('of no conversation (%s) are not asked for', (none) => {
    folded({ ...ANSWERED, conversation: none as null });
    fold(true);
    expect(conversation).not.toHaveBeenCalled();
    expect(shown()).toEqual(OWN);
  });

  test('are asked for as soon as that is possible', () => {
    folded(ANSWERED, { extras: () => undefined });
    fold(true);
    folded();
    expect(conversation).toHaveBeenCalledTimes(1);
  });
});
