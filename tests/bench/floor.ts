import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundle } from './bundle.ts';

/** The letter of the shortcut that opens the empty panel, with Alt+Shift. */
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
 * Builds a minimal extension as a lower bound: its panel renders one word with the same Preact, and
 * is opened the same way. Returns its folder.
 */
export async function buildFloor(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bookside-floor-'));
  const source = (file: string) => resolve('tests/bench/floor', file);
  await Promise.all([
    writeFile(join(folder, 'manifest.json'), JSON.stringify(MANIFEST)),
    writeFile(join(folder, 'sidepanel.html'), PAGE),
    bundle(source('panel.tsx'), 'es').then((code) => writeFile(join(folder, 'panel.js'), code)),
    bundle(source('background.ts'), 'iife').then((code) =>
      writeFile(join(folder, 'background.js'), code),
    ),
  ]);
  return folder;
}
