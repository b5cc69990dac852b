import type { AccountData } from '../account.ts';
import { carrie } from './carrie.ts';
import { counted, heavy } from './counted.ts';
import { dana } from './dana.ts';
import { mainDirectory } from './directory.ts';
import { edges } from './edges.ts';
import { hostile } from './hostile.ts';
import { USERS } from './known.ts';
import { odd, times } from './odd.ts';
import { ordinary } from './ordinary.ts';
import type { Part } from './part.ts';
import { samples } from './samples.ts';
import { smallAccount } from './small.ts';

/** How much data to make, around which moment. */
export interface Amount {
  /** UTC ms. */
  now: number;
  /** Bookings of the main account, the heavy customer's aside. */
  bookings?: number;
  /** Ordinary customers. */
  customers?: number;
  /** Bookings of the heavy customer; nobody without. */
  heavyCustomer?: number;
}

const USUAL_BOOKINGS = 500;
const USUAL_CUSTOMERS = 45;
/** So many bookings a customer has in a large account. */
const PER_CUSTOMER = 8;

/** The three accounts the stand-in's keys open. */
export function buildAccounts(amount: Amount): Record<'main' | 'other' | 'noPlan', AccountData> {
  const { now } = amount;
  return {
    main: mainAccount(amount),
    other: smallAccount(now, {
      first: 'Viktor',
      last: 'Lindgren',
      email: 'viktor.lindgren@elsewhere.example.org',
      api: true,
    }),
    noPlan: smallAccount(now, {
      first: 'Nell',
      last: 'Osborne',
      email: 'nell.osborne@starter.example.org',
      api: false,
    }),
  };
}

function mainAccount({
  now,
  bookings = USUAL_BOOKINGS,
  customers = Math.max(USUAL_CUSTOMERS, Math.floor(bookings / PER_CUSTOMER) - USUAL_CUSTOMERS),
  heavyCustomer = 0,
}: Amount): AccountData {
  const directory = mainDirectory(now);
  const special: Part[] = [
    samples(now),
    carrie(now, directory),
    dana(now, directory),
    ...counted(now, directory),
    edges(now, directory),
    odd(now, directory),
    times(now, directory),
    hostile(now, directory),
  ];
  const count = bookings - rows(special, 'bookings').length;
  const parts = [...special];
  if (count > 0) parts.push(ordinary(now, directory, { count, people: customers }));
  if (heavyCustomer > 0) parts.push(heavy(now, directory, heavyCustomer));
  return {
    owner: USERS.andrea,
    api: true,
    route: true,
    ...directory,
    sms: rows(parts, 'sms'),
    conversations: rows(parts, 'conversations'),
    contacts: rows(parts, 'contacts'),
    bookings: rows(parts, 'bookings'),
    deleted: Object.assign({}, ...parts.map(({ deleted }) => deleted)),
  };
}

function rows<Name extends Exclude<keyof Part, 'deleted'>>(
  parts: readonly Part[],
  name: Name,
): NonNullable<Part[Name]> {
  // Every part's list of one name holds rows of one type.
  return parts.flatMap((part): unknown[] => part[name] ?? []) as NonNullable<Part[Name]>;
}
