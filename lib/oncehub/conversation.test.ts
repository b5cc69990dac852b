import { describe, expect, test, vi } from 'vitest';
import { DANA } from '../../sandbox/oncehub/data/known.ts';
import type { OnceHubOptions } from '../../sandbox/oncehub/server.ts';
import { SWITCH_VALUES, type Switches } from '../../sandbox/oncehub/switches.ts';
import { testOnceHub } from '../../tests/helpers/oncehub.ts';
import { ok } from '../domain/result.ts';
import { createConversations, type OfConversation } from './conversation.ts';
import type { ApiRequest, HttpDeps } from './http.ts';

const ID = DANA.bookings.upcoming;
const SINGLE = `GET /v2/bookings/${ID}?expand=conversation`;
const LIST = 'GET /v2/bookings?';
const GIVEN = ok({ is: 'given', answers: [{ question: 'Full name', answer: DANA.name }] });
const [NOT_GIVEN, REFUSED] = [ok({ is: 'notGiven' }), ok({ is: 'refused' })];

/** Dana's booking from a conversation, as the store has it, and a client. */
function world(options: OnceHubOptions = {}, deps: Partial<HttpDeps> = {}) {
  const made = testOnceHub(options, deps);
  const booking = made.hub.control.booking(ID);
  if (!booking) throw new Error('no booking');
  const of: OfConversation = { id: ID, contact: booking.contact, starts: booking.starts };
  const ask = (changes: Partial<OfConversation> = {}) =>
    made.client.conversation({ ...of, ...changes });
  /** Each request by its path, cut before the parameters of lists. */
  const asked = () => made.asked().map((one) => (one.startsWith(LIST) ? LIST : one));
  return { ...made, ask, asked };
}

describe('the answers of a conversation, where OnceHub expands it', () => {
  const EXPECTED: Record<
    Switches['conversation'],
    [answer: unknown, first: string[], again: string[]]
  > = {
    everywhere: [GIVEN, [SINGLE], [SINGLE]],
    // What was refused once is not asked for again.
    onListsOnly: [GIVEN, [SINGLE, LIST], [LIST]],
    nowhere: [NOT_GIVEN, [SINGLE, LIST], [LIST]],
    '403': [REFUSED, [SINGLE], [SINGLE]],
  };
  test.each(SWITCH_VALUES.conversation as Switches['conversation'][])(
    '%s',
    async (conversation) => {
      const refused = vi.fn(async () => {});
      const { ask, asked } = world({ switches: { conversation } }, { refused });
      const [answer, first, again] = EXPECTED[conversation];
      expect(await ask()).toEqual(answer);
      expect(asked()).toEqual(first);
      expect(await ask()).toEqual(answer);
      expect(asked()).toEqual(again);
      // Not even a 403 tells anything of the key or the plan.
      expect(refused).not.toHaveBeenCalled();
    },
  );

  const BY_EXPAND: Record<Switches['expand'], unknown> = {
    bare: GIVEN,
    newThree: GIVEN,
    oldFour: NOT_GIVEN,
    dataPrefixOnly: GIVEN,
    rejectOnGet: GIVEN,
  };
  test.each(SWITCH_VALUES.expand as Switches['expand'][])('expand: %s', async (expand) => {
    expect(await world({ switches: { expand } }).ask()).toEqual(BY_EXPAND[expand]);
  });
});

test('the contact’s list is asked for the one instant at which the booking starts', async () => {
  const { ask, hub } = world({ switches: { conversation: 'onListsOnly' } });
  await ask();
  const starts = hub.control.booking(ID)?.starts ?? 0;
  expect(Object.fromEntries(hub.control.log()[1]?.params ?? [])).toEqual({
    contact: DANA.contact,
    expand: 'conversation',
    limit: '100',
    'starting_time.gt': new Date(starts - 1).toISOString(),
    'starting_time.lt': new Date(starts + 1).toISOString(),
  });
});

test.each<[what: string, changes: Partial<OfConversation>]>([
  ['contact', { contact: null }],
  ['start', { starts: null }],
])('without a known %s no list is asked', async (_what, changes) => {
  const { ask, asked } = world({ switches: { conversation: 'onListsOnly' } });
  expect(await ask(changes)).toEqual(NOT_GIVEN);
  expect(asked()).toEqual([SINGLE]);
});

test('a 401 to it counts about the key, as to any request; a failure is none of the answers', async () => {
  const refused = vi.fn(async () => {});
  const { ask, hub } = world({}, { refused });
  hub.control.fault({ kind: '401' });
  expect(await ask()).toMatchObject({ failure: { kind: 'keyRefused' } });
  expect(refused).toHaveBeenCalledTimes(1);
});

/** What is made of this answer to the single read. */
async function madeOf(conversation: unknown, id = 'BKNG-1') {
  const sent: ApiRequest[] = [];
  const send = async (request: ApiRequest) => {
    sent.push(request);
    return ok({ id, conversation });
  };
  const answer = await createConversations({ send })({ id: 'BKNG-1', contact: null, starts: 1 });
  expect(sent.map(({ priority, isExtra }) => [priority, isExtra])).toEqual([['person', true]]);
  return answer;
}

test.each<[what: string, conversation: unknown]>([
  ['an id', 'CVR-1'],
  ['nothing', null],
  ['deleted', { id: 'CVR-1', object: 'conversation', deleted: true }],
  ['without answers', { id: 'CVR-1', status: 'finished' }],
  ['with answers that are no list', { id: 'CVR-1', answers: 'yes' }],
])('a conversation that comes as %s has no answers', async (_what, conversation) => {
  expect(await madeOf(conversation)).toEqual(NOT_GIVEN);
});

test('another booking’s conversation is never taken', async () => {
  const answers = [{ question: 'Q', value: 'A' }];
  expect(await madeOf({ id: 'CVR-1', answers }, 'BKNG-2')).toEqual(NOT_GIVEN);
});

test('answers are tidied and limited as those of the form', async () => {
  const answers = [
    { question: ' Team\u202e size ', value: 12 },
    { question: 'Topics', value: ['API', true, null, {}] },
    { question: null, internal_label: 'budget', value: '5k' },
    { question: 'Long', value: 'x'.repeat(9000) },
    { question: 'Empty', value: '' },
    { question: '', internal_label: '', value: 'x' },
    null,
    7,
    ...Array.from({ length: 90 }, (_, index) => ({ question: `Q${index}`, value: 'a' })),
  ];
  const read = await madeOf({ id: 'CVR-1', answers });
  if (!read.ok || read.value.is !== 'given') throw new Error('not given');
  expect(read.value.answers.slice(0, 3)).toEqual([
    { question: 'Team size', answer: '12' },
    { question: 'Topics', answer: 'API, true' },
    { question: 'budget', answer: '5k' },
  ]);
  expect(read.value.answers.length).toBeLessThanOrEqual(60);
  expect(read.value.answers[3]?.answer).toHaveLength(4000);
  expect(read.value.answers[4]).toEqual({ question: 'Q0', answer: 'a' });
});
