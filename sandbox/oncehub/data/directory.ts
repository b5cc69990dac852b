import type { CalendarRecord, DirectoryRow, PageRecord, UserRecord } from '../records.ts';
import { calendars, eventTypes, masterPages, pages } from './calendars.ts';
import { teams, users } from './users.ts';

/** The people and pages of an account, which its bookings refer to. */
export interface Directory {
  users: UserRecord[];
  teams: DirectoryRow[];
  calendars: CalendarRecord[];
  pages: PageRecord[];
  masterPages: DirectoryRow[];
  eventTypes: DirectoryRow[];
}

/** The main account's. */
export function mainDirectory(now: number): Directory {
  return {
    users: users(now),
    teams: teams(now),
    calendars: calendars(now),
    pages: pages(now),
    masterPages: masterPages(now),
    eventTypes: eventTypes(now),
  };
}

/** The calendar with this id. Throws where there is none. */
export function calendarOf({ calendars: all }: Directory, id: string): CalendarRecord {
  const calendar = all.find((one) => one.id === id);
  if (!calendar) throw new Error(`No calendar ${id}.`);
  return calendar;
}
