import { resolve } from 'node:path';
import type { InlineConfig, WxtDevServer } from 'wxt';
import { createServer } from 'wxt';
import { API_HOST } from '../../lib/domain/sites.ts';

/** The browsers that have a development build. */
export type DevBrowser = 'chrome' | 'firefox';

/**
 * The add-on's id in Firefox; it differs from the shipped one, so both can be installed together.
 */
export const DEV_ADD_ON_ID = 'bookside-dev@example.org';

/** The output folder of the development build for a browser, as an absolute path. */
export const devFolder = (browser: DevBrowser): string => resolve(`.output/${browser}-mv3-dev`);

/**
 * Builds the extension for development and rebuilds it when files are saved. The build has its own
 * name and icon. `onReload` is called each time the browser has to reload the extension; changes
 * that concern only its pages are applied without it (hot reload). All differences from the shipped
 * build are set here and not in wxt.config.ts, so that no other build can contain them. `stop` ends
 * the watcher. Throws when the build fails.
 */
export async function startDevBuild(
  browser: DevBrowser,
  { onReload }: { onReload(): void },
): Promise<WxtDevServer> {
  const server = await createServer(devConfig(browser));
  // WXT would make the extension reload itself, without an event when this is done.
  server.reloadExtension = onReload;
  await server.start();
  return server;
}

function devConfig(browser: DevBrowser): InlineConfig {
  return {
    browser,
    mode: 'development',
    // The browser is launched separately, connected to the sandbox.
    webExt: { disabled: true },
    manifest: { name: 'Bookside (development)', short_name: 'Bookside dev' },
    hooks: {
      'build:publicAssets': (_wxt, files) => {
        for (const file of files) {
          if (!file.relativeDest.startsWith('icon/') || !('absoluteSrc' in file)) continue;
          file.absoluteSrc = resolve('sandbox/dev', file.relativeDest);
        }
      },
      'build:manifestGenerated': ({ server }, manifest) => {
        if (!server) return;
        manifest.content_security_policy = { extension_pages: devPolicy(server.origin) };
        const gecko = manifest.browser_specific_settings?.gecko;
        if (gecko) gecko.id = DEV_ADD_ON_ID;
      },
    },
  };
}

/**
 * The content security policy: pages load scripts from Vite's server, receive its change events
 * over a web socket, and are styled by `<style>` elements.
 */
function devPolicy(origin: string): string {
  const socket = origin.replace(/^http/, 'ws');
  return [
    "default-src 'self'",
    `script-src 'self' ${origin}`,
    `style-src 'self' 'unsafe-inline' ${origin}`,
    `img-src 'self' ${origin} data:`,
    `connect-src 'self' ${origin} ${socket} ${API_HOST}`,
    "object-src 'none'",
  ].join('; ');
}
