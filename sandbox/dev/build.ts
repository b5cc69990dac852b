import { resolve } from 'node:path';
import type { InlineConfig, WxtDevServer } from 'wxt';
import { createServer } from 'wxt';

/** A browser the development build is made for. */
export type DevBrowser = 'chrome' | 'firefox';

/** The add-on's id in Firefox: another one, so that it can stand beside the one that ships. */
export const DEV_ADD_ON_ID = 'bookside-dev@example.org';

/** Where the development build for a browser is written. */
export const devFolder = (browser: DevBrowser): string => resolve(`.output/${browser}-mv3-dev`);

/**
 * Builds the extension for development and builds it anew as files are saved. It has a name and an
 * icon of its own, and `onReload` is called whenever the browser has to load it anew; a change of
 * pages alone is on screen by itself. All that differs from what ships stands here and nowhere in wxt.config.ts, so
 * that no other build can have any of it. `stop` ends it. Throws where the build fails.
 */
export async function startDevBuild(
  browser: DevBrowser,
  { onReload }: { onReload(): void },
): Promise<WxtDevServer> {
  const server = await createServer(devConfig(browser));
  // WXT would tell the extension to load itself anew, and nobody when that is done.
  server.reloadExtension = onReload;
  await server.start();
  return server;
}

function devConfig(browser: DevBrowser): InlineConfig {
  return {
    browser,
    mode: 'development',
    // The browser is opened by us, on the sandbox.
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

/** Pages load their scripts from Vite, which also says when one has changed; it styles them by `<style>`. */
function devPolicy(origin: string): string {
  const socket = origin.replace(/^http/, 'ws');
  return [
    "default-src 'self'",
    `script-src 'self' ${origin}`,
    `style-src 'self' 'unsafe-inline' ${origin}`,
    `img-src 'self' ${origin} data:`,
    `connect-src 'self' ${origin} ${socket} https://api.oncehub.com`,
    "object-src 'none'",
  ].join('; ');
}
