import { expect, test, vi } from 'vitest';
import { CALENDARS, MASTER_PAGES } from '../../sandbox/oncehub/data/known.ts';
import { demandWorld } from '../../tests/helpers/demand.ts';
import type { Guest } from '../domain/details/booking-link.ts';
import { fail, ok } from '../domain/result.ts';
import type { ApiRequest, Http } from './http.ts';
import { createOneTimeLinks, type LinkRequest } from './one-time-link.ts';

const DANA: Guest = {
  name: 'Dana Whitfield',
  email: 'dana+crm@acme.example.com',
  phone: '+12025550195',
};
const NOTHING: Guest = { name: null, email: null, phone: null };
const wanted: LinkRequest = { kind: 'calendar', id: 'BKC-1', guest: DANA, host: null };

/** A connection that gives these answers in turn, with the requests it was given. */
function connection(...answers: Awaited<ReturnType<Http['send']>>[]) {
  const send = vi.fn<Http['send']>(async () => answers.shift() ?? fail('bug'));
  const sent = () => send.mock.calls.map(([request]: [ApiRequest]) => request);
  return { link: createOneTimeLinks({ send }), sent };
}
const url = 'https://oncehub.com/.QUHVEKLPD93M';

test('a one-time link is asked for with what fills the form in, and nothing else [claim 108]', async () => {
  const { link, sent } = connection(ok({ id: 'Q', url }), ok({ id: 'Q', url }));
  expect(await link({ ...wanted, host: 'sam@example.org' })).toEqual(ok({ is: 'link', url }));
  expect(await link({ ...wanted, guest: NOTHING })).toEqual(ok({ is: 'link', url }));
  const request = { method: 'POST', priority: 'person', isExtra: true };
  const path = '/booking-calendars/BKC-1/one-time-links';
  expect(sent()).toEqual([
    {
      ...request,
      path,
      body: {
        hide_url_params: true,
        booking_form: DANA,
        booking_settings: { host: 'sam@example.org' },
      },
    },
    { ...request, path, body: { hide_url_params: true } },
  ]);
});

test('of a classic master page nothing is told of the customer [claim 108]', async () => {
  const { link, sent } = connection(ok({ url: 'https://go.oncehub.com/.S617NW9C' }));
  await link({ ...wanted, kind: 'masterPage', id: 'BP-1', host: 'sam@example.org' });
  expect(sent()).toEqual([
    {
      method: 'POST',
      priority: 'person',
      isExtra: true,
      path: '/master-pages/BP-1/one-time-links',
    },
  ]);
});

test('a lost answer is asked for once more, and then said', async () => {
  const once = connection(fail('unknownOutcome'), ok({ url }));
  expect(await once.link(wanted)).toEqual(ok({ is: 'link', url }));
  const never = connection(fail('unknownOutcome'), fail('unknownOutcome'), ok({ url }));
  expect(await never.link(wanted)).toEqual(fail('timedOut'));
  expect(never.sent()).toHaveLength(2);
});

test('a refusal is not repeated', async () => {
  const refusal = fail('badRequest', { words: 'This booking calendar does not allow…' });
  const { link, sent } = connection(refusal, ok({ url }));
  expect(await link(wanted)).toEqual(refusal);
  expect(sent()).toHaveLength(1);
});

test.each<[string, unknown, object]>([
  ['no https URL', { url: 'http://oncehub.com/.Q' }, { is: 'noLink' }],
  ['a script', { url: 'javascript:alert(1)' }, { is: 'noLink' }],
  ['an endless URL', { url: `https://oncehub.com/${'a'.repeat(200_000)}` }, { is: 'noLink' }],
  ['no URL', { id: 'Q' }, { is: 'noLink' }],
  ['nothing', null, { is: 'noLink' }],
  ['a URL that is no text', { url: { href: url } }, { is: 'noLink' }],
  [
    'another host',
    { url: 'https://oncehub.example/.Q' },
    { is: 'elsewhere', host: 'oncehub.example' },
  ],
])('an answer with %s is no link [claim 108]', async (_what, value, made) => {
  expect(await connection(ok(value)).link(wanted)).toEqual(ok(made));
});

test('what cannot be an id is not sent', async () => {
  const { link, sent } = connection();
  expect(await link({ ...wanted, id: '../users' })).toEqual(fail('notFound'));
  expect(sent()).toEqual([]);
});

test.each(['true', 'false'] as const)(
  'its URL tells nothing of the customer where the default is %s',
  async (hideDefault) => {
    const { client, hub } = demandWorld();
    hub.control.switch({ hideDefault });
    const made = await client.oneTimeLink({ ...wanted, id: CALENDARS.pricing });
    expect(made).toMatchObject({ value: { url: expect.stringMatching(/^[^?]+$/) } });
  },
);

test('OnceHub’s stand-in accepts it, and refuses what was unpublished in its own words', async () => {
  const { client } = demandWorld();
  const ask = (id: string, kind: LinkRequest['kind'] = 'calendar') =>
    client.oneTimeLink({ ...wanted, id, kind });
  const found = await ask(CALENDARS.team);
  expect(found).toMatchObject({ ok: true, value: { is: 'link' } });
  expect(await ask(MASTER_PAGES.sales, 'masterPage')).toMatchObject({ value: { is: 'link' } });
  expect(await ask(CALENDARS.unpublished)).toMatchObject({
    failure: { kind: 'badRequest', words: expect.stringContaining('does not allow creation') },
  });
  expect(await ask('BKC-GONE')).toMatchObject({ failure: { kind: 'notFound' } });
});
