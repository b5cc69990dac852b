import { invalid, invalidString, unknownParameter } from './errors.ts';

/** The type of a query parameter. `instant` is a date or date-time; all others are texts. */
export type ParameterKind =
  | 'text'
  | 'instant'
  | 'status'
  | 'recipientType'
  | 'limit'
  | 'cursor'
  | 'expand';

/** The parameters a call accepts, by name; any other parameter is refused. */
export type ParameterTable = Readonly<Record<string, ParameterKind>>;

/** The parameters every list accepts. */
export const PAGING: ParameterTable = { limit: 'limit', after: 'cursor', before: 'cursor' };

/** The parameters for exclusive bounds on time fields: `.gt` and `.lt` of each. */
export function bounds(...fields: string[]): ParameterTable {
  return Object.fromEntries(
    fields.flatMap((field) => [
      [`${field}.gt`, 'instant'],
      [`${field}.lt`, 'instant'],
    ]),
  );
}

/** A call's checked parameters. */
export interface Query {
  text: ReadonlyMap<string, string>;
  /** The times by parameter name, UTC ms. */
  instants: ReadonlyMap<string, number>;
  /** The number of rows of a page. */
  limit: number;
}

const STATUSES = ['requested', 'scheduled', 'rescheduled', 'completed', 'canceled', 'no_show'];
const RECIPIENT_TYPES = ['contact', 'user'];
const DEFAULT_LIMIT = 10;
const MAXIMAL_LIMIT = 100;

/** Parses and checks a query. Throws the 400 refusal for the first error. */
export function readQuery(query: URLSearchParams, table: ParameterTable): Query {
  const text = new Map<string, string>();
  for (const [name, value] of query) {
    if (!Object.hasOwn(table, name)) throw unknownParameter(name);
    // Repeated parameters are not documented, and no call needs them.
    if (text.has(name)) throw invalidString(query.getAll(name).join(','), name);
    text.set(name, value);
  }
  if (text.has('after') && text.has('before')) {
    const message = 'Received both before and after parameters. Please provide only one.';
    throw invalid(400, message);
  }
  const instants = new Map<string, number>();
  for (const [name, value] of text) check(name, value);
  for (const [name, from] of instants) {
    const later = name.replace(/\.gt$/, '.lt');
    const to = instants.get(later);
    if (name !== later && to !== undefined && from > to) {
      throw invalid(400, `${name} cannot be later than ${later}`, name);
    }
  }
  return { text, instants, limit: Number(text.get('limit') ?? DEFAULT_LIMIT) };

  function check(name: string, value: string): void {
    switch (table[name]) {
      case 'instant': {
        const time = readInstant(value);
        if (time === null) throw invalid(400, `Invalid date: ${value}`, name);
        instants.set(name, time);
        break;
      }
      case 'limit':
        if (/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= MAXIMAL_LIMIT) break;
        throw invalid(
          400,
          `Out of range value: ${value}. Please provide a number between 1 and ${MAXIMAL_LIMIT}.`,
          name,
        );
      case 'status':
        if (!STATUSES.includes(value)) throw invalidString(value, name);
        break;
      case 'recipientType':
        if (!RECIPIENT_TYPES.includes(value)) throw invalidString(value, name);
    }
  }
}

const DATE = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d))?$/;

/**
 * Parses a date (midnight UTC) or a date-time with `Z` or an offset to UTC ms; `null` for anything
 * else.
 */
export function readInstant(value: string): number | null {
  const day = DATE.exec(value)?.[1];
  // `Date.parse` accepts 30 February and reads it as 2 March.
  if (!day || !isDay(day)) return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}

/** Whether a text is a valid calendar date, such as `2026-02-28`. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
