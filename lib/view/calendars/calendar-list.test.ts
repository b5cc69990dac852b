import { describe, expect, test } from 'vitest';
import type { CalendarFacts, DirectoryRow } from '../../store/schema.ts';
import { calendarList, searchCalendars } from './calendar-list.ts';
import type { WhoAmI } from './who-am-i.ts';

const NOBODY: WhoAmI = { is: 'unknown' };
const SAM: WhoAmI = {
  is: 'known',
  user: { id: 'USR-1', name: 'Sam Okafor', address: 'sam@example.org', teams: ['TM-1'] },
};

const user = (id: string, name: string): DirectoryRow => ({
  id,
  kind: 'user',
  name,
  address: null,
});
const calendar = (id: string, name: string, host: string, more: Partial<CalendarFacts> = {}) =>
  ({
    ...{ id, kind: 'calendar', name, address: null },
    calendar: { host, url: `https://oncehub.com/${id}`, minutes: 30, published: true, ...more },
  }) satisfies DirectoryRow;

const ROWS: DirectoryRow[] = [
  user('USR-1', 'Sam Okafor'),
  user('USR-2', 'Zoë Lindqvist'),
  { id: 'ET-1', kind: 'eventType', name: 'Walkthrough', address: null },
  calendar('BKC-1', 'Zulu', 'USR-1'),
  calendar('BKC-2', 'Alpha 10', 'USR-2'),
  calendar('BKC-3', 'Alpha 9', 'USR-2'),
  calendar('BKC-4', 'Team talk', 'TM-1'),
  calendar('BKC-5', 'Another team', 'TM-2'),
  calendar('BKC-6', 'Aardvark', 'USR-1', { published: false }),
  {
    ...{ id: 'BP-1', kind: 'page', name: 'Classic', address: null },
    page: { url: 'https://go.oncehub.com/classic', active: true },
  },
  { id: 'MP-1', kind: 'masterPage', name: 'Of an older copy', address: null },
];
const ids = (rep: WhoAmI, used: string[] = [], rows = ROWS) =>
  calendarList(rows, { rep, used, locale: 'en' }).map(({ id }) => id);

describe('the calendars', () => {
  test('are in the order of last use, then of their names, where the rep is not known', () => {
    const byName = ['BKC-3', 'BKC-2', 'BKC-5', 'BP-1', 'MP-1', 'BKC-4', 'BKC-1', 'BKC-6'];
    expect(ids(NOBODY)).toEqual(byName);
    const rest = byName.filter((id) => id !== 'BKC-1' && id !== 'BP-1');
    expect(ids(NOBODY, ['BKC-1', 'gone', 'BP-1'])).toEqual(['BKC-1', 'BP-1', ...rest]);
  });

  test('are mine and my teams’ first where the rep is known, the last used on top', () => {
    expect(ids(SAM)).toEqual([
      ...['BKC-1', 'BKC-4', 'BKC-3', 'BKC-2', 'BKC-5', 'BP-1', 'MP-1', 'BKC-6'],
    ]);
    expect(ids(SAM, ['BKC-5', 'BKC-2', 'BKC-4']).slice(0, 4)).toEqual([
      ...['BKC-5', 'BKC-1', 'BKC-4', 'BKC-2'],
    ]);
  });

  test('nobody is taken for the rep before they said so', () => {
    const proposed: WhoAmI = { ...SAM, is: 'proposed', place: 'sam@example.org' };
    expect(ids(proposed)).toEqual(ids(NOBODY));
  });

  test('stand last where nobody can book on them, also the one used last', () => {
    expect(ids(SAM, ['BKC-6']).at(-1)).toBe('BKC-6');
  });

  test('tell whose they are and what else is known', () => {
    const all = calendarList(ROWS, { rep: SAM, used: ['BKC-2'], locale: 'en' });
    expect(all.find(({ id }) => id === 'BKC-2')).toEqual({
      ...{ id: 'BKC-2', kind: 'calendar', name: 'Alpha 10', url: 'https://oncehub.com/BKC-2' },
      ...{ minutes: 30, published: true, whose: 'other', host: 'Zoë Lindqvist', used: 0 },
    });
    expect(all.find(({ id }) => id === 'BKC-4')).toMatchObject({ whose: 'team', host: null });
    expect(all.find(({ id }) => id === 'MP-1')).toMatchObject({ url: null, published: true });
  });

  test('are found by words of name and host, without accents', () => {
    const all = calendarList(ROWS, { rep: SAM, used: [], locale: 'en' });
    const found = (text: string) => searchCalendars(all, text).map(({ id }) => id);
    expect(found('zoe alpha')).toEqual(['BKC-3', 'BKC-2']);
    expect(found('TALK team')).toEqual(['BKC-4']);
    expect(found(' ')).toHaveLength(8);
    expect(found('nothing of it')).toEqual([]);
  });

  test('in their thousands, with hostile names, are ordered and searched at once', () => {
    const hostile = '\u202e<img src=x onerror=alert(1)>'.repeat(8000).slice(0, 200_000);
    const many = Array.from({ length: 3000 }, (_, n) => calendar(`BKC-${n}`, `C ${n}`, 'USR-2'));
    const rows = [...many, calendar('BKC-X', hostile, 'USR-1')];
    const all = calendarList(rows, { rep: SAM, used: [], locale: 'en' });
    expect(all[0]?.id).toBe('BKC-X');
    expect(searchCalendars(all, 'onerror')).toHaveLength(1);
  });
});
