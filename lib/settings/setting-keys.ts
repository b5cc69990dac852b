/*
 * The keys of the API key's state in `storage.local`, and of the settings in the vault. They are on
 * users' disks, so they keep the names they were given first, whatever the code calls a setting
 * today.
 */

/**
 * The key in `storage.local` of the encrypted API key together with the facts that our pages may
 * see. While a key with a passphrase is unlocked, `storage.session` has an unlocked copy under the
 * same key, and that copy takes precedence.
 */
export const KEY_STATE = 'key.state';
/**
 * The ignore list: the user's own addresses and domains, and those that are customers' after
 * all.
 */
export const IGNORE_LIST_KEY = 'mine';
/**
 * The links between addresses of one customer: groups that are joined, and pairs that are apart.
 */
export const LINKS_KEY = 'joins';
/** The products whose pages are not read. */
export const SITES_OFF_KEY = 'sites.off';
/** How far back bookings are kept, whether the sync is paused, and the rep's user id. */
export const SYNC_KEY = 'sync.choice';
/** The undo delay, in seconds. */
export const UNDO_KEY = 'undo.seconds';
/** The calendars whose links were copied, and the kind of link copied last. */
export const CALENDAR_USE_KEY = 'calendars.used';
/** Who the rep is at OnceHub, by mailbox or portal. */
export const REP_PLACES_KEY = 'rep.places';
/** The language in which each customer is offered times. */
export const OFFER_LANGUAGES_KEY = 'offer.languages';
/** The phrases kept as reasons, and the last reason in the user's own words. */
export const REASONS_KEY = 'reasons';
/** The user's own texts after a no-show, by language. */
export const MISSED_TEXTS_KEY = 'missed.texts';

/**
 * The settings that versions before vault 3 kept in `storage.local`, and that are taken from there
 * once. None is ever added: page scripts can write that area in Firefox.
 */
export const SETTING_KEYS = [IGNORE_LIST_KEY, LINKS_KEY, SITES_OFF_KEY, SYNC_KEY, UNDO_KEY];
