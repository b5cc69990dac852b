import { expect, test } from 'vitest';
import { isMailable, MAIL_PROGRAMS, MAX_MAIL_URL_CHARS, mailWindow } from './mail-window.ts';

const MAIL = { to: 'mara@example.com', subject: 'A new time', body: 'Hello Mara,\n\nsee you' };
const HOSTILE = 'Mara\r\nBcc: eve@example.net&bcc=eve@example.net?cc=eve@example.net#x';

test('lines of the body end as mail programs expect it', () => {
  expect(mailWindow('system', MAIL)).toBe(
    'mailto:mara@example.com?subject=A%20new%20time&body=Hello%20Mara%2C%0D%0A%0D%0Asee%20you',
  );
  expect(mailWindow('gmail', MAIL)).toBe(
    'https://mail.google.com/mail/?view=cm&fs=1&to=mara@example.com&su=A%20new%20time' +
      '&body=Hello%20Mara%2C%0D%0A%0D%0Asee%20you',
  );
});

test.each(MAIL_PROGRAMS)(
  'no subject and no body adds a recipient, a header or a parameter for %s [claim 117]',
  (program) => {
    const url = new URL(mailWindow(program, { ...MAIL, subject: HOSTILE, body: HOSTILE }) ?? '');
    const names = program === 'gmail' ? ['view', 'fs', 'to', 'su', 'body'] : ['subject', 'body'];
    expect([...url.searchParams.keys()]).toEqual(names);
    const subject = url.searchParams.get(program === 'gmail' ? 'su' : 'subject');
    expect(subject).toBe(HOSTILE.replace('\r\n', ' '));
    expect(url.searchParams.get('body')).toBe(HOSTILE);
    expect(url.hash).toBe('');
    if (program === 'system') expect(url.pathname).toBe('mara@example.com');
  },
);

test.each([
  'mara@example.com,eve@example.net',
  'mara@example.com;eve@example.net',
  'mara@example.com eve@example.net',
  'mara@example.com\r\nBcc: eve@example.net',
  'mara@example.com?bcc=eve@example.net',
  'eve@example.net&bcc=mara@example.com',
  '"mara, eve"@example.com',
  'Mara <mara@example.com>',
  'mara%0d%0abcc:eve@example.net@example.com',
  'tel:49301234567',
  'contact CTC-1',
  '',
  `${'m'.repeat(250)}@example.com`,
])('%j is no recipient [claim 117]', (to) => {
  expect(isMailable(to)).toBe(false);
  for (const program of MAIL_PROGRAMS) expect(mailWindow(program, { ...MAIL, to })).toBeNull();
});

test('signs that a plain address may have are encoded', () => {
  const to = "o'hara&bcc=x+y%0a?z@example.com";
  const url = mailWindow('system', { ...MAIL, to }) ?? '';
  expect(url).toMatch(/^mailto:o%27hara%26bcc%3Dx%2By%250a%3Fz@example\.com\?subject=/);
});

test('what is longer than mail programs take is not opened, to the character', () => {
  const length = (mailWindow('system', { ...MAIL, body: '' }) ?? '').length;
  const body = 'x'.repeat(MAX_MAIL_URL_CHARS - length);
  expect(mailWindow('system', { ...MAIL, body })).toHaveLength(MAX_MAIL_URL_CHARS);
  expect(mailWindow('system', { ...MAIL, body: `${body}x` })).toBeNull();
});

test('half of a character breaks nothing', () => {
  expect(mailWindow('gmail', { ...MAIL, body: 'a\ud83d b' })).toContain('body=a%EF%BF%BD%20b');
});
