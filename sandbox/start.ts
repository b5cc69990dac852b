import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { startDisplay } from './browser/display.ts';
import { createOnceHub } from './oncehub/server.ts';
import { type Sandbox, serve } from './serve.ts';
import { openForUser } from './walk/open.ts';
import { walk } from './walk/walk.ts';

const EXTENSION = resolve('.output/chrome-mv3');
const PICTURES = 'artifacts';
const SCREEN = { width: 1440, height: 900 };

const print = (line: string) => console.log(line);

async function build(): Promise<void> {
  print('Building the extension …');
  await promisify(execFile)('node_modules/.bin/wxt', ['build']).catch((error) => {
    throw new Error(`The build failed:\n${error.stdout}${error.stderr}`);
  });
}

/** Opens the browser for the user and keeps it open until the user closes it. */
async function stay({ port }: Sandbox): Promise<void> {
  print("Opening Chromium on Carrie's record …");
  const bookside = await openForUser({ port, extension: EXTENSION });
  print('There you are. Everything you see is invented and stays on this machine.');
  print('  HubSpot  https://app.hubspot.com/     Gmail  https://mail.google.com/');
  print('Close the window, or press Ctrl-C here, to end.');
  const closed = bookside.context.waitForEvent('close', { timeout: 0 });
  await Promise.race([closed, once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await bookside.close();
}

async function walkOnce({ port }: Sandbox, onceHub: ReturnType<typeof createOnceHub>) {
  print('Doing the job once, as a rep would, on a display nobody sees …');
  const display = await startDisplay(SCREEN);
  const { control } = onceHub;
  try {
    await walk({ port, extension: EXTENSION, display, control, folder: PICTURES, print });
  } finally {
    display.stop();
  }
  print(`\nAll of it worked. The pictures are in ${PICTURES}/.`);
}

async function main(): Promise<void> {
  await build();
  const onceHub = createOnceHub();
  const sandbox = await serve({ onceHub });
  try {
    const alone = !process.env.DISPLAY || process.argv.includes('--once');
    await (alone ? walkOnce(sandbox, onceHub) : stay(sandbox));
  } finally {
    await sandbox.close();
  }
}

try {
  await main();
} catch (error) {
  print(`\nThis did not work: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
