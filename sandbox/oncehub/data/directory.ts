import type { CalendarRecord, DirectoryRow, PageRecord, UserRecord } from '../records.ts';
import { calendars, eventTypes, masterPages, pages } from './calendars.ts';
import { teams, users } from './users.ts';

/** The users, teams, calendars and pages of an account, to which its bookings refer. */
export interface Directory {
  users: UserRecord[];
  teams: DirectoryRow[];
  calendars: CalendarRecord[];
  pages: PageRecord[];
  masterPages: DirectoryRow[];
  eventTypes: DirectoryRow[];
}

/** The directory of the main account. */
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

/** The calendar with this id. Throws when there is none. */
export function calendarOf({ calendars: all }: Directory, id: string): CalendarRecord {
  const calendar = all.find((one) => one.id === id);
  if (!calendar) throw new Error(`No calendar ${id}.`);
  return calendar;
}
