import type { PageReport } from '../report.ts';
import { type Hit, hasHuman, peopleOf } from './hits.ts';
import { mineOf, ownOf } from './mine.ts';

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
export interface Frame extends Pick<PageReport, 'site' | 'page' | 'key'> {
  /** Whether the places where people stand are there yet. */
  ready: boolean;
  /** What the places say that name the owner of the mailbox or account; what is no address owns nothing. */
  owners: readonly (string | null | undefined)[];
  /** The people in the rows of a list. */
  rows?: readonly Hit[];
}

/** As many rows as anybody marks. */
const MOST_ROWS = 100;

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
  const mine = mineOf(own);
  const listed = peopleOf(rows, mine).people.slice(0, MOST_ROWS);
  const conclude = (all: readonly Hit[]): PageReport => {
    const { people, layer } = peopleOf(all, mine);
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
