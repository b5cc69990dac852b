// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pageOf } from '../../../tests/helpers/pages.ts';
import { report } from '../../../tests/helpers/panel.ts';
import { holdTime, pass, TAB, viewDeps } from '../../../tests/helpers/view-deps.ts';
import { fail, ok } from '../../domain/result.ts';
import { CALENDAR_USE_KEY, REP_PLACES_KEY } from '../../settings/setting-keys.ts';
import type { DirectoryRow } from '../../store/schema.ts';
import { tabPages } from '../../tabs/tab-state.ts';
import { lastUsed, whyNoLink } from './link-offer.ts';
import { createLinks } from './links.ts';
import type { CalendarChoice, Guest } from './model.ts';

const SAM = 'sam@example.org';
const URL = 'https://oncehub.com/PAGE-1';
const ROWS: DirectoryRow[] = [
  {
    ...{ id: 'USR-1', kind: 'user', name: 'Sam Okafor', address: SAM },
    user: { teams: ['TM-1'], zone: null },
  },
  {
    ...{ id: 'BKC-1', kind: 'calendar', name: 'Team talk', address: null },
    calendar: { host: 'TM-1', url: URL, minutes: 30, published: true },
  },
  {
    ...{ id: 'BP-1', kind: 'page', name: 'Classic', address: null },
    page: { url: 'https://go.oncehub.com/classic', active: true },
  },
];
const DANA: Guest = { name: 'Dana W', email: 'dana@example.com', phone: '+12025550195' };

beforeEach(() => holdTime(0));
afterEach(() => void vi.useRealTimers());

/** Links beside a mailbox of Sam's, whom the directory knows. */
async function links(rows = ROWS) {
  const made = viewDeps();
  made.deps.reader.directory = async () => rows;
  await tabPages(made.deps.session).write(
    TAB,
    pageOf({ ...report('a', DANA.email ?? ''), own: [SAM] }),
  );
  const { model, events } = createLinks(made.deps);
  await pass();
  const calendar = (id: string): CalendarChoice => {
    const found = model.value?.calendars.find((one) => one.id === id);
    if (!found) throw new Error(`no calendar ${id}`);
    return found;
  };
  return { ...made, model, events, calendar };
}

test('a general link is made without asking anybody [claim 109]', async () => {
  const { events, calendar, deps } = await links();
  const send = vi.spyOn(deps, 'send');
  expect(await events.make(calendar('BKC-1'), 'general', DANA)).toEqual({
    is: 'link',
    url: `${URL}?name=Dana%20W&email=dana%40example.com&mobile_phone=%2B12025550195`,
    ...{ filled: ['name', 'email', 'phone'], isHosted: false },
  });
  expect(await events.make(calendar('BP-1'), 'general', DANA)).toMatchObject({
    url: 'https://go.oncehub.com/classic?name=Dana%20W&email=dana%40example.com&mobile=12025550195',
  });
  expect(send).not.toHaveBeenCalled();
});

test("the rep is the host on their team's calendar once they said who they are", async () => {
  const at = await links();
  expect(at.model.value?.rep).toMatchObject({ is: 'proposed', place: SAM });
  void at.events.answerRep(SAM, 'USR-1');
  expect(at.sent('setRep')[0]?.input).toEqual({ place: SAM, user: 'USR-1' });
  await at.deps.settings.set(REP_PLACES_KEY, [[SAM, 'USR-1']]);
  await at.change({ kind: 'settings' });
  expect(at.model.value?.rep.is).toBe('known');
  expect(at.calendar('BKC-1').whose).toBe('team');
  const made = await at.events.make(at.calendar('BKC-1'), 'general', DANA);
  expect(made).toMatchObject({ isHosted: true, url: expect.stringContaining('&host=sam%40') });
  const making = at.events.make(at.calendar('BKC-1'), 'oneTime', DANA);
  expect(at.sent('makeLink')[0]?.input).toEqual({ calendar: 'BKC-1', guest: DANA, rep: 'USR-1' });
  await at.sent('makeLink')[0]?.answer(ok({ is: 'link', url: 'https://oncehub.com/.Q' }));
  expect(await making).toMatchObject({ is: 'link', isHosted: true, url: 'https://oncehub.com/.Q' });
});

test('who the rep is goes by the tab in front', async () => {
  const at = await links();
  await at.front(TAB + 1);
  expect(at.model.value?.rep).toEqual({ is: 'unknown' });
});

test.each<[unknown, object]>([
  [ok({ is: 'elsewhere', host: 'evil.example' }), { is: 'elsewhere', host: 'evil.example' }],
  [ok({ is: 'noLink' }), { is: 'noLink' }],
  [ok({ is: 'link', url: 'https://evil.example/' }), { is: 'elsewhere', host: 'evil.example' }],
  [fail('offline'), { is: 'failed', failure: { kind: 'offline' } }],
])('the answer %j is no link', async (answer, made) => {
  const { events, calendar, sent } = await links();
  const making = events.make(calendar('BKC-1'), 'oneTime', DANA);
  await sent('makeLink')[0]?.answer(answer);
  expect(await making).toEqual(made);
});

test.each(['http://oncehub.com/a', 'https://evil.example/a', null])(
  'a calendar whose link is %s has no general link',
  async (url) => {
    const [user, calendar] = ROWS as [DirectoryRow, DirectoryRow];
    const facts = { host: null, minutes: null, published: null, url };
    const at = await links([user, { ...calendar, calendar: facts }]);
    const made = await at.events.make(at.calendar('BKC-1'), 'general', DANA);
    expect(made.is).toMatch(/noLink|elsewhere/);
  },
);

test('the calendar used last is known, also one that nobody can book on any more', async () => {
  const at = await links();
  await at.deps.settings.set(CALENDAR_USE_KEY, { used: ['BKC-1'], link: 'general' });
  await at.change({ kind: 'settings' });
  expect(lastUsed(at.model.value?.calendars ?? [])?.id).toBe('BKC-1');
  expect(at.model.value?.link).toBe('general');
  const used = at.calendar('BKC-1');
  expect(whyNoLink(used, 'oneTime', true)).toBeNull();
  expect(whyNoLink(used, 'oneTime', false)).toBe('link_offline');
  expect(whyNoLink(used, 'general', false)).toBeNull();
  expect(whyNoLink({ ...used, url: null }, 'general', true)).toBe('link_noUrl');
  expect(whyNoLink({ ...used, published: false }, 'oneTime', true)).toBe('link_unpublished');
  expect(whyNoLink(at.calendar('BP-1'), 'oneTime', true)).toBe('link_generalOnly');
});
