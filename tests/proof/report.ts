import type { Claim, Place } from './claim.ts';
import { CLAIMS, SECTIONS } from './claims.ts';
import { evidenceFor, missing } from './evidence.ts';
import type { Evidence, Ran } from './ran.ts';
import { claimsIn } from './tags.ts';

/** The environment of the run. */
export interface Machine {
  /** As in package.json, with the commit where there is one, such as `0.1.0 (1646b45)`. */
  version: string;
  /** The day, such as 2026-11-20. */
  day: string;
  chromium: string;
  firefox: string;
}

const IN_WORDS: Readonly<Record<Place, string>> = {
  unit: 'Units',
  static: 'Sources and build',
  chromium: 'Chromium',
  firefox: 'Firefox',
};

const counted = (count: number) => count.toLocaleString('en-US');

/** The report of all claims with the tests that back each, as Markdown. */
export function report(tests: readonly Ran[], machine: Machine): string {
  const rows = new Map(
    [...CLAIMS].map(([number, claim]) => {
      const evidence = evidenceFor(number, tests);
      return [number, { claim, evidence, left: missing(claim, evidence) }] as const;
    }),
  );
  const all = [...rows.values()];
  const proved = all.filter(({ left }) => left.length === 0).length;
  // Each test counts once, even if it names several claims.
  const naming = tests.filter(({ title }) => claimsIn(title).length > 0);
  const inputs = naming.reduce((sum, one) => sum + one.inputs, 0);
  const sections = SECTIONS.map(({ title, claims }) => {
    const lines = Object.keys(claims).map((number) => {
      const row = rows.get(Number(number));
      return row ? line(Number(number), row.claim, row.evidence, row.left) : '';
    });
    return [
      `## ${title}`,
      '',
      '| # | claim | state | shown by |',
      '| - | - | - | - |',
      ...lines,
      '',
    ].join('\n');
  });
  return `${[
    '# Proof',
    '',
    'What Bookside claims, and the tests that show it. Each full run of the tests writes it to',
    '`artifacts/PROOF.md`; the one in `docs` is the copy that was made for the last release.',
    '',
    `Bookside ${machine.version}, ${machine.day}, ${machine.chromium}, ${machine.firefox}: **${proved} of ${all.length} claims proved**,`,
    `by ${counted(naming.length)} tests with ${counted(inputs)} inputs. A claim is proved when a test that names it`,
    'passes in every place it has to be shown in: units in Node; sources and built files; the shipping',
    'build in Chromium or in Firefox. A property counts each of its runs as an input, any other test as one.',
    '',
    ...sections,
  ].join('\n')}`
    .trimEnd()
    .concat('\n');
}

function line(number: number, claim: Claim, evidence: Evidence[], left: Place[]): string {
  const open = `not yet: ${left.map((place) => IN_WORDS[place]).join(', ')}. ${claim.open ?? ''}`;
  const state = left.length === 0 ? 'proved' : open.trim();
  return `| ${number} | ${claim.says} | ${state} | ${evidence.map(shown).join('<br>')} |`;
}

function shown({ place, files, tests, inputs, failed }: Evidence): string {
  const count = `${tests} ${tests === 1 ? 'test' : 'tests'}`;
  const tried = inputs > tests ? `, ${counted(inputs)} inputs` : '';
  const names = files.map((file) => `\`${file}\``).join(', ');
  return `${IN_WORDS[place]}: ${count}${tried}${failed ? ', **failed**' : ''} (${names})`;
}
