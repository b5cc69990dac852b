import { readFileSync } from 'node:fs';
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
      const lines = filed(pickMailDomains(), /^(?<item>[^.]+)\.(?<under>.+)$/, ' ');
      const doc = `Domains of mail providers and forwarders: a line has what stands behind the first dot, then
what stands before it. \`*\` stands for any name.`;
      return fileOf({ ...this, madeOn, doc, name: 'MAIL_DOMAINS', lines });
    },
  },
  {
    path: 'lib/oncehub/windows-zones.ts',
    sources: ZONE_SOURCES,
    make(madeOn) {
      const items = pickWindowsZones().map(([windows, iana]) => {
        const [, area = '', place = ''] = /^([^/]+)\/(.+)$/.exec(iana) ?? [];
        const name = windows.replace(' Standard Time', '');
        return `${area}/${place.replaceAll('_', ' ') === name ? name : `${name}=${place}`}`;
      });
      const lines = filed(items, /^(?<under>[^/]+)\/(?<item>.+)$/, ',');
      const doc = `Windows' names of time zones without "Standard Time": a line has the area of an IANA zone, then
each name with its place there, which is left out where it is the same.`;
      return fileOf({ ...this, madeOn, doc, name: 'WINDOWS_ZONES', lines });
    },
  },
];

/** The day in a file that `npm run lists` has written; an empty text where it holds none. */
export const madeOn = ({ path }: Pick<ListFile, 'path'>): string =>
  /^ \* As of (\d{4}-\d{2}-\d{2})/m.exec(readFileSync(path, 'utf8'))?.[1] ?? '';

/** Items under what they have in common, the largest group first, in lines of limited width. */
function filed(items: readonly string[], pattern: RegExp, separator: string): string[] {
  const groups = new Map<string, string[]>();
  for (const whole of items) {
    const { under = '', item = '' } = pattern.exec(whole)?.groups ?? {};
    groups.set(under, [...(groups.get(under) ?? []), item]);
  }
  return [...groups]
    .sort(([one, of], [other, than]) => than.length - of.length || (one < other ? -1 : 1))
    .flatMap(([under, of]) => wrapped(under, of, separator));
}

function wrapped(under: string, items: readonly string[], separator: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    if (line && `${line}${separator}${item}`.length > WIDTH) {
      lines.push(line);
      line = '';
    }
    line = line ? `${line}${separator}${item}` : `${under} ${item}`;
  }
  return [...lines, line];
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
