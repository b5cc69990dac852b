import type { Call, Endpoint } from './call.ts';
import type { Collection } from './collection.ts';
import { noSuch } from './errors.ts';
import { list } from './lists.ts';
import { PAGING, type ParameterTable } from './parameters.ts';
import type { DirectoryRow } from './records.ts';
import { redacted } from './wire.ts';

/** A kind of object that the API can only list and read. */
interface Kind<T extends DirectoryRow> {
  path: string;
  /** The value of `object` in its answers. */
  object: string;
  rows(call: Call): Collection<T>;
  /** The filters by parameter name: whether a row matches the parameter's value. */
  filters: Readonly<Record<string, (row: T, value: string, call: Call) => boolean>>;
}

/** The endpoints of one kind: its list, and one object by id. */
function endpointsOf<T extends DirectoryRow>(kind: Kind<T>): Endpoint[] {
  const names = Object.keys(kind.filters);
  const filters: ParameterTable = Object.fromEntries(names.map((name) => [name, 'text']));
  return [
    {
      method: 'GET',
      path: kind.path,
      query: { ...PAGING, ...filters },
      answer: (call) =>
        list(call, {
          all: kind.rows(call),
          keep: (row) =>
            Object.entries(kind.filters).every(([name, passes]) => {
              const value = call.query.text.get(name);
              return value === undefined || passes(row, value, call);
            }),
          body: ({ body }) => body,
        }),
    },
    {
      method: 'GET',
      path: `${kind.path}/:id`,
      answer(call) {
        const row = kind.rows(call).get(call.id);
        if (row) return { body: row.body };
        if (call.account.deleted.get(call.id) === kind.object) {
          return { body: redacted(call.id, kind.object) };
        }
        throw noSuch(kind.object.replace('_', ' '), call.id);
      },
    },
  ];
}

/**
 * The endpoints for users, teams, booking calendars, booking pages, master pages and event types.
 */
export const directoryEndpoints: readonly Endpoint[] = [
  ...endpointsOf({
    path: '/users',
    object: 'user',
    rows: ({ account }) => account.users,
    filters: { email: (user, email) => user.email.toLowerCase() === email.toLowerCase() },
  }),
  ...endpointsOf({
    path: '/teams',
    object: 'team',
    rows: ({ account }) => account.teams,
    filters: {
      user: (team, id, { account }) => account.users.get(id)?.teams.includes(team.id) ?? false,
    },
  }),
  ...endpointsOf({
    path: '/booking-calendars',
    object: 'booking_calendar',
    rows: ({ account }) => account.calendars,
    filters: { host: (calendar, id) => calendar.host === id },
  }),
  ...endpointsOf({
    path: '/booking-pages',
    object: 'booking_page',
    rows: ({ account }) => account.pages,
    filters: {
      master_page: (page, id) => page.masterPages.includes(id),
      event_type: (page, id) => page.eventTypes.includes(id),
      user: (page, id) => page.users.includes(id),
    },
  }),
  ...endpointsOf({
    path: '/master-pages',
    object: 'master_page',
    rows: ({ account }) => account.masterPages,
    filters: {},
  }),
  ...endpointsOf({
    path: '/event-types',
    object: 'event_type',
    rows: ({ account }) => account.eventTypes,
    filters: {},
  }),
];
