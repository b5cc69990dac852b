import type { Claim, Place } from './claim.ts';
import type { Evidence, Ran } from './ran.ts';
import { claimsIn, placeOf } from './tags.ts';

const PLACES: readonly Place[] = ['unit', 'static', 'chromium', 'firefox'];

/** The results of the tests that name a claim, by place; places without a test are left out. */
export function evidenceFor(number: number, tests: readonly Ran[]): Evidence[] {
  const own = tests.filter(({ title }) => claimsIn(title).includes(number));
  return PLACES.flatMap((place) => {
    const here = own.filter(({ file }) => placeOf(file) === place);
    if (here.length === 0) return [];
    return {
      place,
      files: [...new Set(here.map(({ file }) => file))].sort(),
      tests: here.length,
      inputs: here.reduce((sum, { inputs }) => sum + inputs, 0),
      failed: here.some(({ passed }) => !passed),
    };
  });
}

/** The places in which a claim is not yet proved: those without a test, or with a failed one. */
export function missing(claim: Claim, evidence: readonly Evidence[]): Place[] {
  const shown = evidence.filter(({ failed }) => !failed).map(({ place }) => place);
  return claim.in.filter((place) => !shown.includes(place));
}
