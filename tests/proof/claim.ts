/**
 * Where a claim can be tested: in unit tests, in checks of sources and built files (`static`), or
 * with the production build in a browser.
 */
export type Place = 'unit' | 'static' | 'chromium' | 'firefox';

/** A promise of Bookside that is backed by tests. */
export interface Claim {
  /** The claim's text, as in docs/PROOF.md. */
  says: string;
  /** The places that each need a passing test before the claim counts as proved. */
  in: readonly Place[];
  /** Why it is not yet proved in all of these places; missing if it is. */
  open?: string;
}

/** The claims about one subject, by number; a claim's number never changes. */
export interface Section {
  title: string;
  claims: Readonly<Record<number, Claim>>;
}
