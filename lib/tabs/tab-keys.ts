/*
 * The keys of what is kept per tab and window in `storage.session`. An update may find what the
 * version before has written in this run of the browser, so they keep the names they were given
 * first.
 */

/** The page in a tab; the tab's id follows. */
export const TAB_PREFIX = 'tab.';
/** The request to show somebody in a window's panel; the window's id follows. */
export const REQUEST_PREFIX = 'ask.';
/** The person the rep chose for each page, in one list, the latest last. */
export const CHOICES_KEY = 'choices';
/** The structure of a page that the rep wants to report. */
export const SNAPSHOT_KEY = 'report';
/** Set once page scripts were put back into open pages since the extension was loaded. */
export const PUT_BACK_KEY = 'scripts';
