import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkInText, meetingAccess, passcodeIn } from './meeting-link.ts';

const hrefIn = (text: string) => linkInText(text)?.href ?? null;

describe('a meeting link in a text is found [claim 19]', () => {
  test.each([
    ['https://zoom.us/j/5551112222\nPasscode: 123', 'https://zoom.us/j/5551112222'],
    ['meet.google.com/abc-defg-hij', 'https://meet.google.com/abc-defg-hij'],
    ['Meet.Google.com/abc-defg-hij', 'https://meet.google.com/abc-defg-hij'],
    ['http://meet.google.com/abc-defg-hij', 'https://meet.google.com/abc-defg-hij'],
    ['Join (https://us02web.zoom.us/j/1?pwd=aB3).', 'https://us02web.zoom.us/j/1?pwd=aB3'],
    ['Zoom:https://zoom.us/my/sam.rep, code 7', 'https://zoom.us/my/sam.rep'],
    ['会议：https://zoom.us/j/7，密码：12', 'https://zoom.us/j/7'],
    ['<a href="https://acme.webex.com/meet/sam">Join</a>', 'https://acme.webex.com/meet/sam'],
    ['[Join](https://whereby.com/sam-demo)', 'https://whereby.com/sam-demo'],
    ['teams.live.com/meet/9312?p=aB', 'https://teams.live.com/meet/9312?p=aB'],
    // The invitation of Microsoft Teams has links that are none to the meeting.
    [
      'Microsoft Teams Need help?<https://aka.ms/JoinTeamsMeeting?omkt=en-US>\n' +
        'Join the meeting now<https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0>\n' +
        'Meeting options<https://teams.microsoft.com/meetingOptions/?id=7> | Acme<https://acme.example>',
      'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0',
    ],
    // So has that of Zoom.
    [
      'Find your local number: https://zoom.us/u/abc7\nJoin: https://zoom.us/j/7',
      'https://zoom.us/j/7',
    ],
    // A host of the company's own that is there for meetings, where it is the only link.
    ['Our room: https://meet.acme.example/demo', 'https://meet.acme.example/demo'],
    ['https://jitsi.acme.example/demo', 'https://jitsi.acme.example/demo'],
  ])('%j', (text, href) => {
    expect(hrefIn(text)).toBe(href);
  });
});

describe('a link that is not to a meeting is none to join by [claim 19]', () => {
  test.each([
    // Places and companies.
    'https://maps.google.com/?q=12+Harbour+Street',
    'https://maps.app.goo.gl/aB3x',
    'https://acme.example/contact',
    'https://acme.example/meet',
    'www.acme.example',
    'https://zoom.us',
    'https://meet.acme.example',
    'zoom.us/',
    'https://zoom.us/download',
    'https://whereby.com/information/pricing',
    'We use Zoom (https://support.zoom.us/hc/en-us).',
    // Links by which one acts as the customer.
    'Cancel: https://oncehub.com/m/BKNG-1/cancel',
    'https://go.oncehub.com/reschedule/BKNG-1',
    'https://meet.acme.example/m/1/cancel',
    'https://meet.acme.example/reschedule?id=1',
    'https://video.acme.example/film',
    'https://join.acme.example/jobs',
    // Several, of which none is known.
    'https://acme.example https://meet.acme.example/demo',
    // Dialling in.
    'https://meet.google.com/tel/1',
    'https://dialin.teams.microsoft.com/7?id=1',
    'tel.meet/abc-defg-hij?pin=1',
    // A link inside another link leads where the outer one does.
    'https://evil.example/?to=https://zoom.us/j/1',
    'evil.example/https://zoom.us/j/1',
    // Hosts that only look like a known one.
    'https://zoom.us.evil.example/j/1',
    'https://evil-zoom.us/j/1',
    'evilzoom.us/j/1',
    'zооm.us/j/1',
    'https://zoom.us:8443/j/1',
    // Credentials and characters that deceive.
    'https://zoom.us@evil.example/j/1',
    'https://sam:pw@zoom.us/j/1',
    'sam@zoom.us/j/1',
    'https://zoom.us\\@evil.example/j/1',
    'https://zoom\u200b.us/j/1',
    'https://zoom.us/j/1\u202e7',
    'javascript://zoom.us/j/1',
    'ftp://zoom.us/j/1',
    '',
    '1-5550142',
  ])('%j', (text) => {
    expect(hrefIn(text)).toBeNull();
  });
});

describe('the passcode of a meeting is found', () => {
  test.each([
    ['https://zoom.us/j/5551112222\nPasscode: 123', '123'],
    ['Meeting ID: 555 111 2222 Passcode: aB3!x (case matters)', 'aB3!x'],
    ['Zoom password: sesame', 'sesame'],
    ['Password = s3same; see you', 's3same'],
    ['Passcode 937400', '937400'],
    ['PIN: 4711', '4711'],
    ['Pin: 12 34 56', '12 34 56'],
    ['Access code: 9-8-7', '9-8-7'],
    ['Meeting-Kennwort: Sommer26', 'Sommer26'],
    ['Kenncode: 123456', '123456'],
    ['Passwort: geheim', 'geheim'],
    ['Code secret : 123456', '123456'],
    ['Mot de passe : sésame', 'sésame'],
    ['Código de acceso: 123456', '123456'],
    ['Código: 123456', '123456'],
    ['Contraseña: 7x7', '7x7'],
    ['Senha de acesso: 123456', '123456'],
    ['Codice di accesso: 123456', '123456'],
    ['Wachtwoord: 123456', '123456'],
    ['Hasło: 123456', '123456'],
    ['Код доступа: 123456', '123456'],
    ['パスコード：123456', '123456'],
    ['会议密码：123456', '123456'],
    ['암호: 123456', '123456'],
    // As some keyboards compose letters.
    ['Co\u0301digo: 123456', '123456'],
    ['Passcode: <b>123456</b>', '123456'],
  ])('%j', (text, code) => {
    expect(passcodeIn(text)).toBe(code);
  });

  test('of several that which stands after the link, else the first', () => {
    const text =
      'Webex PIN: 1 https://acme.webex.com/meet/sam\nZoom https://zoom.us/j/1 Passcode: 2';
    const link = linkInText('https://zoom.us/j/1');
    expect(passcodeIn(text, link)).toBe('2');
    expect(passcodeIn('Passcode: 1\nhttps://zoom.us/j/1', link)).toBe('1');
  });
});

describe('what is no passcode of a meeting', () => {
  test.each([
    'No passcode is needed',
    'Password protected room',
    'Passcode: see your e-mail',
    'Código postal: 28001',
    'Pincode: 560001',
    'Door code: 4411',
    'Door PIN: 4411',
    'Wi-Fi password: guest2026',
    'WLAN-Passwort: gast2026',
    // These are typed on a telephone.
    'Dial +1 312 555 0177 PIN: 123 456#',
    'https://zoom.us/j/1?pwd=aB3',
    'Shopping 4711',
    '',
  ])('%j', (text) => {
    expect(passcodeIn(text)).toBeNull();
  });
});

describe('how a meeting is joined', () => {
  const zoom = 'https://zoom.us/j/5551112222\nPasscode: 123';
  test.each<[joinText: string | null, location: string | null, href?: string, passcode?: string]>([
    [null, zoom, 'https://zoom.us/j/5551112222', '123'],
    // OnceHub's own join link is of any host, and comes before what a text says.
    ['https://acme.example/room', zoom, 'https://acme.example/room', '123'],
    ['meet.google.com/abc-defg-hij', null, 'https://meet.google.com/abc-defg-hij'],
    [zoom, null, 'https://zoom.us/j/5551112222', '123'],
    ['1-5550142', zoom, 'https://zoom.us/j/5551112222', '123'],
    ['javascript:alert(1)', '12 Harbour Street. PIN: 1'],
    [null, null],
  ])('%j, %j', (joinText, location, href, passcode) => {
    const { link, passcode: found } = meetingAccess({ joinText, location });
    expect([link?.href, found]).toEqual([href, passcode ?? null]);
  });
});

test('whatever a text holds, a link found in it is safe, and to the host it shows [claim 19]', () => {
  const part = fc.oneof(
    fc.constantFrom('https://', 'http://', 'zoom.us/j/1', 'meet.google.com/abc-defg-hij', '@', ' '),
    fc.constantFrom('\u200b', '\\', '\n', 'Passcode: ', 'evil.example', '/', '.', '<', '?'),
    fc.string({ maxLength: 6, unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const text = parts.join('');
      passcodeIn(text);
      const link = linkInText(text);
      if (link === null) return;
      const { protocol, host, username, password } = new URL(link.href);
      expect([protocol, host, username, password]).toEqual(['https:', link.host, '', '']);
    }),
    { numRuns: 5000 },
  );
});

test('a text of the greatest length is read, and its end is found', () => {
  const hostile = ['passcode: '.repeat(400), 'https://zoom.us/'.repeat(250), 'a.'.repeat(2000)];
  for (const text of [...hostile, '-'.repeat(4000), 'zoom'.repeat(1000)]) {
    expect([linkInText(text), passcodeIn(text)]).toHaveLength(2);
  }
});

test('dots and brackets without end are read in time that grows with the text alone', () => {
  const length = 200_000;
  const began = performance.now();
  for (const sign of ['.', ',', '’', ')', '"', ':', '。']) {
    const signs = sign.repeat(length);
    expect([linkInText(`${signs}x`), passcodeIn(`PIN: ${signs}x`)]).toEqual([null, null]);
  }
  // Quadratic, one of them took a minute.
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('all that trails a link or a passcode is left out', () => {
  const dots = '.'.repeat(1000);
  expect(hrefIn(`https://zoom.us/j/1${dots}`)).toBe('https://zoom.us/j/1');
  expect(passcodeIn(`PIN: 4.7${dots}`)).toBe('4.7');
});

test('a help page of a service is none to join by', () => {
  const help = 'Help: https://support.zoom.us/hc/en-us/articles/201362663';
  expect(linkInText(help)).toBeNull();
  expect(linkInText(`${help} Join: https://zoom.us/j/123456789`)?.href).toBe(
    'https://zoom.us/j/123456789',
  );
});
