/** Work of which little is done at once: the rest waits its turn, first come first served. */

export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** Does `work` when its turn comes. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((begin) => this.#waiting.push(begin));
    try {
      return await work();
    } finally {
      // The turn goes to the next in line without being free meanwhile.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
