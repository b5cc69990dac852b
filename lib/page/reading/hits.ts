import { isAutomated } from '../../address/kinds.ts';
import { bare, normalise } from '../../address/normalise.ts';
import type { FoundPerson, Layer, PageReport, PageRole } from '../report.ts';

/** One address standing somewhere on a page. */
export interface Hit {
  /** As the page wrote it. */
  address: string;
  name?: string | null | undefined;
  role: PageRole;
  layer: Layer;
}

const LONGEST_NAME = 120;

/** A name fit to show, or nothing where what stands there is an address. */
function nameOf(text: string | null | undefined): string | undefined {
  const name = text?.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);
  return name && bare(name) === null ? name : undefined;
}

/**
 * The people among the hits, each once, in the order of the hits, without those that are `mine`.
 * A later hit may give a name, or more of it. Robots are offered only where nobody else is.
 */
export function peopleOf(
  hits: readonly Hit[],
  mine: (address: string) => boolean,
): Pick<PageReport, 'people' | 'layer'> {
  const found = new Map<string, FoundPerson>();
  for (const { address: written, name: shown, role } of hits) {
    const address = normalise(written);
    if (address === null || mine(address)) continue;
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
