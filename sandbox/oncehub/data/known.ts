/**
 * The people and bookings tests and demonstrations ask for by name. All invented but Carrie's
 * address and first booking, which OnceHub publishes as its sample.
 */

/** Moment the sample answers in OnceHub's manner were written for; at this clock they come out to the letter. */
export const SAMPLE_NOW = Date.UTC(2026, 8, 14, 15);

/** The customer of the demonstration, with a history that tells a story. */
export const CARRIE = {
  name: 'Carrie Customer',
  email: 'so.carrie.customer@gmail.com',
  contact: 'CTC-N63N8YRX4Q',
  company: 'Fernhill Landscaping',
  bookings: {
    /** OnceHub's published sample, of 2020. */
    sample: 'BKNG-J4FR05BKEWEX',
    /** In two days, by video, in her zone New York. */
    upcoming: 'BKNG-7QH2MV0XK9TD',
    /** Moved by her, nine days ahead. */
    moved: 'BKNG-R5W8JC1NZ4LE',
    /** Two days ago; can still be marked as no-show. */
    markable: 'BKNG-3TX6GB9PD0SQ',
    /** Held some weeks ago. */
    held: 'BKNG-M1KF7YV2HA8U',
    /** Cancelled by her, with a reason. */
    cancelled: 'BKNG-Z0NE5RL4WJ6C',
    /** She did not come. */
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
    /** In two days; to be cancelled. */
    cancellable: 'BKNG-T6Q1MZ8HD3WX',
    /** Held three weeks ago. */
    held: 'BKNG-V4HK9CE2NM7R',
    /** Cancelled by her host. */
    cancelled: 'BKNG-1YB6UD8JS3FA',
  },
} as const;

/** Two contacts for one address, in different case. */
export const MEI = {
  name: 'Mei Tanaka',
  email: 'mei.tanaka@kite.example.com',
  contacts: ['CTC-QP2J3VL9EKHW0W', 'CTC-V4VL3N43P2FEWR'],
  bookings: { upcoming: 'BKNG-3F8KQ1ZT6WMD', missed: 'BKNG-0XR5LJ9VB4CN' },
} as const;

/** Has paid for a meeting, which the API will not cancel; `guest` comes along and has no contact. */
export const LUIS = {
  name: 'Luis Ortega',
  email: 'luis.ortega@bluehill.example.com',
  contact: 'CTC-8V2NQ4LD6P',
  bookings: { paid: 'BKNG-K2N7V0RC5XJP' },
  guest: 'ana.ruiz@bluehill.example.com',
} as const;

/** People with as many bookings as their names say; `overHundred` also has an upcoming one made before 60 past ones. */
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

/** There by the option `heavyCustomer` alone. */
export const HEAVY = {
  email: 'frida.svensson@fjordline.example.com',
  contact: 'CTC-FR1DAHEAVY',
} as const;

/** Known to OnceHub in unusual ways. */
export const EDGES = {
  /** A contact without bookings. */
  noBookings: { email: 'leon.fischer@altmark.example.com', contact: 'CTC-LE0NN0BOOK' },
  /** Bookings under this address, whose contact has another by now. */
  movedAway: {
    email: 'yara.haddad@lumen.example.org',
    nowAt: 'y.haddad@lumen-group.example.org',
    contact: 'CTC-YARAM0VED1',
  },
  /** Nobody at all. */
  unknown: 'nobody@nowhere.example.net',
  /** Booked by phone, without an address. */
  phoneOnly: { contact: 'CTC-PH0NE0NLY1' },
} as const;

/** Bookings in every odd state, all of one customer. */
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

/** Bookings with hostile or unusual text in every field, all of one customer. */
export const HOSTILE = {
  email: 'hostile.values@quirk.example.net',
  contact: 'CTC-H0ST1LE001',
} as const;

/** People whose names are hard to show. */
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
    /** Begins before a change of New York's clocks and ends after it. */
    acrossDst: 'BKNG-T1MEACR0SSDS',
  },
} as const;

/** A customer with both classic and calendar bookings. */
export const MIXED = {
  email: 'omar.siddiqui@harbourlight.example.com',
  contact: 'CTC-0MARM1XED1',
} as const;

/** The account's people. */
export const USERS = {
  /** Account owner, and owner of the published sample. */
  andrea: 'USR-FSD423423',
  priya: 'USR-4HB81ZC6WN',
  tomas: 'USR-2X9GJ5PL8D',
  morgan: 'USR-M0RGAN77HL',
  /** Her address is in mixed case. */
  hanna: 'USR-HANNA52LQV',
  /** Connected to no conferencing service. */
  grace: 'USR-GRACE90KFR',
  /** No paid seat. */
  elif: 'USR-EL1FD33MRS',
  invited: 'USR-J0NAS1NV1T',
  /** No last name. */
  sora: 'USR-S0RA0NLY1N',
  deleted: 'USR-0GONE00001',
} as const;

export const TEAMS = {
  sales: 'TM-9F3LQX70VB2K',
  success: 'TM-4D8WQ1N6ZR5J',
  partners: 'TM-6B1PZ5L8QD4F',
  support: 'TM-0K7CX3M9VT2H',
  finance: 'TM-2V9JN4R7WS3G',
} as const;

export const CALENDARS = {
  pricing: 'BKC-8DJN0L86GX',
  onboarding: 'BKC-03WJV0R52Z',
  demo: 'BKC-LIVE4DEM0X',
  review: 'BKC-REV1EWQ4HL',
  technical: 'BKC-TECHD1VE5T',
  /** Of the sales team. */
  team: 'BKC-TEAMTALK11',
  unpublished: 'BKC-UNPVBL1SHD',
  /** Its host has no seat. */
  noSeat: 'BKC-N0SEATEL1F',
  /** Refuses one-time links. */
  noLinks: 'BKC-N0L1NKS000',
  deleted: 'BKC-G0NE000001',
} as const;

export const PAGES = {
  /** Named by the published sample. */
  andrea: 'BP-X0LCRU5LES',
  tomas: 'BP-6TQ0XJ94LM',
  inactive: 'BP-1NACT1VEPG',
} as const;

export const MASTER_PAGES = {
  /** Named by the published sample. */
  demo: 'MP-ZID28U5946',
  sales: 'BP-1ZC7VN58RD',
  inactive: 'MP-1NACT1VEMP',
  deleted: 'BP-EHM6JU50Q3',
} as const;

export const EVENT_TYPES = {
  /** Named by the published sample. */
  demo: 'ET-7NC41GHIDZ',
  walkthrough: 'ET-K83MW2D0QF',
  support: 'ET-SVPP0RT303',
} as const;

/** A contact deleted for good. */
export const DELETED_CONTACT = 'CTC-J4FR05BKEW';
