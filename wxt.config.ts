import { readFileSync } from 'node:fs';
import { mergeConfig } from 'vite';
import { defineConfig } from 'wxt';
import { API_HOST, BUILT_IN_SITES } from './lib/domain/sites.ts';

/**
 * The Content-Security-Policy of all extension pages and of the background: they load only the
 * extension's own files and connect only to OnceHub's API.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  `connect-src ${API_HOST}`,
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * Replaces Vite's preload helper by a plain `import()`. The helper adds 2 kB to preload style
 * sheets and modules for each dynamic import; this build has neither.
 */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id: string) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null,
} as const;

/** The origins of the pages whose scripts are in the manifest. */
const PAGE_ORIGINS = BUILT_IN_SITES.flatMap(({ origins }) => origins);

/** A chunk that only hands on what another one has, under the names the importers know. */
const FACADE = /^export\{([^}]+)\}from"\.\/([\w-]+\.js)";?\s*$/;
/** The list of exports at the end of a chunk. */
const EXPORTS = /export\{([^}]+)\};?\s*$/;

/**
 * Removes the facades that the bundler makes for dynamically imported modules: some two dozen files
 * of 50 bytes, for each of which a page would wait and the zip has 200 bytes. The chunk itself
 * exports the names, and is imported in their place.
 */
const withoutFacades = {
  name: 'without-facades',
  generateBundle(_options: unknown, bundle: Record<string, { code?: string | undefined }>) {
    const targets = new Map<string, string>();
    for (const [file, chunk] of Object.entries(bundle)) {
      const [, names = '', target = ''] = FACADE.exec(chunk.code ?? '') ?? [];
      const whole = bundle[`chunks/${target}`];
      if (!names || !whole?.code || !EXPORTS.test(whole.code)) continue;
      whole.code = whole.code.replace(
        EXPORTS,
        (_all, own) => `export{${own},${exportsAs(names, own)}};`,
      );
      targets.set(file.replace('chunks/', './'), `./${target}`);
      delete bundle[file];
    }
    for (const chunk of Object.values(bundle)) {
      chunk.code = chunk.code?.replace(/import\(`(\.\/[\w-]+\.js)`\)/g, (all, file) =>
        targets.has(file) ? `import(\`${targets.get(file)}\`)` : all,
      );
    }
  },
};

/** Re-exports such as `g as Name` as `x as Name`, where `own` says that `g` is the local `x`. */
function exportsAs(names: string, own: string): string {
  const locals = new Map(
    own.split(',').map((one) => {
      const [local = '', name = local] = one.split(' as ');
      return [name, local];
    }),
  );
  return names
    .split(',')
    .map((one) => {
      const [short = '', name = short] = one.split(' as ');
      return `${locals.get(short)} as ${name}`;
    })
    .join();
}

/** The part of the bundler's module graph used here. */
interface Modules {
  getModuleInfo(id: string): {
    importedIds: readonly string[];
    dynamicallyImportedIds: readonly string[];
  } | null;
}

/** The extension's HTML pages, by entry point. */
const PAGES = ['sidepanel', 'popup', 'options', 'activity', 'report'] as const;
type Page = (typeof PAGES)[number];

/**
 * A module that at least this many of the five pages need goes into the chunk of all pages: such
 * modules are small, and every page then loads one file less. What all but the report need has a
 * chunk of its own: the report reads no database.
 */
const MOST_PAGES = 4;

/** Short names for chunks: they stand in every script that imports one, and twice in the zip. */
const initials = (pages: readonly Page[]) => pages.map(([initial]) => initial).join('');

/** All pages but the report. */
const FIRST_FOUR = PAGES.filter((page) => page !== 'report');

/**
 * What panel, popup and activity page need is given to the options as well: it is little, and the
 * panel's first picture waits for each file.
 */
const isOfThree = (pages: readonly Page[]) =>
  pages.length === 3 && !pages.includes('options') && !pages.includes('report');

/** The modules of the texts for customers, one for each language. */
const TEXTS = /\/lib\/view\/slots\/(?:offer\/texts\/|missed\/missed-[a-z]{2}\.ts$)/;

/** The entry module of an extension page. */
const entryOf = (page: Page) => `${import.meta.dirname}/entrypoints/${page}/main.tsx`;

/**
 * A module and everything it imports, directly or not; with `later` also what it imports
 * dynamically.
 */
function closure(entry: string, modules: Modules, later = false): Set<string> {
  const found = new Set([entry]);
  // Iterating over a Set also visits the values added meanwhile, so this reaches every module.
  for (const id of found) {
    const module = modules.getModuleInfo(id);
    for (const next of module?.importedIds ?? []) found.add(next);
    if (later) for (const next of module?.dynamicallyImportedIds ?? []) found.add(next);
  }
  return found;
}

/** The pages with much code that they load later or rarely. */
const STAGED: readonly Page[] = ['sidepanel', 'popup', 'options'];

/**
 * Groups modules into chunks by the set of pages that need them, so that no page loads code it
 * never runs. By default the bundler makes a chunk for each combination of dynamic imports, which
 * gives dozens of files. What a page needs at start never waits for what it loads later: `sp-s`
 * has the code of side panel and popup that the side panel does not need at start.
 */
function filesByPages() {
  let needed: Map<Page, Set<string>> | undefined;
  let first: Map<Page, Set<string>> | undefined;
  return {
    debugName: 'pages',
    name: (id: string, modules: Modules) => {
      needed ??= new Map(PAGES.map((page) => [page, closure(entryOf(page), modules, true)]));
      first ??= new Map(PAGES.map((page) => [page, closure(entryOf(page), modules)]));
      // WXT's virtual modules are almost empty, and style sheets leave an empty module; by
      // themselves they would cost pages one more file.
      if (id.includes('virtual:wxt-') || id.endsWith('.css')) return 'all';
      // Each language of the texts for customers is fetched when it is chosen.
      if (TEXTS.test(id)) return null;
      const pages = PAGES.filter((page) => needed?.get(page)?.has(id));
      if (pages.length === 0) return null;
      // What no page needs at start, such as the words about orders, is in no page's first files.
      const isLate = pages.every((page) => !first?.get(page)?.has(id));
      if (isLate) return `${initials(pages)}-${initials(pages)}`;
      const isOfAll = pages.length >= MOST_PAGES && pages.includes('report');
      const name = isOfAll ? 'all' : initials(isOfThree(pages) ? FIRST_FOUR : pages);
      // The other pages share little with these; only the first render of panel and popup is worth
      // a chunk.
      const isStaged = pages.every((page) => STAGED.includes(page));
      const staged = isStaged
        ? pages
        : pages.filter((page) => page === 'sidepanel' || page === 'popup');
      const later = staged.filter((page) => !first?.get(page)?.has(id));
      // Likewise, code shared by three pages is loaded early by some rather than split further.
      const isEarly = pages.length > 2 && !later.includes('sidepanel');
      return later.length === 0 || isEarly ? name : `${name}-${initials(later)}`;
    },
  };
}

export default defineConfig({
  manifestVersion: 3,
  // The source archive holds what a store reviewer needs to build it, without test output.
  zip: { excludeSources: ['artifacts/**', 'test-results/**', 'tests/stored/**', 'docs/**/*.png'] },
  imports: false,
  vite: () => ({
    plugins: [plainImports],
    build: {
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, files, { hostType }) => (hostType === 'html' ? files : []),
      },
      // One style sheet for all pages, so lazily loaded components need none of their own.
      cssCodeSplit: false,
      sourcemap: false,
      // Removes WXT's logger, which logs nothing in a production build but would be bundled into
      // every page.
      rolldownOptions: { treeshake: { manualPureFunctions: ['logger'] } },
    },
  }),
  hooks: {
    // Sorted and without white space the texts take a kilobyte less of the zip.
    'build:publicAssets': (_wxt, files) => {
      for (const file of files) {
        if (!('absoluteSrc' in file) || !file.relativeDest.endsWith('messages.json')) continue;
        const texts: object = JSON.parse(readFileSync(file.absoluteSrc, 'utf8'));
        const contents = JSON.stringify(Object.fromEntries(Object.entries(texts).sort()));
        files.splice(files.indexOf(file), 1, { relativeDest: file.relativeDest, contents });
      }
    },
    // WXT builds each script by itself; only the pages are built together and share chunks.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ name }) => name === 'sidepanel')) return;
      const codeSplitting = {
        // Otherwise a chunk would also take the dependencies its modules share with other pages.
        includeDependenciesRecursively: false,
        groups: [filesByPages()],
      };
      // Nothing caches the files of an extension, so their names need no hash; each stands in every
      // script that imports it.
      const chunkFileNames = 'chunks/[name].js';
      config.build = mergeConfig(config.build ?? {}, {
        rolldownOptions: {
          output: { codeSplitting, chunkFileNames, plugins: [withoutFacades] },
        },
      });
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    short_name: 'Bookside',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    incognito: 'not_allowed',
    permissions: [
      ...['storage', 'unlimitedStorage', 'contextMenus', 'alarms'],
      ...['idle', 'scripting', 'activeTab'],
    ],
    // Firefox puts page scripts back into open pages itself; Chrome and Edge let the background
    // do it only with these hosts. They bring no warning besides that of the page scripts.
    host_permissions: [API_HOST, ...(browser === 'firefox' ? [] : PAGE_ORIGINS)].map(
      (origin) => `${origin}/*`,
    ),
    // This grants nothing: it lists the permissions that may be requested later, one site at a
    // time.
    optional_host_permissions: ['https://*/*'],
    content_scripts: BUILT_IN_SITES.map((site) => ({
      matches: site.origins.map((origin) => `${origin}/*`),
      js: [`${site.id}.js`],
      run_at: 'document_idle',
    })),
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    externally_connectable: { ids: [] },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
      'open-panel': {
        suggested_key: { default: 'Alt+Shift+O' },
        description: '__MSG_commandOpenPanel__',
      },
      'copy-link': {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_commandCopyLink__',
      },
    },
    ...(browser !== 'firefox' && { minimum_chrome_version: '116' }),
    ...(browser === 'firefox' && {
      externally_connectable: undefined,
      browser_specific_settings: {
        gecko: {
          id: 'bookside@example.org',
          strict_min_version: '140.0',
          data_collection_permissions: {
            required: ['personallyIdentifyingInfo', 'authenticationInfo'],
          },
        },
      },
    }),
  }),
});
