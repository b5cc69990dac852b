import { describe, expect, test } from 'vitest';
import type { DirectoryRow } from '../../store/schema.ts';
import { type RepFacts, whoAmI } from './who-am-i.ts';

const row = (id: string, name: string, address: string | null, more = {}): DirectoryRow => ({
  ...{ id, kind: 'user', name, address, user: { teams: ['TM-1'], zone: null } },
  ...more,
});
const SAM = row('USR-1', 'Sam Okafor', 'sam@example.org', { former: ['sam@former.example'] });
const PRIYA = row('USR-2', 'Priya Nair', 'priya@example.org');
const CALENDAR = { id: 'BKC-1', kind: 'calendar', name: 'Demo', address: null } as const;
const MAILBOX = 'sam@example.org';

const asked = (changes: Partial<RepFacts>) =>
  whoAmI({
    own: [MAILBOX],
    places: new Map(),
    me: null,
    directory: [CALENDAR, SAM, PRIYA],
    ...changes,
  });
const sam = { id: 'USR-1', name: 'Sam Okafor', address: MAILBOX, teams: ['TM-1'] };

describe('who the rep is', () => {
  test('is proposed by the address of the mailbox, and known once it was said', () => {
    expect(asked({})).toEqual({ is: 'proposed', user: sam, place: MAILBOX });
    const places = new Map([[MAILBOX, 'USR-1']]);
    expect(asked({ places })).toEqual({ is: 'known', user: sam });
  });

  test("is proposed by a user's former address, too", () => {
    const own = ['sam@former.example'];
    expect(asked({ own })).toEqual({ is: 'proposed', user: sam, place: own[0] });
  });

  test('is not proposed again once that was dismissed', () => {
    expect(asked({ places: new Map([[MAILBOX, null]]) })).toEqual({ is: 'unknown' });
  });

  test('is known for the mailbox it was said for, and not for another', () => {
    const places = new Map([[MAILBOX, 'USR-2']]);
    expect(asked({ places })).toMatchObject({ is: 'known', user: { id: 'USR-2' } });
    expect(asked({ places, own: ['info@example.org'] })).toEqual({ is: 'unknown' });
  });

  test('is who the options say, where nothing was said for the mailbox', () => {
    const me = { id: 'USR-2', name: 'Priya', address: 'priya@example.org' };
    expect(asked({ me })).toMatchObject({ is: 'known', user: { name: 'Priya Nair' } });
    expect(asked({ me, own: [] })).toMatchObject({ is: 'known', user: { id: 'USR-2' } });
    expect(asked({ me, directory: [] })).toEqual({
      is: 'known',
      user: { id: 'USR-2', name: 'Priya', address: 'priya@example.org', teams: [] },
    });
    const places = new Map([[MAILBOX, 'USR-1']]);
    expect(asked({ me, places })).toEqual({ is: 'known', user: sam });
  });

  test.each<[string, Partial<RepFacts>]>([
    ['no address of a user', { own: ['info@example.org'] }],
    ['no owner of the page', { own: [] }],
    ['addresses of two users', { own: [MAILBOX, 'priya@example.org'] }],
    ['an id of a calendar', { own: [], places: new Map([[MAILBOX, 'BKC-1']]) }],
    ['a directory that was not read yet', { directory: [] }],
  ])('is unknown by %s', (_what, changes) => {
    expect(asked(changes)).toEqual({ is: 'unknown' });
  });

  test('is asked for again where the user who was said is gone', () => {
    const places = new Map([[MAILBOX, 'USR-9']]);
    expect(asked({ places })).toMatchObject({ is: 'proposed', user: { id: 'USR-1' } });
  });
});
