import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type InlineConfig } from 'wxt';
import { MAIL_SOURCES, ZONE_SOURCES } from '../sandbox/lists/list-sources.ts';

/**
 * `npm run notices`: writes the licences of all packages with code or data in a bundle to
 * `.output/THIRD-PARTY-NOTICES.txt`, or to the file that is named. Vite says which packages these
 * are and finds the licences they come with; the builds are made for that alone, and thrown away.
 * The same packages give the same bytes.
 */
const file = process.argv[2] ?? '.output/THIRD-PARTY-NOTICES.txt';

/** A package as Vite tells of it. */
interface Notice {
  name: string;
  version: string;
  /** By SPDX. */
  identifier?: string;
  /** Of its licence file; missing where it has none. */
  text?: string;
}

/** The part of a package.json that is read. */
interface Manifest {
  version: string;
  license: string;
  author?: string | { name: string };
  repository: string | { url: string };
}

/** Where Vite puts its list, in builds that are thrown away. */
const LIST = 'licences.json';

/** What WXT says of such a build helps nobody, unless it fails. */
const QUIET: NonNullable<InlineConfig['logger']> = {
  debug() {},
  log() {},
  info() {},
  success() {},
  warn: console.warn,
  error: console.error,
  fatal: console.error,
  level: 0,
};

async function bundled(): Promise<Notice[]> {
  const outDir = await mkdtemp(join(tmpdir(), 'bookside-notices-'));
  const found = new Map<string, Notice>();
  const take = {
    name: 'take-licences',
    writeBundle(_: unknown, bundle: Record<string, { source?: string | Uint8Array }>) {
      const list: Notice[] = JSON.parse(String(bundle[LIST]?.source ?? '[]'));
      for (const notice of list) found.set(`${notice.name} ${notice.version}`, notice);
    },
  };
  const config: InlineConfig = {
    outDir,
    logger: QUIET,
    vite: () => ({ build: { license: { fileName: LIST } }, plugins: [take] }),
  };
  try {
    for (const browser of ['chrome', 'firefox', 'edge']) await build({ ...config, browser });
  } finally {
    await rm(outDir, { recursive: true });
  }
  return [...found.values()];
}

const manifestOf = async (name: string): Promise<Manifest> =>
  JSON.parse(await readFile(`node_modules/${name}/package.json`, 'utf8'));

/** The bundler puts some lines of its own into what it makes, of which Vite does not tell. */
async function bundler(): Promise<Notice> {
  const { version, license } = await manifestOf('rolldown');
  const text = await readFile('node_modules/rolldown/LICENSE', 'utf8');
  return { name: 'rolldown', version, identifier: license, text };
}

/** The packages whose data Bookside's own files hold, of which Vite does not know. */
const ofData = (): Promise<Notice[]> =>
  Promise.all(
    [...MAIL_SOURCES, ...ZONE_SOURCES].map(async (name) => {
      const { version, license } = await manifestOf(name);
      const [file] = (await readdir(`node_modules/${name}`)).filter((one) =>
        /^licen[cs]e/i.test(one),
      );
      const text = file && (await readFile(`node_modules/${name}/${file}`, 'utf8'));
      return { name, version, identifier: license, ...(text && { text }) };
    }),
  );

/** A package's part of the file. Throws where nobody knows what its licence says. */
async function partOf({ name, version, identifier, text }: Notice): Promise<string> {
  const manifest = await manifestOf(name);
  const words = text ?? (identifier === 'MIT' ? mit(manifest.author) : undefined);
  if (words === undefined) throw new Error(`${name} comes without its licence (${identifier})`);
  const title = `${name} ${version} (${identifier})\n${sourceOf(manifest.repository)}`;
  return `${'-'.repeat(80)}\n${title}\n\n${words.replaceAll('\r\n', '\n').trim()}\n`;
}

function sourceOf(repository: Manifest['repository']): string {
  const url = typeof repository === 'string' ? repository : repository.url;
  const path = /(?:github\.com\/|^)([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(url)?.[1];
  return path ? `https://github.com/${path}` : url;
}

/** WXT's packages name the MIT licence and come without its text. */
function mit(author: Manifest['author']): string {
  const holder = typeof author === 'object' ? author.name : author;
  return `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
}

const notices = [...(await bundled()), await bundler(), ...(await ofData())];
notices.sort((a, b) => (a.name < b.name ? -1 : 1));
const parts = await Promise.all(notices.map(partOf));
const head = 'Bookside contains code or data of the packages below, each under its own licence.\n';
await mkdir(dirname(file), { recursive: true });
await writeFile(file, [head, ...parts].join('\n'));
console.log(`${file}: ${notices.map(({ name }) => name).join(', ')}`);
