const KB = 1000;

/** The extension's HTML pages, by entry point. */
export const EXTENSION_PAGES = ['sidepanel', 'popup', 'options', 'activity', 'report'] as const;

export type ExtensionPage = (typeof EXTENSION_PAGES)[number];

/**
 * The most bytes of script (uncompressed) that a page loads at start. All pages but the panel load
 * no more until they are used; the panel loads its lazy chunks after its first render.
 */
export const FIRST: Readonly<Record<ExtensionPage, number>> = {
  sidepanel: 72 * KB,
  popup: 60 * KB,
  options: 70 * KB,
  activity: 55 * KB,
  report: 34 * KB,
};

/**
 * The same with everything a page can load later. Code that only other pages load is not included.
 */
export const WHOLE: Readonly<Record<ExtensionPage, number>> = {
  sidepanel: 228 * KB,
  popup: 136 * KB,
  options: 87 * KB,
  activity: 60 * KB,
  report: 34 * KB,
};

/** The most a page has loaded when it is open, idle and not used yet. */
export const IDLE: Readonly<Record<ExtensionPage, number>> = {
  ...FIRST,
  sidepanel: WHOLE.sidepanel,
};
