import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeLink } from './safe-text.ts';

describe('text that becomes a link [claim 19]', () => {
  test.each([
    ['https://meet.google.com/izv-daci-fyi', 'meet.google.com'],
    ['HTTPS://Us02Web.zoom.us/j/1?pwd=a%20b#c', 'us02web.zoom.us'],
    ['https://meet.example.com:8443/j/1', 'meet.example.com:8443'],
    ['https://meet.example.com/j/1@2', 'meet.example.com'],
    // The host shown is the host that the link leads to.
    ['https://meet.google.com.evil.example/x', 'meet.google.com.evil.example'],
    ['https://gооgle.com/x', 'xn--ggle-55da.com'],
    ['https://%65xample.com/', 'example.com'],
  ])('%s', (text, host) => {
    expect(safeLink(text)).toEqual({ href: new URL(text).href, host });
  });
});

describe('text that does not become a link [claim 19]', () => {
  test.each([
    null,
    '',
    '1-5550142',
    'meet.example.com',
    '//meet.example.com/x',
    'http://meet.example.com/x',
    'javascript:alert(1)',
    'JaVaScRiPt://https://x/%0aalert(1)',
    'data:text/html,<b>',
    'blob:https://meet.example.com/1',
    'file:///etc/passwd',
    'https:meet.example.com',
    'https:///meet.example.com',
    'https:\\\\meet.example.com',
    'https://meet.example.com\\@evil.example/',
    'https://user@meet.example.com/',
    'https://meet.google.com:x@evil.example/',
    'https://@evil.example/',
    ' https://meet.example.com/',
    'https://meet.example.com/ ',
    '\u0000https://meet.example.com/',
    'htt\nps://meet.example.com/',
    'https://meet.example.com/\u202egnp.exe',
    'https://meet\u200b.example.com/',
    'https://meet.example.com:99999/',
    'https://',
    `https://meet.example.com/${'a'.repeat(2048)}`,
  ])('%j', (text) => {
    expect(safeLink(text)).toBeNull();
  });
});

test('for any text, a link leads over https to the host it shows, without credentials [claim 19]', () => {
  const schemes = fc.constantFrom(
    'https://',
    'HTTPS://',
    'javascript:',
    '//',
    ' https://',
    'https:/',
  );
  const text = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.tuple(schemes, fc.string()).map((p) => p.join('')),
  );
  fc.assert(
    fc.property(text, (raw) => {
      const link = safeLink(raw);
      if (link === null) return;
      const { protocol, host, username, password } = new URL(link.href);
      expect({ protocol, host, username, password }).toEqual({
        protocol: 'https:',
        host: link.host,
        username: '',
        password: '',
      });
    }),
    { numRuns: 2000 },
  );
});
