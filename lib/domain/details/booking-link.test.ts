import { describe, expect, test } from 'vitest';
import { bookingLink, filledBy, type Guest, generalLink } from './booking-link.ts';

const DANA: Guest = {
  name: 'Dana Whitfield',
  email: 'dana+crm@acme.example.com',
  phone: '+12025550195',
};
const NOTHING: Guest = { name: null, email: null, phone: null };

function link(text: string) {
  const found = bookingLink(text);
  if (found.is !== 'link') throw new Error(`${text} is refused`);
  return found;
}
const CALENDAR = link('https://oncehub.com/PAGE-1');
const CLASSIC = link('https://go.oncehub.com/tomasreyes');

describe('what may be copied as a booking link', () => {
  test.each(['https://oncehub.com/.QUHVEKLPD93M', 'https://go.oncehub.com/.S617NW9C'])(
    '%s',
    (text) => expect(bookingLink(text)).toMatchObject({ is: 'link', href: text }),
  );

  test.each([
    'http://oncehub.com/a',
    'javascript:alert(1)',
    'oncehub.com/a',
    '',
    'https://oncehub.com@evil.example/',
    'https://oncehub.com\\evil.example/',
    `https://oncehub.com/${'a'.repeat(2048)}`,
  ])('not %j', (text) => expect(bookingLink(text)).toEqual({ is: 'noLink' }));
  test('not nothing', () => expect(bookingLink(null)).toEqual({ is: 'noLink' }));

  test.each([
    ['https://evil.example/oncehub.com', 'evil.example'],
    ['https://oncehub.com.evil.example/', 'oncehub.com.evil.example'],
    ['https://notoncehub.com/', 'notoncehub.com'],
    ['https://oncehub.com:8443/', 'oncehub.com:8443'],
    ['https://oncehub.com./', 'oncehub.com.'],
  ])('not %s, whose host is named', (text, host) =>
    expect(bookingLink(text)).toEqual({ is: 'elsewhere', host }),
  );
});

describe('a general link', () => {
  test('of a calendar has name, address and number, each encoded', () => {
    expect(generalLink(CALENDAR, 'calendar', DANA, null)).toBe(
      'https://oncehub.com/PAGE-1?name=Dana%20Whitfield' +
        '&email=dana%2Bcrm%40acme.example.com&mobile_phone=%2B12025550195',
    );
  });

  test("of a team's calendar names the host", () => {
    expect(generalLink(CALENDAR, 'calendar', NOTHING, 'sam+a@example.org')).toBe(
      'https://oncehub.com/PAGE-1?host=sam%2Ba%40example.org',
    );
  });

  test('of a classic page has its own parameters: digits without a plus, and no host', () => {
    expect(generalLink(CLASSIC, 'classic', DANA, 'sam@example.org')).toBe(
      'https://go.oncehub.com/tomasreyes?name=Dana%20Whitfield' +
        '&email=dana%2Bcrm%40acme.example.com&mobile=12025550195',
    );
  });

  test('with nothing known is the link itself', () => {
    expect(generalLink(CALENDAR, 'calendar', NOTHING, null)).toBe('https://oncehub.com/PAGE-1');
    expect(filledBy(NOTHING)).toEqual([]);
    expect(filledBy({ ...DANA, phone: null })).toEqual(['name', 'email']);
  });

  test.each([
    ['a&b=c#d?e', 'a%26b%3Dc%23d%3Fe'],
    ['Zoë Śliwa', 'Zo%C3%AB%20%C5%9Aliwa'],
    ['100% +1', '100%25%20%2B1'],
    ['half \ud83d pair', 'half%20%EF%BF%BD%20pair'],
    ['李小龍', '%E6%9D%8E%E5%B0%8F%E9%BE%8D'],
  ])('keeps %j in one value', (name, written) => {
    const made = generalLink(CALENDAR, 'calendar', { ...NOTHING, name }, null);
    expect(made).toBe(`https://oncehub.com/PAGE-1?name=${written}`);
  });

  test('keeps what the page has, and replaces what it fills in', () => {
    const given = link('https://oncehub.com/PAGE-1?duration_minutes=30&Name=Old%20one#top');
    expect(generalLink(given, 'calendar', { ...NOTHING, name: 'New' }, null)).toBe(
      'https://oncehub.com/PAGE-1?duration_minutes=30&name=New#top',
    );
    expect(generalLink(given, 'calendar', NOTHING, null)).toContain('Name=Old%20one');
  });
});
