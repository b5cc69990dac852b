import { invalid, missing } from './errors.ts';
import type { Json } from './records.ts';
import type { Switches } from './switches.ts';

/**
 * The type of a body's field; `open` is an object with any keys, `table` an object with these keys.
 */
export type FieldKind =
  | 'string'
  | 'boolean'
  | 'integer'
  | 'strings'
  | 'open'
  | { table: BodyTable }
  | 'any';

/** The fields a body or nested object accepts, by name. Names of required fields end in `!`. */
export type BodyTable = Readonly<Record<string, FieldKind>>;

const CHECKS: Record<Extract<FieldKind, string>, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  strings: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  open: isObject,
  any: () => true,
};

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Parses and checks a body's text with `table`. Returns the fields under their names without `!`.
 * Throws the 400 refusal for the first error.
 */
export function readBody(
  text: string,
  contentType: string | null,
  table: BodyTable,
  switches: Switches,
): Json {
  if (text === '') return readFields({}, table, switches, '');
  if (!contentType?.toLowerCase().startsWith('application/json')) throw unreadable();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable();
  }
  if (!isObject(value)) throw unreadable();
  return readFields(value, table, switches, '');
}

const unreadable = () => invalid(400, 'The request body could not be read.', 'body');

function readFields(body: Json, table: BodyTable, switches: Switches, prefix: string): Json {
  const kinds = new Map(Object.entries(table).map(([name, kind]) => [name.replace('!', ''), kind]));
  for (const name of Object.keys(table)) {
    if (name.endsWith('!') && body[name.slice(0, -1)] === undefined) {
      throw missing(prefix + name.slice(0, -1));
    }
  }
  const read: Json = {};
  for (const [name, value] of Object.entries(body)) {
    const kind = kinds.get(name);
    const param = prefix + name;
    if (kind === undefined) {
      if (switches.unknownBodyField === '400') throw invalid(400, 'Unsupported field', param);
    } else if (typeof kind === 'object') {
      if (!isObject(value)) throw invalid(400, `Invalid object: ${String(value)}`, param);
      read[name] = readFields(value, kind.table, switches, `${param}.`);
    } else if (CHECKS[kind](value)) {
      read[name] = value;
    } else {
      throw invalid(400, `Invalid ${kind === 'strings' ? 'array' : kind}: ${String(value)}`, param);
    }
  }
  return read;
}
