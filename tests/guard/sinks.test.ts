import { expect, test } from 'vitest';
import { codeOf, SOURCES } from './sources.ts';

/** Ways by which text becomes markup, code or a place to go. None is used, so none needs judging. */
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

test('scripts are run in pages in one place, and only whole files of ours', () => {
  const runners = SOURCES.filter((file) => /\bexecuteScript\b/.test(codeOf(file)));
  expect(runners).toEqual(['lib/platform/scripts.ts']);
  const code = codeOf('lib/platform/scripts.ts');
  expect(code.match(/\bfunc\b|\bcode\s*:|\bworld\s*:|\ballFrames\b/g)).toBeNull();
  expect(code.match(/\bfiles: \[file\]/g)).toHaveLength(1);
});

test('fetch is called in one place', () => {
  const callers = SOURCES.filter((file) => /(?<![.\w])fetch\(/.test(codeOf(file)));
  // The background's parts are built there; the client takes it as an argument.
  expect(callers).toEqual(['lib/background/services.ts']);
});

test('nothing listens to other extensions, to pages, or on a port [claims 5, 6]', () => {
  const listening = SOURCES.filter((file) =>
    /\bon(?:Message|Connect)External\b|\bonConnect\b|addEventListener\(\s*['"]message['"]/.test(
      codeOf(file),
    ),
  );
  expect(listening).toEqual([]);
});

test('no source names plain http or another base address [claim 16]', () => {
  const plain = SOURCES.filter((file) => /['"`]http:\/\/(?!\*|www\.w3\.org\/)/.test(codeOf(file)));
  expect(plain).toEqual([]);
});
