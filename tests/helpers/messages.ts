import type { Sender } from '../../lib/messages/serve.ts';
import type { Input, MessageName } from '../../lib/messages/table.ts';

/** The extension's own id and origin. */
export const OWN = { id: 'aaaabbbb', origin: 'chrome-extension://aaaabbbb' };

/** Senders of messages: the legitimate ones, and every other that might try. */
export const SENDERS = {
  ours: { id: OWN.id, origin: OWN.origin },
  oursInATab: { id: OWN.id, origin: OWN.origin, frameId: 0, tab: { id: 7 } },
  page: { id: OWN.id, origin: 'https://mail.google.com', frameId: 0, tab: { id: 7 } },
  anyPage: { id: OWN.id, origin: 'https://example.com', frameId: 0, tab: { id: 7 } },
  plainPage: { id: OWN.id, origin: 'http://mail.google.com', frameId: 0, tab: { id: 7 } },
  filePage: { id: OWN.id, origin: 'file://', frameId: 0, tab: { id: 7 } },
  pageWithoutTab: { id: OWN.id, origin: 'https://mail.google.com' },
  subFrame: { id: OWN.id, origin: 'https://mail.google.com', frameId: 3, tab: { id: 7 } },
  ownSubFrame: { id: OWN.id, origin: OWN.origin, frameId: 3, tab: { id: 7 } },
  anotherExtension: { id: 'ccccdddd', origin: 'chrome-extension://ccccdddd' },
  anotherAsUs: { id: 'ccccdddd', origin: OWN.origin },
  originThatBeginsAsOurs: { id: OWN.id, origin: `${OWN.origin}.evil.example` },
  originThatEndsAsOurs: { id: OWN.id, origin: `https://evil.example/${OWN.origin}` },
  originWithOurName: { id: OWN.id, origin: `chrome-extension://x@aaaabbbb` },
  noOrigin: { id: OWN.id, frameId: 0, tab: { id: 7 } },
  opaqueOrigin: { id: OWN.id, origin: 'null', frameId: 0, tab: { id: 7 } },
  emptyOrigin: { id: OWN.id, origin: '' },
  noId: { origin: OWN.origin },
  nothing: {},
} as const satisfies Record<string, Sender>;

const INTENT = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';

/** A valid input for every message of the table. */
export const INPUTS: { [N in MessageName]: Input<N> } = {
  addressesFound: {
    report: {
      site: 'gmail',
      page: 'thread',
      key: 't1',
      state: 'found',
      layer: 'named',
      people: [{ address: 'mara@example.com', name: 'Mara Lind', role: 'sender' }],
    },
  },
  refreshCustomer: { address: 'mara@example.com', eager: false },
  findBooking: { id: 'BKNG-1' },
  readConversation: { id: 'BKNG-1' },
  readGuestLink: { booking: 'BKNG-1', kind: 'move' },
  makeLink: {
    calendar: 'BKC-1',
    guest: { name: 'Mara Lind', email: 'mara@example.com', phone: '+12025550195' },
    rep: 'USR-1',
  },
  useCalendar: { calendar: 'BKC-1', link: 'oneTime' },
  takeLinkKey: {},
  readSlots: { calendar: 'BKC-1', from: 5 },
  propose: {
    orders: [
      {
        intent: INTENT,
        kind: 'cancel',
        seen: { id: 'BKNG-1', status: 'scheduled', starts: 5, booker: 'mara@example.com' },
        reason: '',
        mail: true,
      },
    ],
  },
  proposeOrder: {
    order: INTENT,
    calendar: 'BKC-1',
    starts: 5,
    draft: {
      name: 'Mara Lind',
      email: 'mara@example.com',
      phone: null,
      zone: 'Europe/Berlin',
      place: { type: 'virtual', value: 'zoom' },
      answers: [{ field: 'topic', value: ['Price'] }],
      old: {
        seen: { id: 'BKNG-1', status: 'scheduled', starts: 5, booker: 'mara@example.com' },
        mail: false,
        reason: '',
      },
    },
  },
  undo: { intents: [INTENT] },
  sendNow: { intents: [INTENT] },
  dismiss: { intents: [INTENT] },
  markHeld: { bookings: ['BKNG-1'], held: true },
  settle: {},
  useKey: { key: 'b00c51deb00c51de' },
  checkKey: {},
  setPassphrase: { passphrase: 'a long passphrase' },
  unlock: { passphrase: 'a long passphrase' },
  setSite: { site: 'gmail', on: false },
  setSync: { window: 3, paused: false },
  setUndo: { seconds: 5 },
  setOfferLanguage: { address: 'mara@example.com', language: 'de' },
  setPhrases: { phrases: ['I am ill.', '', ''] },
  keepReason: { reason: 'The room is taken.' },
  confirmLostSettings: {},
  setMe: { address: 'sam@example.org' },
  setRep: { place: 'sam@example.org', user: 'USR-1' },
  joinAddresses: { address: 'mara@example.com', other: 'm@example.org', together: true },
  forgetCustomer: { addresses: ['mara@example.com'] },
  readPage: { tab: 7 },
  readOnRequest: { tab: 7 },
  reportPage: { tab: 7 },
  setIgnored: { entry: 'example.org', is: 'ignored' },
  forget: {},
};
