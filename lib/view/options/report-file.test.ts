import { expect, test } from 'vitest';
import { reportFile } from './report-file.ts';

const now = Date.UTC(2026, 10, 20, 12);

test('the file name has product and day, and its first line the versions of program and browser', () => {
  const structure = '<!-- {\n  "site": "hubspot"\n} -->\n<html></html>';
  expect(reportFile(structure, { version: '0.1.0', browser: 'Chrome/141', now })).toEqual({
    name: 'bookside-hubspot-2026-11-20.html',
    text: `<!-- Bookside 0.1.0; Chrome/141; 2026-11-20 -->\n${structure}`,
  });
});

test('a browser name cannot end the comment that contains it', () => {
  const { name, text } = reportFile('<!-- -->', { version: '1', browser: '-- --> <b>', now });
  expect(name).toBe('bookside-page-2026-11-20.html');
  expect(text.indexOf('-->')).toBeGreaterThan(text.indexOf('2026'));
});
