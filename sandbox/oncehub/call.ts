import type { Account } from './account.ts';
import type { BodyTable } from './body.ts';
import type { ParameterTable, Query } from './parameters.ts';
import type { Json } from './records.ts';
import type { World } from './world.ts';

/** A call whose caller, parameters and body have been checked. */
export interface Call {
  world: World;
  account: Account;
  /** The clock's reading for the whole call. */
  now: number;
  url: URL;
  /** The id in the path, empty where there is none. */
  id: string;
  query: Query;
  body: Json;
}

/** What a call is answered with. */
export interface Reply {
  body: unknown;
  /** The `Link` header. */
  link?: string;
}

/** One operation of the API. */
export interface Endpoint {
  method: 'GET' | 'POST';
  /** Below `/v2`, with `:id` where an id stands. */
  path: string;
  /** Query parameters; none unless told. */
  query?: ParameterTable;
  /** Fields of the body; none unless told. */
  body?: BodyTable;
  answer(call: Call): Reply;
}
