import type { PageRole } from '../report.ts';
import { inFieldOrLink } from './attributes.ts';
import { all, isVisible, type Region, standsIn } from './dom.ts';
import { scanText } from './fallbacks.ts';
import type { LowerLayer } from './reading.ts';

/** Links that write to somebody, and fields where an address is typed. */
const FIELDS_AND_LINKS = 'a[href^="mailto:" i],[type=email],[name*="email" i]';

/** Whom fields and links in some regions name, outside the places `not` selects. */
export const linkLayer =
  (regions: Region[], not: string, role: PageRole): LowerLayer =>
  () =>
    regions
      .flatMap((region) => all(region, FIELDS_AND_LINKS))
      .filter((place) => !standsIn(place, not) && isVisible(place))
      .flatMap(inFieldOrLink)
      .map((address) => ({ address, role, layer: 'general' }));

/** Whom the text of some regions names, outside the places `not` selects. */
export const textLayer =
  (regions: Region[], not: string): LowerLayer =>
  () =>
    scanText(regions, not).map((address) => ({ address, role: 'body', layer: 'text' }));
