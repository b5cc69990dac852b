import type { DirectoryRow, Provider, UserRecord } from '../records.ts';
import { TEAMS, USERS } from './known.ts';
import { DAY } from './time.ts';

interface Person {
  first: string;
  last: string;
  email: string;
  role: string;
  zone: string;
  teams: readonly string[];
  calendarType?: string;
  conferencing?: readonly Provider[];
  seat?: boolean;
  invited?: boolean;
}

const PEOPLE: Readonly<Record<string, Person>> = {
  [USERS.andrea]: {
    first: 'Andrea',
    last: 'Hartie',
    email: 'andrea.hartie@example.com',
    role: 'Account Owner',
    zone: 'America/Denver',
    teams: [TEAMS.sales],
    conferencing: ['google_meet', 'zoom'],
  },
  [USERS.priya]: {
    first: 'Priya',
    last: 'Nair',
    email: 'priya.nair@example.com',
    role: 'Member',
    zone: 'America/Chicago',
    teams: [TEAMS.sales],
    conferencing: ['google_meet', 'microsoft_teams'],
  },
  [USERS.tomas]: {
    first: 'Tomas',
    last: 'Reyes',
    email: 'tomas.reyes@example.com',
    role: 'Member',
    zone: 'America/Los_Angeles',
    teams: [TEAMS.sales, TEAMS.partners],
    calendarType: 'office_365',
    conferencing: ['zoom'],
  },
  [USERS.morgan]: {
    first: 'Morgan',
    last: 'Hale',
    email: 'morgan.hale@example.com',
    role: 'Administrator',
    zone: 'Europe/London',
    teams: [TEAMS.success],
    conferencing: ['google_meet', 'microsoft_teams'],
  },
  [USERS.hanna]: {
    first: 'Hanna',
    last: 'Lindqvist',
    email: 'Hanna.Lindqvist@Example.com',
    role: 'Team Manager',
    zone: 'Europe/Stockholm',
    teams: [TEAMS.sales, TEAMS.support],
    calendarType: 'exchange',
    conferencing: ['webex'],
  },
  [USERS.grace]: {
    first: 'Grace',
    last: 'Okafor',
    email: 'grace.okafor@example.com',
    role: 'Member',
    zone: 'Africa/Lagos',
    teams: [TEAMS.support],
  },
  [USERS.elif]: {
    first: 'Elif',
    last: 'Demir',
    email: 'elif.demir@example.com',
    role: 'Member',
    zone: 'Europe/Istanbul',
    teams: [TEAMS.finance],
    calendarType: 'none',
    seat: false,
  },
  [USERS.invited]: {
    first: 'Jonas',
    last: 'Weber',
    email: 'jonas.weber@example.com',
    role: 'Member',
    zone: 'Europe/Berlin',
    teams: [],
    invited: true,
  },
  [USERS.sora]: {
    first: 'Sora',
    last: '',
    email: 'sora@example.com',
    role: 'Member',
    zone: 'Asia/Tokyo',
    teams: [TEAMS.partners],
    calendarType: 'icloud',
    conferencing: ['zoom'],
  },
};

/** The account's users, in order of creation. */
export function users(now: number): UserRecord[] {
  return Object.entries(PEOPLE).map(([id, person], place) => ({
    id,
    created: now - (2600 - place * 150) * DAY,
    email: person.email,
    seat: person.seat ?? true,
    active: !person.invited,
    conferencing: person.conferencing ?? [],
    calendarType: person.calendarType ?? 'google',
    teams: person.teams,
    body: {
      object: 'user',
      id,
      first_name: person.first,
      last_name: person.last,
      email: person.email,
      status: person.invited ? 'invited' : 'active',
      role_name: person.role,
      timezone: person.zone,
      teams: person.teams,
    },
  }));
}

const TEAM_NAMES: Readonly<Record<string, string>> = {
  [TEAMS.sales]: 'Sales',
  [TEAMS.success]: 'Success',
  [TEAMS.partners]: 'Partners',
  [TEAMS.support]: 'Support',
  [TEAMS.finance]: 'Finance',
};

/** The account's teams, the latest created first. */
export function teams(now: number): DirectoryRow[] {
  return Object.entries(TEAM_NAMES).map(([id, name], place) => ({
    id,
    created: now - (1500 + place * 90) * DAY,
    body: { object: 'team', id, name },
  }));
}
