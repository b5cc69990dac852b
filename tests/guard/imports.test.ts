import { describe, expect, test } from 'vitest';
import { codeOf, IMPORTS, reachedFrom, SOURCES } from './sources.ts';

describe('import directions', () => {
  test('components show and ask, and know nothing of store, network or browser', () => {
    const allowed =
      /^(?:components\/|lib\/view\/|lib\/domain\/(?!action\.ts)|preact|@preact\/signals)/;
    const wrong = IMPORTS.filter(
      ({ from, to, typeOnly }) => from.startsWith('components/') && !typeOnly && !allowed.test(to),
    );
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('nothing in lib imports a component, and nothing that ships an entrypoint or what is for tests', () => {
    const wrong = IMPORTS.filter(
      ({ from, to }) =>
        (from.startsWith('lib/') && to.startsWith('components/')) ||
        (!from.startsWith('entrypoints/') && to.startsWith('entrypoints/')) ||
        /^(?:sandbox|tests)\//.test(to),
    );
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('no import goes round in a circle', () => {
    const circles = SOURCES.filter((file) =>
      IMPORTS.some(
        ({ from, to, typeOnly }) => from === file && !typeOnly && reachedFrom(to).has(file),
      ),
    );
    expect(circles).toEqual([]);
  });
});

describe('what each context reaches', () => {
  /** Key, network and every write: the background's alone. What is left of `lib/sync` only tells how far it has come. */
  const BACKGROUND_ONLY =
    /^lib\/(?:(?:oncehub|actions|background)\/|sync\/(?:refresh-customer|directory|step|engine|refetch-booking)|store\/writer|vault\/(?:journal|held-meetings)|settings\/(?:key-ring|crypto))\b(?!-)/;

  test.each(['sidepanel', 'popup', 'options', 'activity'])(
    '%s reaches no key, no network, no write [claim 65]',
    (page) => {
      const entry = SOURCES.find((file) => file.startsWith(`entrypoints/${page}/main.`)) ?? '';
      const reached = [...reachedFrom(entry)];
      expect(reached.length).toBeGreaterThan(5);
      expect(reached.filter((file) => BACKGROUND_ONLY.test(file))).toEqual([]);
    },
  );

  test.each(['gmail', 'hubspot', 'crm'])(
    'the page script for %s reaches readers and its one message',
    (site) => {
      const allowed =
        /^(?:entrypoints\/\w+\/index\.ts|lib\/(?:page|address)\/|lib\/messages\/page-message\.ts|lib\/domain\/(?:sites|result|page-report)\.ts|wxt\/utils\/define-unlisted-script)/;
      const reached = [...reachedFrom(`entrypoints/${site}/index.ts`)];
      expect(reached).toContain('lib/messages/page-message.ts');
      expect(reached.filter((file) => !allowed.test(file))).toEqual([]);
    },
  );

  test.each(['once', 'capture'])(
    'the script %s reaches readers and nothing to speak with',
    (name) => {
      const allowed =
        /^(?:entrypoints\/\w+\/index\.ts|lib\/(?:page|address)\/|lib\/domain\/(?:sites|result|page-report)\.ts|wxt\/utils\/define-unlisted-script)/;
      const reached = [...reachedFrom(`entrypoints/${name}/index.ts`)];
      expect(reached).toContain('lib/page/readers/index.ts');
      expect(reached.filter((file) => !allowed.test(file))).toEqual([]);
    },
  );

  test('readers of pages are reached by page scripts alone', () => {
    const others = [
      'background/index.ts',
      'sidepanel/main.tsx',
      'popup/main.tsx',
      'options/main.tsx',
      'activity/main.tsx',
    ];
    const reached = others.flatMap((entry) => [...reachedFrom(`entrypoints/${entry}`)]);
    expect(reached.filter((file) => file.startsWith('lib/page/'))).toEqual([]);
  });
});

describe('the one door to the browser', () => {
  const DOOR = 'lib/platform/browser.ts';
  const POLYFILL = 'lib/platform/polyfill.ts';

  test('only its neighbour imports the polyfill, and only for the background', () => {
    const importers = IMPORTS.filter(
      ({ to }) => to === 'webextension-polyfill' || to === 'wxt/browser',
    );
    expect([...new Set(importers.filter((i) => !i.typeOnly).map(({ from }) => from))]).toEqual([
      POLYFILL,
    ]);
    const neighbours = IMPORTS.filter(({ to }) => to === POLYFILL).map(({ from }) => from);
    expect(neighbours).toEqual(['entrypoints/background/index.ts']);
  });

  test('nothing else touches the globals', () => {
    // The page scripts do without the polyfill; the panel, and closed shadow trees, are what the polyfill does not know.
    const exceptions = [
      DOOR,
      'lib/messages/page-message.ts',
      'lib/page/reading/dom.ts',
      'lib/platform/panel.ts',
    ];
    const touching = SOURCES.filter((file) => {
      if (exceptions.includes(file)) return false;
      const code = codeOf(file);
      const importsDoor = /import\s*\{[^}]*\bbrowser\b[^}]*\}/.test(code);
      return (
        /\b(?:globalThis|window|self)\.(?:chrome|browser)\b|(?<![.\w'"`/-])chrome\./.test(code) ||
        (!importsDoor && /(?<![.\w'"`/-])browser\./.test(code))
      );
    });
    expect(touching).toEqual([]);
  });

  test('no view listens for messages: a page script speaks to open pages too [claim 5]', () => {
    const background = reachedFrom('entrypoints/background/index.ts');
    const listening = SOURCES.filter((file) => /\bruntime\b[^;]*\bonMessage\b/.test(codeOf(file)));
    const allowed = listening.filter(
      (file) => background.has(file) || file === 'lib/messages/page-message.ts',
    );
    const views = ['sidepanel', 'popup', 'options', 'activity'].flatMap((page) => [
      ...reachedFrom(`entrypoints/${page}/main.tsx`),
    ]);
    expect(listening).toEqual(allowed);
    expect(listening.filter((file) => views.includes(file))).toEqual([]);
  });
});
