import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundle } from './bundle.ts';

/** The letter that opens the empty panel, with Alt and Shift. */
export const FLOOR_LETTER = 'F';

const MANIFEST = {
  manifest_version: 3,
  name: 'Floor',
  version: '1.0',
  permissions: ['sidePanel'],
  side_panel: { default_path: 'sidepanel.html' },
  background: { service_worker: 'background.js' },
  commands: {
    open: { suggested_key: { default: `Alt+Shift+${FLOOR_LETTER}` }, description: 'Open' },
  },
};

const PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Floor</title><script type="module" src="/panel.js"></script></head>
  <body><div id="app"></div></body>
</html>
`;

/**
 * Builds the least a panel can be: an extension whose panel draws one word with the same Preact,
 * opened the same way. Answers its folder.
 */
export async function buildFloor(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bookside-floor-'));
  const own = (file: string) => resolve('tests/bench/floor', file);
  await Promise.all([
    writeFile(join(folder, 'manifest.json'), JSON.stringify(MANIFEST)),
    writeFile(join(folder, 'sidepanel.html'), PAGE),
    bundle(own('panel.tsx'), 'es').then((code) => writeFile(join(folder, 'panel.js'), code)),
    bundle(own('background.ts'), 'iife').then((code) =>
      writeFile(join(folder, 'background.js'), code),
    ),
  ]);
  return folder;
}
