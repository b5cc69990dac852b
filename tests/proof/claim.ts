/** Where a claim can be shown: by units, over sources and built files, or by the shipping build in a browser. */
export type Place = 'unit' | 'static' | 'chromium' | 'firefox';

/** Something Bookside promises and a reader may want to see shown. */
export interface Claim {
  says: string;
  /** Every place a test must show it in before it counts as proved. */
  in: readonly Place[];
  /** Why it is not proved in all of them yet, for those that are not. */
  open?: string;
}

/** The claims of one subject by their numbers, which never change. */
export interface Section {
  title: string;
  claims: Readonly<Record<number, Claim>>;
}
