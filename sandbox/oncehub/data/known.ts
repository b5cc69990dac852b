/**
 * The people and bookings that tests and demonstrations use by name. All are invented except
 * Carrie's address and first booking, which OnceHub publishes as its sample.
 */

/**
 * The moment (UTC ms) the sample answers were written for; at this time the stand-in returns them
 * exactly.
 */
export const SAMPLE_NOW = Date.UTC(2026, 8, 14, 15);

/** The main customer of the demonstration, with a varied history. */
export const CARRIE = {
  name: 'Carrie Customer',
  email: 'so.carrie.customer@gmail.com',
  contact: 'CTC-N63N8YRX4Q',
  company: 'Fernhill Landscaping',
  bookings: {
    /** OnceHub's published sample, of 2020. */
    sample: 'BKNG-J4FR05BKEWEX',
    /** In two days, by video; her time zone is New York. */
    upcoming: 'BKNG-7QH2MV0XK9TD',
    /** Rescheduled by her, in nine days. */
    moved: 'BKNG-R5W8JC1NZ4LE',
    /** Two days ago; can still be marked as a no-show. */
    markable: 'BKNG-3TX6GB9PD0SQ',
    /** Took place some weeks ago. */
    held: 'BKNG-M1KF7YV2HA8U',
    /** Cancelled by her, with a reason. */
    cancelled: 'BKNG-Z0NE5RL4WJ6C',
    /** Marked as a no-show. */
    missed: 'BKNG-8DPS3XQ7TB2G',
  },
} as const;

/** The customer of the Gmail thread. */
export const DANA = {
  name: 'Dana Whitfield',
  email: 'dana.whitfield@acme.example.com',
  contact: 'CTC-5M0RZ8QX1K7TB3',
  company: 'Acme',
  bookings: {
    /** Tomorrow, without form answers. */
    upcoming: 'BKNG-9WD4TX2LQ7HB',
    /** In two days; meant to be cancelled by a test. */
    cancellable: 'BKNG-T6Q1MZ8HD3WX',
    /** Took place three weeks ago. */
    held: 'BKNG-V4HK9CE2NM7R',
    /** Cancelled by her host. */
    cancelled: 'BKNG-1YB6UD8JS3FA',
  },
} as const;

/** Has two contacts with the same address in different letter case. */
export const MEI = {
  name: 'Mei Tanaka',
  email: 'mei.tanaka@kite.example.com',
  contacts: ['CTC-QP2J3VL9EKHW0W', 'CTC-V4VL3N43P2FEWR'],
  bookings: { upcoming: 'BKNG-3F8KQ1ZT6WMD', missed: 'BKNG-0XR5LJ9VB4CN' },
} as const;

/**
 * Has paid for a meeting, which the API does not cancel; `guest` is an added guest without a
 * contact.
 */
export const LUIS = {
  name: 'Luis Ortega',
  email: 'luis.ortega@bluehill.example.com',
  contact: 'CTC-8V2NQ4LD6P',
  bookings: { paid: 'BKNG-K2N7V0RC5XJP' },
  guest: 'ana.ruiz@bluehill.example.com',
} as const;

/**
 * Customers with the number of bookings in their name; `overHundred` also has an upcoming one that
 * was created before 60 of the past ones.
 */
export const COUNTED = {
  ten: { email: 'kofi.mensah@baobab.example.com', contact: 'CTC-K0F1TEN010', bookings: 10 },
  hundred: { email: 'ines.moreau@lacolline.example.com', contact: 'CTC-1NES100100', bookings: 100 },
  overHundred: {
    email: 'robin.castellano@northgate.example.com',
    contact: 'CTC-R0B1N12800',
    bookings: 128,
    earlyMade: 'BKNG-E4RLYM4DE001',
  },
} as const;

/** Exists only with the option `heavyCustomer`. */
export const HEAVY = {
  email: 'frida.svensson@fjordline.example.com',
  contact: 'CTC-FR1DAHEAVY',
} as const;

/** Customers with unusual contacts. */
export const EDGES = {
  /** A contact without bookings. */
  noBookings: { email: 'leon.fischer@altmark.example.com', contact: 'CTC-LE0NN0BOOK' },
  /** Has bookings with this address, but the contact's address has changed since. */
  movedAway: {
    email: 'yara.haddad@lumen.example.org',
    nowAt: 'y.haddad@lumen-group.example.org',
    contact: 'CTC-YARAM0VED1',
  },
  /** An address without contact and bookings. */
  unknown: 'nobody@nowhere.example.net',
  /** Booked by phone, so the contact has no address. */
  phoneOnly: { contact: 'CTC-PH0NE0NLY1' },
} as const;

/** Bookings in unusual states, all of one customer. */
export const ODD = {
  email: 'nadia.farouk@souk.example.com',
  contact: 'CTC-NAD1A0DD01',
  bookings: {
    requested: 'BKNG-0DDREQUESTED',
    expired: 'BKNG-0DDEXPIRED01',
    trashedUpcoming: 'BKNG-0DDTRASHNEXT',
    trashedPast: 'BKNG-0DDTRASHPAST',
    deleted: 'BKNG-0DDDELETED01',
    ofDeletedUser: 'BKNG-0DDUSERGONE1',
    ofDeletedCalendar: 'BKNG-0DDCALGONE01',
    ofDeletedContact: 'BKNG-0DDCTCGONE01',
  },
} as const;

/** Bookings with hostile or unusual text, all of one customer. */
export const HOSTILE = {
  email: 'hostile.values@quirk.example.net',
  contact: 'CTC-H0ST1LE001',
} as const;

/** Customers whose names are hard to display. */
export const NAMED = {
  emoji: { email: 'zoe.brandt@sprout.example.org', contact: 'CTC-Z0EEM0J101' },
  rightToLeft: { email: 'liat.cohen@tamar.example.org', contact: 'CTC-L1ATRTL001' },
  markup: { email: 'script.name@quirk.example.net', contact: 'CTC-SCR1PTNAME' },
} as const;

/** Meetings at awkward times, all of one customer. */
export const TIMES = {
  email: 'tessa.brand@meridian.example.com',
  contact: 'CTC-TESSAT1MES',
  bookings: {
    inThreeMinutes: 'BKNG-T1ME1N3MINUT',
    running: 'BKNG-T1MERUNNING0',
    justEnded: 'BKNG-T1MEJUSTENDE',
    localMidnight: 'BKNG-T1MEMIDNIGHT',
    /** Begins before a daylight saving change in New York and ends after it. */
    acrossDst: 'BKNG-T1MEACR0SSDS',
  },
} as const;

/** A customer with both classic and calendar bookings. */
export const MIXED = {
  email: 'omar.siddiqui@harbourlight.example.com',
  contact: 'CTC-0MARM1XED1',
} as const;

/** The ids of the account's users. */
export const USERS = {
  /** The account owner, also the owner of the published sample. */
  andrea: 'USR-FSD423423',
  priya: 'USR-4HB81ZC6WN',
  tomas: 'USR-2X9GJ5PL8D',
  morgan: 'USR-M0RGAN77HL',
  /** Her address has capital letters. */
  hanna: 'USR-HANNA52LQV',
  /** Has no connected conferencing service. */
  grace: 'USR-GRACE90KFR',
  /** Has no paid seat. */
  elif: 'USR-EL1FD33MRS',
  invited: 'USR-J0NAS1NV1T',
  /** Has no last name. */
  sora: 'USR-S0RA0NLY1N',
  deleted: 'USR-0GONE00001',
} as const;

/** The ids of the account's teams. */
export const TEAMS = {
  sales: 'TM-9F3LQX70VB2K',
  success: 'TM-4D8WQ1N6ZR5J',
  partners: 'TM-6B1PZ5L8QD4F',
  support: 'TM-0K7CX3M9VT2H',
  finance: 'TM-2V9JN4R7WS3G',
} as const;

/** The ids of the account's booking calendars. */
export const CALENDARS = {
  pricing: 'BKC-8DJN0L86GX',
  onboarding: 'BKC-03WJV0R52Z',
  demo: 'BKC-LIVE4DEM0X',
  review: 'BKC-REV1EWQ4HL',
  technical: 'BKC-TECHD1VE5T',
  /** Its host is the sales team. */
  team: 'BKC-TEAMTALK11',
  unpublished: 'BKC-UNPVBL1SHD',
  /** Its host has no seat. */
  noSeat: 'BKC-N0SEATEL1F',
  /** Does not allow one-time links. */
  noLinks: 'BKC-N0L1NKS000',
  deleted: 'BKC-G0NE000001',
} as const;

/** The ids of the account's classic booking pages. */
export const PAGES = {
  /** Named by the published sample. */
  andrea: 'BP-X0LCRU5LES',
  tomas: 'BP-6TQ0XJ94LM',
  inactive: 'BP-1NACT1VEPG',
} as const;

/** The ids of the account's classic master pages. */
export const MASTER_PAGES = {
  /** Named by the published sample. */
  demo: 'MP-ZID28U5946',
  sales: 'BP-1ZC7VN58RD',
  inactive: 'MP-1NACT1VEMP',
  deleted: 'BP-EHM6JU50Q3',
} as const;

/** The ids of the account's classic event types. */
export const EVENT_TYPES = {
  /** Named by the published sample. */
  demo: 'ET-7NC41GHIDZ',
  walkthrough: 'ET-K83MW2D0QF',
  support: 'ET-SVPP0RT303',
} as const;

/** The id of a permanently deleted contact. */
export const DELETED_CONTACT = 'CTC-J4FR05BKEW';
