import type { Row } from './records.ts';

/** Order of creation, ties by id. */
export function byCreation(a: Row, b: Row): number {
  return a.created - b.created || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Index of the first of the ordered `rows` that `before` does not hold for. */
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

/** Where `row` stands among the ordered `rows`, or would stand. */
export function placeOf(rows: readonly Row[], row: Row): number {
  return boundary(rows, (other) => byCreation(other, row) < 0);
}

/** Rows of one kind, oldest first, found by id. */
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
   * Takes the row out and returns it; `undefined` when there is none. A subclass that offers it
   * keeps its own indexes in step.
   */
  protected remove(id: string): T | undefined {
    const row = this.#byId.get(id);
    if (!row) return undefined;
    take(this.rows, row);
    this.#byId.delete(id);
    return row;
  }
}

/** Puts `row` in its place among the ordered `rows`. */
export function insert<T extends Row>(rows: T[], row: T): void {
  rows.splice(placeOf(rows, row), 0, row);
}

/** Takes `row` out of the ordered `rows`, if it is there. */
export function take<T extends Row>(rows: T[], row: T): void {
  const place = placeOf(rows, row);
  if (rows[place]?.id === row.id) rows.splice(place, 1);
}
