import { isAutomated, isLogging } from '../../address/kinds.ts';
import { bare, domainOf, normalise } from '../../address/normalise.ts';
import { viaIn } from '../../address/via.ts';
import type { FoundPerson, Layer, PageReport, PageRole } from '../../domain/page-report.ts';

/** One lower layer of a reader: a limited amount of work that may find people. */
export type LowerLayer = () => Hit[];

/** The lower layers as a generator: each step runs one layer; it returns the final report. */
export type Lower = Generator<undefined, PageReport>;

/** The result of reading a page once. */
export interface Reading {
  /** The report of the first layer: attributes and inputs in the product's own elements. */
  report: PageReport;
  /**
   * Present where links and text may still give a person. If the state of the report is `none`, it
   * may run at once; if it is `reading`, only after the page had time to load.
   */
  lower: Lower | null;
  /** Shadow trees that were read and have to be observed for changes. */
  trees?: readonly Node[];
}

/** A reader: a pure function of a document and its URL. It changes nothing on the page. */
export type Read = (document: Document, url: URL) => Reading;

/** The facts of a page apart from its people. */
interface Frame extends Pick<PageReport, 'site' | 'page' | 'key'> {
  /** Whether the elements that hold people are in the document yet. */
  ready: boolean;
  /**
   * Texts that may contain the address of the mailbox's or account's owner; other text is ignored.
   */
  owners: readonly (string | null | undefined)[];
  /** The people in the rows of a list. */
  rows?: readonly Hit[];
  /** The telephone numbers of a record without an address, as the page writes them. */
  numbers?: readonly string[] | undefined;
}

/** Limits on the rows of a list, and on names behind groups and numbers, that are reported. */
const MAX_ROWS = 100;
const MAX_VIA = 5;
/** Limit on the people with those at the owner's domain; whoever sends the report limits others. */
const MAX_PEOPLE = 200;

/**
 * Creates the reading of a page from its hits, most likely first. Lower layers are lazy: they are
 * kept only where the hits contain no human, and run one after the other until one finds a human.
 */
export function reading(
  { ready, owners, rows = [], numbers = [], ...page }: Frame,
  hits: readonly Hit[] = [],
  layers: readonly LowerLayer[] = [],
): Reading {
  const own = ownOf(owners);
  const domains = own.map(domainOf);
  const isOwn = ownAddressesOf(own, domains);
  /** Addresses that pass on mail of others, and the names of those others. */
  const groups = new Set<string | null>();
  const passedOn = new Set<string>();
  const real = (hit: Hit): Hit[] => {
    const address = normalise(hit.address) ?? '';
    const name = viaIn(nameOf(hit.name) ?? '', address, isOwn(address));
    if (name === null) return [hit];
    groups.add(address);
    const found = normalise(hit.replyTo ?? '') ?? normalise(name);
    if (found !== null && !isOwn(found)) return [{ ...hit, address: found, name: null }];
    passedOn.add(name);
    return [];
  };
  const listedHits = rows.flatMap(real);
  // Rows make nobody the customer, and no name worth a search.
  passedOn.clear();
  const first = hits.flatMap(real);
  const without = (isOut: (address: string) => boolean) => {
    const isNobody = (address: string) => isOut(address) || groups.has(address);
    const listed = peopleOf(listedHits, isNobody).people.slice(0, MAX_ROWS);
    return (all: readonly Hit[]) => ({
      ...peopleOf(all, isNobody),
      ...(listed[0] && { listed }),
    });
  };
  const strangers = without(isOwn);
  const everybody = without(ownAddressesOf(own, []));
  let withOwnDomain: ReturnType<typeof everybody> | undefined;
  const conclude = (all: readonly Hit[]): PageReport => {
    const found = strangers(all);
    const { people } = found;
    const via = [...passedOn, ...numbers].filter((name) =>
      people.every((person) => person.name !== name),
    );
    // To a provider's customer the lower layers, which run to find a stranger, have nothing to add.
    if (!withOwnDomain || !hasHuman(withOwnDomain)) withOwnDomain = everybody(all);
    return {
      ...page,
      state: people[0] ? 'found' : ready ? 'none' : 'reading',
      ...found,
      ...(own[0] && { own }),
      ...(!same(found, withOwnDomain) && {
        withOwnDomain: { ...withOwnDomain, people: withOwnDomain.people.slice(0, MAX_PEOPLE) },
      }),
      ...(via[0] && { via: via.slice(0, MAX_VIA) }),
    };
  };
  function* runLayers(): Lower {
    let last = report;
    const found = [...first];
    for (const layer of layers) {
      found.push(...layer());
      last = conclude(found);
      if (hasHuman(last)) break;
      yield;
    }
    return last;
  }
  const report = conclude(first);
  return { report, lower: layers[0] && !hasHuman(report) ? runLayers() : null };
}

/** Whether two values have the same JSON. */
export const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** One address found on a page. Hits may repeat; `peopleOf` merges them. */
export interface Hit {
  /** In the page's own case, not normalised. */
  address: string;
  name?: string | null | undefined;
  role: PageRole;
  layer: Layer;
  /** Where answers to this sender go, where the page tells. */
  replyTo?: string | undefined;
}

const MAX_NAME_CHARS = 120;

/** The text as a display name, shortened; `undefined` for an address or for no text. */
function nameOf(text: string | null | undefined): string | undefined {
  const name = text?.replace(/\s+/g, ' ').trim().slice(0, MAX_NAME_CHARS);
  return name && bare(name) === null ? name : undefined;
}

/**
 * Merges hits into people, in the order of the hits, without addresses for which `isOwn` is true. A
 * later hit may add a name or a longer form of it. Automatic senders are included only where there
 * is no human.
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
    // One element may show "Dana", another "Dana Whitfield".
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

/** Whether the people include a human: automatic senders and humans are never mixed. */
export const hasHuman = ({ people }: Pick<PageReport, 'people'>): boolean =>
  people[0] !== undefined && !isAutomated(people[0].address);

/** The addresses among these texts, normalised and without duplicates. */
export const ownOf = (owners: readonly (string | null | undefined)[]): string[] => [
  ...new Set(owners.flatMap((owner) => normalise(owner ?? '') ?? [])),
];

/**
 * Creates a test for addresses that are not a customer's: the owner's own, those at the domains,
 * and the logging addresses of a CRM.
 */
export const ownAddressesOf =
  (own: readonly string[], domains: readonly string[]) =>
  (address: string): boolean =>
    own.includes(address) || domains.includes(domainOf(address)) || isLogging(address);
