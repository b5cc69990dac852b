import { describe, expect, test } from 'vitest';
import { codeOf, IMPORTS, reachedFrom, SOURCES } from './sources.ts';

/** The extension's pages. */
const PAGES = ['sidepanel', 'popup', 'options', 'activity', 'report'];

describe('import directions', () => {
  test('components import neither store, network nor browser', () => {
    const allowed =
      /^(?:components\/|lib\/(?:address|view)\/|lib\/domain\/(?!action\.ts)|preact|@preact\/signals)/;
    const wrong = IMPORTS.filter(
      ({ from, to, typeOnly }) => from.startsWith('components/') && !typeOnly && !allowed.test(to),
    );
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('lib imports no component, and no shipped file imports an entrypoint, the sandbox or tests', () => {
    const wrong = IMPORTS.filter(
      ({ from, to }) =>
        (from.startsWith('lib/') && to.startsWith('components/')) ||
        (!from.startsWith('entrypoints/') && to.startsWith('entrypoints/')) ||
        /^(?:sandbox|tests)\//.test(to),
    );
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('no import is circular', () => {
    const circles = SOURCES.filter((file) =>
      IMPORTS.some(
        ({ from, to, typeOnly }) => from === file && !typeOnly && reachedFrom(to).has(file),
      ),
    );
    expect(circles).toEqual([]);
  });
});

describe('the modules each context reaches', () => {
  /**
   * The modules with the key, the network and all writes: for the background only. The rest of
   * `lib/sync` only reports progress.
   */
  const BACKGROUND_ONLY =
    /^lib\/(?:(?:oncehub|actions|background)\/.+|sync\/(?:refresh-customer|check-missing|directory|step|engine|refetch-booking)|store\/(?:writer|apply-batch|evict|migrations|write-\w+)|vault\/(?:vault|journal|held-meetings)|settings\/(?:key-ring|crypto|stored-settings))\.ts$/;

  test.each(PAGES)('%s reaches neither the key, the network nor any write [claim 65]', (page) => {
    const entry = SOURCES.find((file) => file.startsWith(`entrypoints/${page}/main.`)) ?? '';
    const reached = [...reachedFrom(entry)];
    expect(reached.length).toBeGreaterThan(5);
    expect(reached.filter((file) => BACKGROUND_ONLY.test(file))).toEqual([]);
  });

  test.each(['gmail', 'hubspot', 'crm'])(
    'the content script for %s reaches only page readers and its one message',
    (site) => {
      const allowed =
        /^(?:entrypoints\/\w+\/index\.ts|lib\/(?:page|address)\/|lib\/messages\/page-message\.ts|lib\/domain\/(?:sites|products)\.ts|wxt\/utils\/define-unlisted-script)/;
      const reached = [...reachedFrom(`entrypoints/${site}/index.ts`)];
      expect(reached).toContain('lib/messages/page-message.ts');
      expect(reached.filter((file) => !allowed.test(file))).toEqual([]);
    },
  );

  test.each(['ask', 'once', 'capture'])(
    'the script %s reaches only page readers and nothing that sends messages',
    (name) => {
      const allowed =
        /^(?:entrypoints\/\w+\/index\.ts|lib\/(?:page|address)\/|lib\/domain\/(?:sites|products)\.ts|wxt\/utils\/define-unlisted-script)/;
      const reached = [...reachedFrom(`entrypoints/${name}/index.ts`)];
      expect(reached).toContain('lib/page/read-now.ts');
      expect(reached.filter((file) => !allowed.test(file))).toEqual([]);
    },
  );

  test('only the background carries the list of mail providers', () => {
    const list = 'lib/address/mail-domains.ts';
    expect([...reachedFrom('entrypoints/background/index.ts')]).toContain(list);
    const entries = SOURCES.filter((file) => /^entrypoints\/\w+\/(?:index|main)\.tsx?$/.test(file));
    expect(entries.length).toBeGreaterThan(8);
    const carrying = entries.filter((entry) => reachedFrom(entry).has(list));
    expect(carrying).toEqual(['entrypoints/background/index.ts']);
  });

  test('page readers are reached only by scripts that run in pages', () => {
    const others = ['background/index.ts', ...PAGES.map((page) => `${page}/main.tsx`)];
    const reached = others.flatMap((entry) => [...reachedFrom(`entrypoints/${entry}`)]);
    expect(reached.filter((file) => file.startsWith('lib/page/'))).toEqual([]);
  });
});

describe('the one module with access to the browser', () => {
  const BROWSER_MODULE = 'lib/platform/browser.ts';
  const POLYFILL = 'lib/platform/polyfill.ts';

  test('only polyfill.ts imports the polyfill, and only the background imports polyfill.ts', () => {
    const importers = IMPORTS.filter(
      ({ to }) => to === 'webextension-polyfill' || to === 'wxt/browser',
    );
    expect([...new Set(importers.filter((i) => !i.typeOnly).map(({ from }) => from))]).toEqual([
      POLYFILL,
    ]);
    const polyfillUsers = IMPORTS.filter(({ to }) => to === POLYFILL).map(({ from }) => from);
    expect(polyfillUsers).toEqual(['entrypoints/background/index.ts']);
  });

  test('no other module uses the globals chrome and browser', () => {
    // The content scripts do not load the polyfill; the side panel's API and closed shadow roots
    // are missing from the polyfill.
    const exceptions = [
      BROWSER_MODULE,
      'lib/messages/page-message.ts',
      'lib/page/reading/dom.ts',
      'lib/platform/panel.ts',
    ];
    const usingGlobals = SOURCES.filter((file) => {
      if (exceptions.includes(file)) return false;
      const code = codeOf(file);
      const importsBrowser = /import\s*\{[^}]*\bbrowser\b[^}]*\}/.test(code);
      return (
        /\b(?:globalThis|window|self)\.(?:chrome|browser)\b|(?<![.\w'"`/-])chrome\./.test(code) ||
        (!importsBrowser && /(?<![.\w'"`/-])browser\./.test(code))
      );
    });
    expect(usingGlobals).toEqual([]);
  });

  test('no view listens for messages, because content scripts could send to open pages too [claim 5]', () => {
    const background = reachedFrom('entrypoints/background/index.ts');
    const listeners = SOURCES.filter((file) => /\bruntime\b[^;]*\bonMessage\b/.test(codeOf(file)));
    const allowed = listeners.filter(
      (file) => background.has(file) || file === 'lib/messages/page-message.ts',
    );
    const views = PAGES.flatMap((page) => [...reachedFrom(`entrypoints/${page}/main.tsx`)]);
    expect(listeners).toEqual(allowed);
    expect(listeners.filter((file) => views.includes(file))).toEqual([]);
  });
});
