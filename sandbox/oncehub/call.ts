import type { Account } from './account.ts';
import type { BodyTable } from './body.ts';
import type { ParameterTable, Query } from './parameters.ts';
import type { Json } from './records.ts';
import type { World } from './world.ts';

/** An authorised call with checked parameters and body. */
export interface Call {
  world: World;
  account: Account;
  /** The time of the call, UTC ms. */
  now: number;
  url: URL;
  /** The id in the path; empty when the path has none. */
  id: string;
  query: Query;
  body: Json;
}

/** The answer to a call. */
export interface Reply {
  body: unknown;
  /** The `Link` header. */
  link?: string;
}

/** One operation of the API. */
export interface Endpoint {
  method: 'GET' | 'POST';
  /** The path below `/v2`, with `:id` in place of an id. */
  path: string;
  /** The query parameters; by default none. */
  query?: ParameterTable;
  /** The fields of the body; by default none. */
  body?: BodyTable;
  /** Carries out the call; throws a `Refusal`. */
  answer(call: Call): Reply;
}
