import { mergeConfig } from 'vite';
import { defineConfig } from 'wxt';
import { API_HOST, CRM_SITES } from './lib/domain/sites.ts';

/** Every page of ours, and the background, may load only its own files and speak only to OnceHub. */
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

/** Vite wraps each `import()` in 2 kB that fetch its sheets and preloads; with neither, the plain import does. */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id: string) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null,
} as const;

/** What the bundler knows of a module. */
interface Modules {
  getModuleInfo(id: string): {
    importedIds: readonly string[];
    dynamicallyImportedIds: readonly string[];
  } | null;
}

const PAGES = ['sidepanel', 'popup', 'options', 'activity', 'report'] as const;

/** What so many pages need is given to all: it is little, and a file less for each. */
const MOST_PAGES = 4;

/** The module a page of ours begins with. */
const entryOf = (page: (typeof PAGES)[number]) =>
  `${import.meta.dirname}/entrypoints/${page}/main.tsx`;

/** A module with all it imports, and all it may fetch later where that is asked for. */
function closure(entry: string, modules: Modules, later = false): Set<string> {
  const found = new Set([entry]);
  // A set that grows while it is walked is walked to its end.
  for (const id of found) {
    const module = modules.getModuleInfo(id);
    for (const next of module?.importedIds ?? []) found.add(next);
    if (later) for (const next of module?.dynamicallyImportedIds ?? []) found.add(next);
  }
  return found;
}

/**
 * Files by which pages need what is in them, so that none loads what it never shows: the bundler by
 * itself makes one for each set of parts that are fetched by themselves, of which there are dozens.
 * What the panel needs for its first picture never waits for what it needs later.
 */
function filesByPages() {
  let needed: Map<string, Set<string>> | undefined;
  let first: Set<string> | undefined;
  return {
    debugName: 'pages',
    name: (id: string, modules: Modules) => {
      needed ??= new Map(PAGES.map((page) => [page, closure(entryOf(page), modules, true)]));
      first ??= closure(entryOf('sidepanel'), modules);
      // They are next to empty, and would be one more file for every page each.
      if (id.includes('virtual:wxt-')) return 'all';
      const pages = PAGES.filter((page) => needed?.get(page)?.has(id));
      if (pages.length === 0) return null;
      const name = pages.length >= MOST_PAGES ? 'all' : pages.join('-');
      return pages[0] === 'sidepanel' && !first.has(id) ? `${name}-later` : name;
    },
  };
}

export default defineConfig({
  manifestVersion: 3,
  // What a reviewer needs to build it, and nothing a test left behind.
  zip: { excludeSources: ['artifacts/**', 'test-results/**', 'tests/stored/**', 'docs/**/*.png'] },
  imports: false,
  vite: () => ({
    plugins: [plainImports],
    build: {
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, files, { hostType }) => (hostType === 'html' ? files : []),
      },
      // One sheet for all pages: a part that comes later needs none of its own.
      cssCodeSplit: false,
      sourcemap: false,
      // WXT's logger says nothing in a build; without this it is shipped all the same, into every page too.
      rolldownOptions: { treeshake: { manualPureFunctions: ['logger'] } },
    },
  }),
  hooks: {
    // The scripts are each built alone; only the pages share anything.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ name }) => name === 'sidepanel')) return;
      const codeSplitting = {
        // Else a group takes along whatever its modules share with other pages.
        includeDependenciesRecursively: false,
        groups: [filesByPages()],
      };
      config.build = mergeConfig(config.build ?? {}, {
        rolldownOptions: { output: { codeSplitting } },
      });
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    short_name: 'Bookside',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    incognito: 'not_allowed',
    permissions: ['storage', 'contextMenus', 'alarms', 'idle', 'scripting', 'activeTab'],
    host_permissions: [`${API_HOST}/*`],
    // Nothing is granted by this; it says what a person may be asked for, one site at a time.
    optional_host_permissions: ['https://*/*'],
    content_scripts: CRM_SITES.map((site) => ({
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
