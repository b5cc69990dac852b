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
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** The modules the panel needs to begin, without its entry. */
function neededByPanel(modules: Modules): Set<string> {
  const entry = `${import.meta.dirname}/entrypoints/sidepanel/main.tsx`;
  // A set that grows while it is walked is walked to its end.
  const needed = new Set([entry]);
  for (const id of needed) {
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) needed.add(next);
  }
  needed.delete(entry);
  return needed;
}

/**
 * Puts all that the panel's first picture needs into one file. The bundler by itself makes a file
 * for each set of pages that share something; the panel then waited for one file after the other.
 */
function oneFileForPanel() {
  let needed: Set<string> | undefined;
  return {
    debugName: 'panel',
    name: (id: string, modules: Modules) => {
      needed ??= neededByPanel(modules);
      // The second is empty, and would be one more file for every page.
      return needed.has(id) || id.includes('wxt-html-plugins') ? 'panel' : null;
    },
  };
}

export default defineConfig({
  manifestVersion: 3,
  // What a reviewer needs to build it, and nothing a test left behind.
  zip: { excludeSources: ['artifacts/**', 'test-results/**', 'docs/**/*.png'] },
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
      const codeSplitting = { groups: [oneFileForPanel()] };
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
