import { expect, test } from 'vitest';
import { codeOf, SOURCES } from './sources.ts';

/**
 * Sinks: APIs that turn text into markup, code or a navigation. None is used, so no use has to be
 * reviewed.
 */
const SINKS: readonly RegExp[] = [
  /\b(?:inner|outer)HTML\b/,
  /\binsertAdjacentHTML\b/,
  /\bdangerouslySetInnerHTML\b/,
  /\bsrcdoc\b/i,
  /\bdocument\.write(?:ln)?\b/,
  /\bcreateContextualFragment\b/,
  /\bDOMParser\b/,
  /\bsetHTML(?:Unsafe)?\b/,
  /\beval\b/,
  /\bnew Function\b/,
  /\bset(?:Timeout|Interval)\(\s*['"`]/,
  /\bjavascript:/i,
  /\bcreatePolicy\b/,
  /\bwindow\.open\b/,
  /(?<![-\w])location\s*=[^=]|\blocation\.(?:href\s*=[^=]|assign|replace)\b/,
  /\blocalStorage\b|\bsessionStorage\b|\bdocument\.cookie\b/,
];

test.each(SINKS.map((sink) => [sink.source, sink]))('no source uses %s', (_, sink) => {
  const found = SOURCES.flatMap((file) =>
    codeOf(file)
      .split('\n')
      .flatMap((line, index) => (sink.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

test('scripts are injected in one module only, and only whole files of the extension', () => {
  const runners = SOURCES.filter((file) => /\bexecuteScript\b/.test(codeOf(file)));
  expect(runners).toEqual(['lib/platform/scripts.ts']);
  const code = codeOf('lib/platform/scripts.ts');
  expect(code.match(/\bfunc\b|\bcode\s*:|\bworld\s*:|\ballFrames\b/g)).toBeNull();
  expect(code.match(/\bexecuteScript\([^)]*\)/g)).toEqual([
    'executeScript({ target: { tabId }, files })',
  ]);
  const files = [...code.matchAll(/\brun\(\s*\w+,\s*\[([^\]]*)\]/g)].map(([, list]) => list);
  expect(files).toEqual([
    '`$' + '{name}.js`',
    "'ask.js', 'crm.js', 'once.js'",
    "'ask.js', 'crm.js', 'capture.js'",
  ]);
});

test('fetch is called in one module only', () => {
  const callers = SOURCES.filter((file) => /(?<![.\w])fetch\(/.test(codeOf(file)));
  // The background's services are created there; the client gets `fetch` as an argument.
  expect(callers).toEqual(['lib/background/services.ts']);
});

test('no source listens to other extensions, to pages, or on a port [claims 5, 6]', () => {
  const listeners = SOURCES.filter((file) =>
    /\bon(?:Message|Connect)External\b|\bonConnect\b|addEventListener\(\s*['"]message['"]/.test(
      codeOf(file),
    ),
  );
  expect(listeners).toEqual([]);
});

test('no source names plain http or another base address [claim 16]', () => {
  const plain = SOURCES.filter((file) => /['"`]http:\/\/(?!\*|www\.w3\.org\/)/.test(codeOf(file)));
  expect(plain).toEqual([]);
});
