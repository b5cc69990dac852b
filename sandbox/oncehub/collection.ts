import type { Row } from './records.ts';

/** Compares rows by creation time, then by id. */
export function byCreation(a: Row, b: Row): number {
  return a.created - b.created || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Binary search: the index of the first row of the sorted `rows` for which `before` is false. */
export function boundary<T>(rows: readonly T[], before: (row: T) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (before(rows[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of `row` in the sorted `rows`, or the index at which it would be inserted. */
export function placeOf(rows: readonly Row[], row: Row): number {
  return boundary(rows, (other) => byCreation(other, row) < 0);
}

/** Rows of one kind, in order of creation, with an index by id. */
export class Collection<T extends Row> {
  readonly rows: T[];
  readonly #byId: Map<string, T>;

  constructor(rows: readonly T[]) {
    this.rows = [...rows].sort(byCreation);
    this.#byId = new Map(rows.map((row) => [row.id, row]));
  }

  get(id: string): T | undefined {
    return this.#byId.get(id);
  }

  add(row: T): void {
    insert(this.rows, row);
    this.#byId.set(row.id, row);
  }

  /**
   * Removes the row and returns it; `undefined` when there is none. A subclass that makes it public
   * must update its own indexes too.
   */
  protected remove(id: string): T | undefined {
    const row = this.#byId.get(id);
    if (!row) return undefined;
    take(this.rows, row);
    this.#byId.delete(id);
    return row;
  }
}

/** Inserts `row` into the sorted `rows`. */
export function insert<T extends Row>(rows: T[], row: T): void {
  rows.splice(placeOf(rows, row), 0, row);
}

/** Removes `row` from the sorted `rows`, if it is there. */
export function take<T extends Row>(rows: T[], row: T): void {
  const place = placeOf(rows, row);
  if (rows[place]?.id === row.id) rows.splice(place, 1);
}
