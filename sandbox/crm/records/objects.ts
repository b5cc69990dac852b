import { ANA, CARRIE, type Contact, DANA, GUS, LUIS, MEI, NOOR, THEO } from '../people.ts';

/** The id of the HubSpot account, which is part of every URL. */
export const PORTAL = '4411223';

/** HubSpot's type ids of contacts, companies, deals and tickets. */
export type ObjectType = '0-1' | '0-2' | '0-3' | '0-5';

/** A company, deal or ticket with its associated contacts. */
export interface Associated {
  type: Exclude<ObjectType, '0-1'>;
  id: number;
  name: string;
  line: string;
  facts: readonly (readonly [label: string, value: string])[];
  contacts: readonly Contact[];
}

const company = (
  id: number,
  name: string,
  contacts: readonly Contact[],
  facts: Associated['facts'],
): Associated => ({ type: '0-2', id, name, line: facts[0]?.[1] ?? '', facts, contacts });

const deal = (
  id: number,
  name: string,
  line: string,
  contacts: readonly Contact[],
): Associated => ({
  type: '0-3',
  id,
  name,
  line,
  facts: [
    ['Amount', line.split(' · ')[0] ?? ''],
    ['Stage', line.split(' · ')[1] ?? ''],
    ['Pipeline', 'Sales'],
  ],
  contacts,
});

/** All companies, deals and tickets. */
export const OBJECTS: readonly Associated[] = [
  company(
    55,
    'Acme',
    [DANA, THEO, GUS],
    [
      ['Industry', 'Packaging machinery'],
      ['City', 'Chicago, IL'],
      ['Employees', '240'],
    ],
  ),
  company(
    56,
    'Kite Analytics',
    [MEI],
    [
      ['Industry', 'Weather data'],
      ['City', 'San Francisco, CA'],
      ['Employees', '85'],
    ],
  ),
  company(
    57,
    'Bluehill Dental',
    [LUIS, ANA],
    [
      ['Industry', 'Dental practices'],
      ['City', 'Austin, TX'],
      ['Employees', '62'],
    ],
  ),
  company(
    58,
    'Fernhill Landscaping',
    [CARRIE],
    [
      ['Industry', 'Landscaping services'],
      ['City', 'Washington, DC'],
      ['Employees', '30–50'],
    ],
  ),
  company(
    59,
    'Orchard Collective',
    [NOOR],
    [
      ['Industry', 'Community space'],
      ['City', 'London'],
      ['Employees', '12'],
    ],
  ),
  deal(9, 'Renewal', '$18,400 · Contract sent', [DANA]),
  deal(10, 'Booking for forty', '$6,200 · Demo scheduled', [CARRIE]),
  deal(11, 'Four practices', '$9,900 · Qualified', [LUIS, ANA]),
  {
    type: '0-5',
    id: 7,
    name: 'Rooms shown twice in the calendar',
    line: 'Waiting on us · Medium',
    facts: [
      ['Status', 'Waiting on us'],
      ['Priority', 'Medium'],
      ['Source', 'E-mail'],
    ],
    contacts: [ANA, LUIS],
  },
];

/** The objects of one type that are associated with a contact. */
export const objectsOf = (contact: Contact, type: ObjectType): readonly Associated[] =>
  OBJECTS.filter((object) => object.type === type && object.contacts.includes(contact));

/** A record's URL path, in HubSpot's format. */
export const recordPath = (type: ObjectType, id: number): string =>
  `/contacts/${PORTAL}/record/${type}/${id}`;

/** The URL path of the list of all objects of a type. */
export const listPath = (type: ObjectType): string =>
  `/contacts/${PORTAL}/objects/${type}/views/all/list`;

/** A conversation's URL path, in HubSpot's format. */
export const conversationPath = (id: number): string => `/live-messages/${PORTAL}/inbox/${id}`;
