import { readFileSync } from 'node:fs';
import { windowsKey } from '../../lib/oncehub/windows-key.ts';
import { MAIL_SOURCES, ZONE_SOURCES } from './list-sources.ts';
import { pickMailDomains } from './pick-mail-domains.ts';
import { pickWindowsZones } from './pick-windows-zones.ts';

/** A file of data that is made from packages which others keep. */
export interface ListFile {
  path: string;
  /** The packages it is made from. */
  sources: readonly string[];
  /** The whole file, of the packages that are installed; `madeOn` is the day they were renewed. */
  make(madeOn: string): string;
}

/** The greatest width of a line. */
const WIDTH = 100;

/** The files that `npm run lists` writes. */
export const LIST_FILES: readonly ListFile[] = [
  {
    path: 'lib/address/mail-domains.ts',
    sources: MAIL_SOURCES,
    make(madeOn) {
      const lines = namesByEndings(pickMailDomains()).flatMap(([endings, names]) =>
        endings.length > WIDTH / 2
          ? wrapped(endings.split(' '), ' ', { before: `${names.join(' ')}@` })
          : wrapped(names, ' ', { after: `@${endings}` }),
      );
      const doc = `Domains of mail providers and forwarders: a line has names, then \`@\`, then endings. Each name
with a dot and each ending is a domain. \`*\` stands for any name.`;
      return fileOf({ ...this, madeOn, doc, name: 'MAIL_DOMAINS', lines });
    },
  },
  {
    path: 'lib/oncehub/windows-zones.ts',
    sources: ZONE_SOURCES,
    make(madeOn) {
      const items = pickWindowsZones().flatMap(([windows, iana]) => {
        const place = iana.startsWith('Etc/') ? iana : (iana.split('/').at(-1) ?? '');
        const [key, value] = [windowsKey(windows), place.toLowerCase()];
        return key.replaceAll(' ', '_') === value ? [] : `${key}=${value}`;
      });
      const doc = `Windows' names of time zones, as \`windowsKey\` makes them, each with the place in its IANA name;
without those that are named after that place.`;
      return fileOf({ ...this, madeOn, doc, name: 'WINDOWS_ZONES', lines: wrapped(items, ',') });
    },
  },
];

/** The day in a file that `npm run lists` has written; an empty text where it holds none. */
export const madeOn = ({ path }: Pick<ListFile, 'path'>): string =>
  /^ \* As of (\d{4}-\d{2}-\d{2})/m.exec(readFileSync(path, 'utf8'))?.[1] ?? '';

/** The parts of domains before the first dot, by what they have behind it, the most first. */
function namesByEndings(domains: readonly string[]): [endings: string, names: string[]][] {
  const endingsOf = Map.groupBy(domains, (domain) => domain.slice(0, domain.indexOf('.')));
  const named = Map.groupBy(endingsOf.keys(), (name) =>
    (endingsOf.get(name) ?? []).map((domain) => domain.slice(name.length + 1)).join(' '),
  );
  return [...named].sort(
    ([one, of], [other, than]) => than.length - of.length || (one < other ? -1 : 1),
  );
}

/** Items in lines of limited width, each with the same text before or after it. */
function wrapped(
  items: readonly string[],
  separator: string,
  { before = '', after = '' } = {},
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    const longer = line ? `${line}${separator}${item}` : item;
    const fits = !line || `${before}${longer}${after}`.length <= WIDTH;
    if (!fits) lines.push(line);
    line = fits ? longer : item;
  }
  return [...lines, line].map((one) => `${before}${one}${after}`);
}

interface Content {
  sources: readonly string[];
  madeOn: string;
  doc: string;
  name: string;
  lines: readonly string[];
}

function fileOf({ sources, madeOn, doc, name, lines }: Content): string {
  const comment = [
    ...doc.split('\n'),
    '',
    `As of ${madeOn}, made by \`npm run lists\`, which replaces this file, from`,
    ...sources.map(
      (source, place) => `${versioned(source)}${place < sources.length - 1 ? ',' : '.'}`,
    ),
  ];
  const head = comment.map((line) => (line ? ` * ${line}` : ' *')).join('\n');
  return `/**\n${head}\n */\nexport const ${name} = \`\n${lines.join('\n')}\n\`;\n`;
}

function versioned(source: string): string {
  const { version, license } = JSON.parse(
    readFileSync(`node_modules/${source}/package.json`, 'utf8'),
  );
  return `${source} ${version} (${license})`;
}
