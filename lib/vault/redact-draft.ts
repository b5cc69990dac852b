import type { Draft } from '../domain/command.ts';
import type { OrderDraft } from '../domain/orders/order.ts';
import type { Redactor } from '../domain/redaction.ts';

/**
 * A draft about others without these people; a text that named them is not compared any more. The
 * booker's name stays: it is another customer's, who may share it.
 */
export function redactDraft(
  draft: Draft,
  addresses: ReadonlySet<string>,
  { text }: Redactor,
): Draft {
  const { subject = '', attendees, ...seen } = draft.seen;
  return {
    ...draft,
    reason: text(draft.reason),
    seen: {
      ...seen,
      ...(text(subject) === subject && { subject }),
      ...(attendees && { attendees: attendees.filter((one) => !addresses.has(one)) }),
    },
  };
}

/** What was typed for somebody else's order without these people, as far as it is text. */
export function redactOrder(
  { old, answers, ...draft }: OrderDraft,
  addresses: ReadonlySet<string>,
  redactor: Redactor,
): OrderDraft {
  const { text } = redactor;
  return {
    ...draft,
    answers: answers.map(({ field, value }) => ({
      field,
      value: typeof value === 'string' ? text(value) : value.map(text),
    })),
    ...(old && { old: redactDraft(old, addresses, redactor) }),
  };
}
