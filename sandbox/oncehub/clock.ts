/** A clock that tests can set; otherwise it runs at the speed of its base clock. */
export class Clock {
  readonly #base: () => number;
  #ahead = 0;

  constructor(base: () => number) {
    this.#base = base;
  }

  /** The present time, UTC ms. */
  now(): number {
    return this.#base() + this.#ahead;
  }

  /** Sets the present time, UTC ms. */
  set(time: number): void {
    this.#ahead = time - this.#base();
  }

  /** Moves the clock by `ms`. */
  advance(ms: number): void {
    this.#ahead += ms;
  }
}
