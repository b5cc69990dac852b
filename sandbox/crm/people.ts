/**
 * A person on the demo pages. All are invented; Carrie is from the examples in OnceHub's
 * documentation.
 */
export interface Person {
  name: string;
  address: string;
}

/** A person with a contact record in the demo CRM. */
export interface Contact extends Person {
  /** The record's number, at the end of its URL. */
  record: number;
  title: string;
  company: string;
  phone: string;
  city: string;
  stage: 'Lead' | 'Opportunity' | 'Customer';
}

/** The rep who uses the demo pages. */
export const REP: Person = { name: 'Sam Okafor', address: 'sam@example.org' };
/** The owner of the second mailbox, at `/mail/u/1/`. */
export const REP_SECOND: Person = { name: 'Sam Okafor', address: 'sam.okafor@example.net' };
/** A colleague of the rep: same domain, never a customer. */
export const COLLEAGUE: Person = { name: 'Priya Raman', address: 'priya@example.org' };
/** A mailing list of the team's own domain, which replaces the sender of the mails it forwards. */
export const TEAM_LIST: Person = { name: 'Hello', address: 'hello@example.org' };
/** A machine that sends mail. */
export const ROBOT: Person = { name: 'Parcel Desk', address: 'no-reply@example.net' };

/** Addresses on the pages that belong to no participant of a conversation. */
export const DECOYS = {
  draft: { name: 'Jonah Pell', address: 'jonah.pell@example.net' },
  advertiser: { name: 'Upright Desks', address: 'promo@example.net' },
  quoted: { name: 'Rosa Quill', address: 'rosa.quill@example.net' },
  billing: { name: 'Billing', address: 'billing@example.net' },
  invoices: { name: 'Invoices', address: 'accounts@bluehill.example.com' },
  formerContact: { name: 'Former contact', address: 'former.contact@example.net' },
  outsider: { name: 'Outside counsel', address: 'outside.counsel@example.net' },
  logging: { name: 'Logging address', address: '4411223@bcc.hubspot.com' },
} as const satisfies Record<string, Person>;

const contact = (
  record: number,
  name: string,
  address: string,
  rest: Pick<Contact, 'title' | 'company' | 'phone' | 'city' | 'stage'>,
): Contact => ({ record, name, address, ...rest });

/** A customer with a long history who missed the last meeting. */
export const CARRIE = contact(801, 'Carrie Customer', 'so.carrie.customer@gmail.com', {
  title: 'Executive Assistant',
  company: 'Fernhill Landscaping',
  phone: '+1 202 555 0195',
  city: 'Washington, DC',
  stage: 'Opportunity',
});
/** A customer with an upcoming renewal. */
export const DANA = contact(802, 'Dana Whitfield', 'dana.whitfield@acme.example.com', {
  title: 'Head of Operations',
  company: 'Acme',
  phone: '+1 312 555 0142',
  city: 'Chicago, IL',
  stage: 'Customer',
});
/** A customer whose colleagues are being onboarded. */
export const MEI = contact(803, 'Mei Tanaka', 'mei.tanaka@kite.example.com', {
  title: 'Customer Success Lead',
  company: 'Kite Analytics',
  phone: '+1 415 555 0118',
  city: 'San Francisco, CA',
  stage: 'Customer',
});
/** A customer who began a conversation that `ANA` continues. */
export const LUIS = contact(804, 'Luis Ortega', 'luis.ortega@bluehill.example.com', {
  title: 'Practice Manager',
  company: 'Bluehill Dental',
  phone: '+1 512 555 0167',
  city: 'Austin, TX',
  stage: 'Opportunity',
});
/** A customer of the same company as `LUIS`. */
export const ANA = contact(805, 'Ana Ruiz', 'ana.ruiz@bluehill.example.com', {
  title: 'Scheduling Coordinator',
  company: 'Bluehill Dental',
  phone: '+1 512 555 0171',
  city: 'Austin, TX',
  stage: 'Opportunity',
});
/** A person who has never booked. */
export const NOOR = contact(806, 'Noor Haddad', 'noor.haddad@orchard.example.com', {
  title: 'Community Manager',
  company: 'Orchard Collective',
  phone: '+44 20 7946 0911',
  city: 'London',
  stage: 'Lead',
});
/** A customer of the same company as `DANA`. */
export const THEO = contact(807, 'Theo Lindqvist', 'theo.lindqvist@acme.example.com', {
  title: 'IT Manager',
  company: 'Acme',
  phone: '+1 312 555 0155',
  city: 'Chicago, IL',
  stage: 'Customer',
});
/** A contact record without an e-mail address, of somebody who booked by telephone. */
export const GUS = contact(808, 'Gus Halloran', '', {
  title: 'Front Desk',
  company: 'Acme',
  phone: '(312) 555-0177',
  city: 'Chicago, IL',
  stage: 'Customer',
});
/** A person without a CRM record who wrote to the team's mailing list. */
export const ELIF: Person = { name: 'Elif Demir', address: 'elif.demir@harbor.example.com' };

/** All contact records, in the order of their numbers. */
export const CONTACTS: readonly Contact[] = [CARRIE, DANA, MEI, LUIS, ANA, NOOR, THEO, GUS];
