import { isAutomated, isFreeMail, isLogging } from '../../address/kinds.ts';
import { bare, domainOf, normalise } from '../../address/normalise.ts';
import type { FoundPerson, Layer, PageReport, PageRole } from '../../domain/page-report.ts';

/** One lower layer: a bounded piece of work that may name somebody. */
export type LowerLayer = () => Hit[];

/** The lower layers of a reader, one a step; the last step hands over the report. */
export type Lower = Generator<undefined, PageReport>;

/** One reading of a page. */
export interface Reading {
  /** What attributes and inputs in the product's own places say. */
  report: PageReport;
  /**
   * Present where links and text might still name somebody. Where the report is `none` it may run at once;
   * where it is `reading`, only after the page was given time to become ready.
   */
  lower: Lower | null;
  /** Shadow trees that were read as parts of the page. */
  trees?: readonly Node[];
}

/** Reads one product's pages: a pure function of the document and its address, which writes nothing. */
export type Read = (document: Document, url: URL) => Reading;

/** What a reader knows of a page before anybody is looked for. */
interface Frame extends Pick<PageReport, 'site' | 'page' | 'key'> {
  /** Whether the places where people stand are there yet. */
  ready: boolean;
  /** What the places say that name the owner of the mailbox or account; what is no address owns nothing. */
  owners: readonly (string | null | undefined)[];
  /** The people in the rows of a list. */
  rows?: readonly Hit[];
}

/** As many rows as anybody marks. */
const MAX_ROWS = 100;

/**
 * The reading of a page with these hits, likeliest first. Lower layers are kept only where the hits name no human,
 * and are read one after the other until one does.
 */
export function reading(
  { ready, owners, rows = [], ...page }: Frame,
  hits: readonly Hit[] = [],
  layers: readonly LowerLayer[] = [],
): Reading {
  const own = ownOf(owners);
  const isOwn = ownAddressesOf(own);
  const listed = peopleOf(rows, isOwn).people.slice(0, MAX_ROWS);
  const conclude = (all: readonly Hit[]): PageReport => {
    const { people, layer } = peopleOf(all, isOwn);
    const state = people[0] ? 'found' : ready ? 'none' : 'reading';
    return {
      ...page,
      state,
      layer,
      people,
      ...(own[0] && { own }),
      ...(listed[0] && { listed }),
    };
  };
  function* goOn(): Lower {
    let last = report;
    const found = [...hits];
    for (const layer of layers) {
      found.push(...layer());
      last = conclude(found);
      if (hasHuman(last)) break;
      yield;
    }
    return last;
  }
  const report = conclude(hits);
  return { report, lower: layers[0] && !hasHuman(report) ? goOn() : null };
}

/** One address standing somewhere on a page. */
export interface Hit {
  /** As the page wrote it. */
  address: string;
  name?: string | null | undefined;
  role: PageRole;
  layer: Layer;
}

const MAX_NAME_CHARS = 120;

/** A name fit to show, or nothing where what stands there is an address. */
function nameOf(text: string | null | undefined): string | undefined {
  const name = text?.replace(/\s+/g, ' ').trim().slice(0, MAX_NAME_CHARS);
  return name && bare(name) === null ? name : undefined;
}

/**
 * The people among the hits, each once, in the order of the hits, without those that are `isOwn`.
 * A later hit may give a name, or more of it. Robots are offered only where nobody else is.
 */
export function peopleOf(
  hits: readonly Hit[],
  isOwn: (address: string) => boolean,
): Pick<PageReport, 'people' | 'layer'> {
  const found = new Map<string, FoundPerson>();
  for (const { address: written, name: shown, role } of hits) {
    const address = normalise(written);
    if (address === null || isOwn(address)) continue;
    const person = found.get(address) ?? { address, role };
    const name = nameOf(shown);
    // One place says "Dana", another "Dana Whitfield".
    if (name?.startsWith(person.name ?? '')) person.name = name;
    if (found.has(address)) continue;
    if (written !== address) person.asWritten = written;
    found.set(address, person);
  }
  const everybody = [...found.values()];
  const humans = everybody.filter(({ address }) => !isAutomated(address));
  const people = humans[0] ? humans : everybody;
  const first = hits.find(({ address }) => normalise(address) === people[0]?.address);
  return { people, layer: first?.layer ?? null };
}

/** Whether somebody is there whom a lower layer could not better: robots stand only among themselves. */
export const hasHuman = ({ people }: Pick<PageReport, 'people'>): boolean =>
  people[0] !== undefined && !isAutomated(people[0].address);

/** The addresses among what names an owner, normalised, each once. */
export const ownOf = (owners: readonly (string | null | undefined)[]): string[] => [
  ...new Set(owners.flatMap((owner) => normalise(owner ?? '') ?? [])),
];

/**
 * Tells whether an address is no customer's: one of the owner's own, one of their company's domain
 * (a free-mail provider is nobody's company), or one by which a CRM files copies.
 */
export function ownAddressesOf(own: readonly string[]): (address: string) => boolean {
  const domains = own.map(domainOf).filter((domain) => !isFreeMail(domain));
  return (address) =>
    own.includes(address) || domains.includes(domainOf(address)) || isLogging(address);
}
