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

/** The amount of data to generate, and the moment its dates are relative to. */
export interface Amount {
  /** The present moment, UTC ms. */
  now: number;
  /** The number of bookings of the main account, without the heavy customer's. */
  bookings?: number;
  /** The number of ordinary customers. */
  customers?: number;
  /** The number of bookings of the heavy customer; without it there is no such customer. */
  heavyCustomer?: number;
}

const USUAL_BOOKINGS = 500;
const USUAL_CUSTOMERS = 45;
/** The average number of bookings of a customer in a large account. */
const PER_CUSTOMER = 8;

/** Generates the data of the three accounts that the stand-in's keys give access to. */
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
  // In every part, the list with this name has rows of the same type.
  return parts.flatMap((part): unknown[] => part[name] ?? []) as NonNullable<Part[Name]>;
}
