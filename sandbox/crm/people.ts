/** Somebody the demo pages show. All are invented but Carrie, whom OnceHub's own documentation invented. */
export interface Person {
  name: string;
  address: string;
}

/** A person with a contact record in the demo CRM. */
export interface Contact extends Person {
  /** The number that ends the record's URL. */
  record: number;
  title: string;
  company: string;
  phone: string;
  city: string;
  stage: 'Lead' | 'Opportunity' | 'Customer';
}

/** The rep at whose desk the demo plays. */
export const REP: Person = { name: 'Sam Okafor', address: 'sam@example.org' };
/** The second mailbox signed in beside the first, at `/mail/u/1/`. */
export const REP_SECOND: Person = { name: 'Sam Okafor', address: 'sam.okafor@example.net' };
/** A colleague of the rep: same domain, never a customer. */
export const COLLEAGUE: Person = { name: 'Priya Raman', address: 'priya@example.org' };
/** A list of the team's own domain, which rewrites the sender of what it passes on. */
export const TEAM_LIST: Person = { name: 'Hello', address: 'hello@example.org' };
/** A machine that writes mail. */
export const ROBOT: Person = { name: 'Parcel Desk', address: 'no-reply@example.net' };

/** Addresses that stand on pages without belonging to anybody in the conversation. */
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

/** Has a long history with the rep, and missed the last meeting. */
export const CARRIE = contact(801, 'Carrie Customer', 'so.carrie.customer@gmail.com', {
  title: 'Executive Assistant',
  company: 'Fernhill Landscaping',
  phone: '+1 202 555 0195',
  city: 'Washington, DC',
  stage: 'Opportunity',
});
/** A customer about to renew. */
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
/** Began a conversation that `ANA` took over. */
export const LUIS = contact(804, 'Luis Ortega', 'luis.ortega@bluehill.example.com', {
  title: 'Practice Manager',
  company: 'Bluehill Dental',
  phone: '+1 512 555 0167',
  city: 'Austin, TX',
  stage: 'Opportunity',
});
/** Of the same company as `LUIS`. */
export const ANA = contact(805, 'Ana Ruiz', 'ana.ruiz@bluehill.example.com', {
  title: 'Scheduling Coordinator',
  company: 'Bluehill Dental',
  phone: '+1 512 555 0171',
  city: 'Austin, TX',
  stage: 'Opportunity',
});
/** Has never booked anything. */
export const NOOR = contact(806, 'Noor Haddad', 'noor.haddad@orchard.example.com', {
  title: 'Community Manager',
  company: 'Orchard Collective',
  phone: '+44 20 7946 0911',
  city: 'London',
  stage: 'Lead',
});
/** Of the same company as `DANA`. */
export const THEO = contact(807, 'Theo Lindqvist', 'theo.lindqvist@acme.example.com', {
  title: 'IT Manager',
  company: 'Acme',
  phone: '+1 312 555 0155',
  city: 'Chicago, IL',
  stage: 'Customer',
});
/** A contact record without an e-mail address. */
export const PETRA = contact(808, 'Petra Novak', '', {
  title: 'Front Desk',
  company: 'Acme',
  phone: '+1 312 555 0140',
  city: 'Chicago, IL',
  stage: 'Customer',
});
/** Stands in no CRM record: wrote through the team's list. */
export const ELIF: Person = { name: 'Elif Demir', address: 'elif.demir@harbor.example.com' };

/** All contact records, in the order of their numbers. */
export const CONTACTS: readonly Contact[] = [CARRIE, DANA, MEI, LUIS, ANA, NOOR, THEO, PETRA];
