/** A queue that is fair to people: clients take turns, so that one who sends fifty files does not make the others wait for all. Pure. */

export class FairQueue<T> {
  /** Clients in the order of their next turn, each with what they wait for. */
  readonly #lines = new Map<string, T[]>();

  get size(): number {
    let n = 0;
    for (const line of this.#lines.values()) n += line.length;
    return n;
  }

  add(client: string, item: T): void {
    const line = this.#lines.get(client);
    if (line) line.push(item);
    else this.#lines.set(client, [item]);
  }

  /** Takes the next item; its client goes to the end of the turns. */
  next(): T | undefined {
    const turn = this.#lines.entries().next().value;
    if (!turn) return undefined;
    const [client, line] = turn;
    const item = line.shift();
    this.#lines.delete(client);
    if (line.length) this.#lines.set(client, line);
    return item;
  }

  /** How many items will be taken before `item`, as things stand; -1 when it is not waiting. */
  ahead(item: T): number {
    const lines = [...this.#lines.values()];
    const mine = lines.findIndex((line) => line.includes(item));
    if (mine < 0) return -1;
    const round = lines[mine]!.indexOf(item);
    return lines.reduce((sum, line, i) => sum + Math.min(line.length, i < mine ? round + 1 : round), 0);
  }

  /** Takes `item` out of the queue; false when it is not waiting. */
  remove(item: T): boolean {
    for (const [client, line] of this.#lines) {
      const at = line.indexOf(item);
      if (at < 0) continue;
      line.splice(at, 1);
      if (!line.length) this.#lines.delete(client);
      return true;
    }
    return false;
  }
}
