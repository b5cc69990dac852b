import { describe, expect, test } from 'vitest';
import { TABLE } from '../../lib/messages/table.ts';
import { filesOf, read, TARGETS, withImports } from './output.ts';

/** The scripts that observe a page and report to the background. */
const PAGE_SCRIPTS = ['gmail.js', 'hubspot.js', 'crm.js'];
/** The scripts that are injected once, return a value, and end. */
const ON_REQUEST_SCRIPTS = ['ask.js', 'once.js', 'capture.js'];

/**
 * URLs that occur in a bundle as names or help texts and are never fetched; the content security
 * policy would block it.
 */
const HARMLESS_URLS = [
  // XML namespaces.
  /^http:\/\/www\.w3\.org\//,
  // The JSON Schema dialects that zod names.
  /^https:\/\/json-schema\.org\//,
];

describe.each(TARGETS)('%s', (target) => {
  const scripts = filesOf(target).filter((file) => file.endsWith('.js'));

  test.each([...PAGE_SCRIPTS, ...ON_REQUEST_SCRIPTS])(
    '%s imports no other file and contains nothing about OnceHub or the network [claim 8]',
    (script) => {
      expect([...withImports(target, script)]).toEqual([script]);
      const text = read(target, script);
      const others = Object.keys(TABLE).filter((name) => name !== 'addressesFound');
      const reach = /oncehub|api-key|indexedDB|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon/i;
      expect(text.match(reach)?.[0]).toBeUndefined();
      // Only as a string: the bare word may be a method of the language or of our own code.
      expect(others.filter((name) => new RegExp(`["'\`]${name}["'\`]`).test(text))).toEqual([]);
      expect(text.includes('addressesFound')).toBe(PAGE_SCRIPTS.includes(script));
    },
  );

  test.each(ON_REQUEST_SCRIPTS)('%s observes nothing and sends no message', (script) => {
    const observing =
      /MutationObserver|addEventListener|sendMessage|onMessage|setTimeout|setInterval/;
    expect(read(target, script).match(observing)?.[0]).toBeUndefined();
  });

  test.each([...PAGE_SCRIPTS, ...ON_REQUEST_SCRIPTS])(
    '%s creates, moves and changes nothing in the page [claim 25]',
    (script) => {
      const mutating =
        /\.(?:createElement(?:NS)?|append|prepend|appendChild|insertBefore|replaceWith|setAttribute|attachShadow|adoptedStyleSheets|dispatchEvent|postMessage)\b/;
      expect(read(target, script).match(mutating)?.[0]).toBeUndefined();
    },
  );

  test('every page loads the order of the cascade layers before any other style sheet', () => {
    const pages = filesOf(target).filter((file) => file.endsWith('.html'));
    const sheets = pages.map((page) =>
      /<link\s+rel="stylesheet"[^>]*href="([^"]+)"/.exec(read(target, page)),
    );
    expect(sheets.map((found) => found?.[1])).toEqual(pages.map(() => '/layers.css'));
  });

  test('no bundle evaluates text as code or loads code from elsewhere [claim 64]', () => {
    for (const script of scripts) {
      const text = read(target, script);
      const code = /\beval\(|new Function\(|importScripts\(|import\(["'`]?https?:/;
      expect(text.match(code)?.[0], script).toBeUndefined();
    }
  });

  test('the only addresses in the bundles are OnceHub’s API and Gmail [claim 16]', () => {
    const addresses = new Set(
      scripts.flatMap(
        (script) => read(target, script).match(/\bhttps?:\/\/[\w.-]+[^"'`\s\\)]*/g) ?? [],
      ),
    );
    const unknown = [...addresses].filter((url) => !HARMLESS_URLS.some((known) => known.test(url)));
    const hosts = new Set(unknown.map((url) => new URL(url).hostname));
    expect([...hosts].sort()).toEqual(['api.oncehub.com', 'mail.google.com']);
  });

  test('the build contains nothing of the sandbox or the tests [claim 92]', () => {
    for (const file of filesOf(target).filter((name) => /\.(?:js|html|json|css)$/.test(name))) {
      const traces = /127\.0\.0\.1|localhost|stand-in|so\.carrie|__control/i;
      expect(read(target, file).match(traces)?.[0], file).toBeUndefined();
      expect(file).not.toMatch(/\.map$/);
    }
  });
});
