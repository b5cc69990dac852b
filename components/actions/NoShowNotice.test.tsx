// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { PanelModel } from '../../lib/view/panel/model.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { NoShowNotice } from './NoShowNotice.tsx';

const CARRIE = 'carrie@example.com';
const GUS = 'tel:13125550177';
const NUMBER = '+1 312 555 0177';
const subject = { address: CARRIE, asWritten: CARRIE, name: 'Carrie' };
const bob = { address: 'bob@example.com', asWritten: 'bob@example.com', name: 'Bob' };

const onAct = vi.fn();
beforeEach(() => {
  onAct.mockReset();
  setTranslator((key, given) => [key, ...given].join(' '));
});
afterEach(clearScreen);

type Changes = Parameters<typeof aBooking>[0];

/** The menu's no-show command, for one past meeting with these changes. */
function show(
  { people = [subject], number }: { people?: (typeof subject)[]; number?: string },
  changes: Changes = {},
  { own = [CARRIE], others = [] as Changes[] } = {},
) {
  const past = (more: Changes) =>
    aBooking({ email: CARRIE, status: 'completed', starts: 1, phone: NUMBER, ...more });
  const meeting = past(changes);
  const history = [meeting, ...others.map((one, at) => past({ id: `BKNG-9${at}`, ...one }))];
  const model = {
    asked: { reason: 'noShowMenu', people, at: 1, ...(number && { number, names: {} }) },
    customer: { own, addresses: own, history, next: null },
    ...{ subject: people[0], noShowTargets: [meeting], pending: [] },
  } as unknown as PanelModel;
  actSync(() => render(<NoShowNotice model={model} onAct={onAct} />, document.body));
  return meeting;
}
/** The question did not open by itself, and does for the meeting that is pressed. */
function expectChoice() {
  expect(onAct).not.toHaveBeenCalled();
  expect(document.querySelector('h2')?.textContent).toBe('noShowWhich');
  actSync(() => document.querySelector<HTMLElement>('.choice button')?.click());
  expect(onAct).toHaveBeenCalledTimes(1);
}
const words = () => document.body.textContent;

test('for one person by their address, the question opens by itself', () => {
  const meeting = show({});
  expect(onAct.mock.calls).toEqual([['noShow', meeting]]);
});

test.each<[string, string, Changes]>([
  ['the same', NUMBER, {}],
  ['the same in another spelling', '(312) 555-0177', { phone: '312 555 0177' }],
  ['the same in OnceHub’s form', 'tel:+13125550177', { phone: '1-3125550177' }],
])('for a number stored as %s, the question opens by itself', (_what, number, changes) => {
  show({ number }, changes);
  expect(onAct).toHaveBeenCalledTimes(1);
});

test('a number that is stored with another meeting of theirs is theirs', () => {
  show({ number: NUMBER }, { phone: null }, { others: [{ phone: '1-3125550177' }] });
  expect(onAct).toHaveBeenCalledTimes(1);
});

test.each<[string, string, string | null]>([
  ['without its area', '555 0177', NUMBER],
  ['without a calling code', '312 555 0177', NUMBER],
  ['stored without a calling code', NUMBER, '312 555 0177'],
  ['of London, perhaps', '020 7946 0958', '207 946 0958'],
  ['stored with an extension', NUMBER, `${NUMBER} ext. 5`],
])('for a number %s the meeting is offered, to be checked first', (_what, number, phone) => {
  show({ number }, { phone });
  expect(words()).toContain('noShowNumber');
  expectChoice();
});

test('a number that only somebody else of the same contact has is not theirs', () => {
  show({ number: NUMBER }, { phone: null }, { others: [{ email: 'jo@example.org' }] });
  expectChoice();
});

test.each([NUMBER, undefined])('of several people with %s nothing opens by itself', (number) => {
  show({ people: [subject, bob], ...(number && { number }) });
  expectChoice();
  expect(words()).not.toContain('noShowStored');
});

test('a meeting of a key joined to an address, which OnceHub cannot be asked for, is offered', () => {
  const people = [{ address: GUS, part: 'booker' as const }];
  show({}, { email: null, people }, { own: [CARRIE, GUS] });
  expect(words()).toContain('noShowStored');
  expectChoice();
});

test('a meeting of the address itself opens by itself, whatever is joined to it', () => {
  show({}, {}, { own: [CARRIE, GUS] });
  expect(onAct).toHaveBeenCalledTimes(1);
});
