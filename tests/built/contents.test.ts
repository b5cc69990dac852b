import { describe, expect, test } from 'vitest';
import { TABLE } from '../../lib/messages/table.ts';
import { filesOf, read, TARGETS, withImports } from './output.ts';

/** Those that follow a page and report to the background. */
const PAGE_SCRIPTS = ['gmail.js', 'hubspot.js', 'crm.js'];
/** Those that are run once, return something, and are gone. */
const ONCE_SCRIPTS = ['once.js', 'capture.js'];

/** Addresses that stand in a bundle as names or help, and are never fetched; the policy would refuse it. */
const HARMLESS_URLS = [
  // Names of XML vocabularies.
  /^http:\/\/www\.w3\.org\//,
  // Where zod says what its schemas follow.
  /^https:\/\/json-schema\.org\//,
];

describe.each(TARGETS)('%s', (target) => {
  const scripts = filesOf(target).filter((file) => file.endsWith('.js'));

  test.each([...PAGE_SCRIPTS, ...ONCE_SCRIPTS])(
    '%s stands alone and knows nothing of OnceHub [claim 8]',
    (script) => {
      expect([...withImports(target, script)]).toEqual([script]);
      const text = read(target, script);
      const others = Object.keys(TABLE).filter((name) => name !== 'addressesFound');
      const reach = /oncehub|api-key|indexedDB|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon/i;
      expect(text.match(reach)?.[0]).toBeUndefined();
      // As a string; the bare word may well be a method of the language or of ours.
      expect(others.filter((name) => new RegExp(`["'\`]${name}["'\`]`).test(text))).toEqual([]);
      expect(text.includes('addressesFound')).toBe(PAGE_SCRIPTS.includes(script));
    },
  );

  test.each(ONCE_SCRIPTS)('%s follows nothing and says nothing', (script) => {
    const following =
      /MutationObserver|addEventListener|sendMessage|onMessage|setTimeout|setInterval/;
    expect(read(target, script).match(following)?.[0]).toBeUndefined();
  });

  test.each([...PAGE_SCRIPTS, ...ONCE_SCRIPTS])(
    '%s makes, moves and marks nothing in the page [claim 25]',
    (script) => {
      const makers =
        /\.(?:createElement(?:NS)?|append|prepend|appendChild|insertBefore|replaceWith|setAttribute|attachShadow|adoptedStyleSheets|dispatchEvent|postMessage)\b/;
      expect(read(target, script).match(makers)?.[0]).toBeUndefined();
    },
  );

  test('every page names the order of layers before anything is drawn with one', () => {
    const pages = filesOf(target).filter((file) => file.endsWith('.html'));
    const sheets = pages.map((page) =>
      /<link\s+rel="stylesheet"[^>]*href="([^"]+)"/.exec(read(target, page)),
    );
    expect(sheets.map((found) => found?.[1])).toEqual(pages.map(() => '/layers.css'));
  });

  test('no bundle runs text as code or fetches code from elsewhere [claim 64]', () => {
    for (const script of scripts) {
      const text = read(target, script);
      const code = /\beval\(|new Function\(|importScripts\(|import\(["'`]?https?:/;
      expect(text.match(code)?.[0], script).toBeUndefined();
    }
  });

  test('no address in a bundle but the one that is spoken to [claim 16]', () => {
    const addresses = new Set(
      scripts.flatMap(
        (script) => read(target, script).match(/\bhttps?:\/\/[\w.-]+[^"'`\s\\)]*/g) ?? [],
      ),
    );
    const unknown = [...addresses].filter((url) => !HARMLESS_URLS.some((known) => known.test(url)));
    const hosts = new Set(unknown.map((url) => new URL(url).hostname));
    expect([...hosts].sort()).toEqual(['api.oncehub.com', 'mail.google.com']);
  });

  test('nothing of the sandbox or the tests is in the build [claim 92]', () => {
    for (const file of filesOf(target).filter((name) => /\.(?:js|html|json|css)$/.test(name))) {
      const traces = /127\.0\.0\.1|localhost|stand-in|so\.carrie|__control/i;
      expect(read(target, file).match(traces)?.[0], file).toBeUndefined();
      expect(file).not.toMatch(/\.map$/);
    }
  });
});
