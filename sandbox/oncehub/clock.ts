/** A clock that tests can set; between settings it goes at the pace of the clock it is made from. */
export class Clock {
  readonly #base: () => number;
  #ahead = 0;

  constructor(base: () => number) {
    this.#base = base;
  }

  /** UTC ms. */
  now(): number {
    return this.#base() + this.#ahead;
  }

  set(time: number): void {
    this.#ahead = time - this.#base();
  }

  advance(ms: number): void {
    this.#ahead += ms;
  }
}
