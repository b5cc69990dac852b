/**
 * `npm run dev` and `npm run dev:firefox`: a browser with the development build, the stand-in for
 * OnceHub and the demo pages. Saved changes appear on screen a moment later.
 */
import { once } from 'node:events';
import { type DevBrowser, startDevBuild } from './dev/build.ts';
import { openChromium } from './dev/chromium.ts';
import { openFirefox } from './dev/firefox.ts';
import { createOnceHub } from './oncehub/server.ts';
import { serve } from './serve.ts';

/** The browser window of a development session. */
export interface DevWindow {
  /** Reloads the extension, the pages it reads and the panel. */
  reload(): Promise<void>;
  /** Resolves when the window is closed. */
  closed: Promise<unknown>;
  close(): Promise<void>;
}

const browser: DevBrowser = process.argv.includes('--firefox') ? 'firefox' : 'chrome';

async function main(): Promise<void> {
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error('there is no display to open a window on. `npm start -- --once` needs none.');
  }
  let window: DevWindow | undefined;
  const onReload = () => {
    window?.reload().catch((error) => console.error(`Not on screen yet: ${error.message}`));
  };
  const sandbox = await serve({ onceHub: createOnceHub() });
  const build = await startDevBuild(browser, { onReload });
  try {
    window = await (browser === 'firefox' ? openFirefox : openChromium)(sandbox.port);
    console.log('There you are: change a file and save it. Ctrl-C here ends it.');
    await Promise.race([window.closed, once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await window.close();
  } finally {
    await build.stop();
    await sandbox.close();
  }
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(`\nThis did not work: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
