import type { Claim, Section } from './claim.ts';
import { ACTIONS } from './claims/actions.ts';
import { ADDRESSES } from './claims/addresses.ts';
import { ANSWERS } from './claims/answers.ts';
import { ASKING } from './claims/asking.ts';
import { DISPLAY } from './claims/display.ts';
import { KEY } from './claims/key.ts';
import { LINKS } from './claims/links.ts';
import { OUTAGES } from './claims/outages.ts';
import { STATE } from './claims/state.ts';
import { STORE } from './claims/store.ts';
import { SYNC } from './claims/sync.ts';

/** All claims by subject, in the order of docs/PROOF.md. */
export const SECTIONS: readonly Section[] = [
  ASKING,
  KEY,
  DISPLAY,
  ADDRESSES,
  ANSWERS,
  OUTAGES,
  ACTIONS,
  LINKS,
  STATE,
  STORE,
  SYNC,
];

/** All claims by number. */
export const CLAIMS: ReadonlyMap<number, Claim> = new Map(
  SECTIONS.flatMap(({ claims }) =>
    Object.entries(claims).map(([number, claim]) => [Number(number), claim] as const),
  ),
);
