/** What a form changed and the server has not taken yet: told to it now and then, kept on the device until then. Pure: the page gives what it acts by. */

/** What changed since the server last knew. */
export interface Unsaved {
  answers: Readonly<Record<string, string>>;
  comment?: string;
}

/** What became of a saving. `words`: as the server says it. */
export type Outcome = { saved: string } | 'cut' | 'over' | 'sent';

/** What the page lends. */
export interface Ports {
  /** Tells the server; `leaving`: the page may be gone before it answers. */
  tell(changes: Unsaved, leaving: boolean): Promise<Outcome>;
  /** Keeps on the device what the server has not taken; null: nothing is left. */
  keep(changes: Unsaved | null): void;
  say(state: 'pending' | 'saved' | 'cut' | 'over' | 'sent', words: string): void;
  /** Calls back after `ms`. */
  after(ms: number, then: () => void): void;
  now(): number;
}

/** At most one saving in this time; the first change after a while is told soon; a server that does not answer is asked less and less. */
export const EVERY_MS = 5000;
const SOON_MS = 800;
const LONGEST_MS = 60_000;

export const isEmpty = ({ answers, comment }: Unsaved): boolean => Object.keys(answers).length === 0 && comment === undefined;

/** `older` with what `newer` changes. */
const over = (older: Unsaved, newer: Unsaved): Unsaved => {
  const comment = newer.comment ?? older.comment;
  return { answers: { ...older.answers, ...newer.answers }, ...(comment !== undefined && { comment }) };
};
const NOTHING: Unsaved = { answers: {} };

export class Saver {
  readonly #ports: Ports;
  #waiting: Unsaved = NOTHING;
  /** What is being told, oldest first, and when each has its answer. */
  readonly #told = new Map<Unsaved, Promise<unknown>>();
  #planned = false;
  #last = -EVERY_MS;
  #pause = EVERY_MS;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Everything that the server has not taken. */
  get unsaved(): Unsaved {
    return [...this.#told.keys(), this.#waiting].reduce(over, NOTHING);
  }

  change(change: Unsaved): void {
    this.#waiting = over(this.#waiting, change);
    this.#ports.keep(this.unsaved);
    this.#ports.say('pending', '');
    this.#plan(Math.max(SOON_MS, this.#last + EVERY_MS - this.#ports.now()));
  }

  /** Tells what waits. True once the server has everything. `leaving` tells all of it again, since no answer may come. */
  async flush(leaving = false): Promise<boolean> {
    const changes = leaving ? this.unsaved : this.#waiting;
    if (isEmpty(changes)) return this.#told.size === 0;
    this.#waiting = NOTHING;
    this.#last = this.#ports.now();
    const telling = this.#ports.tell(changes, leaving);
    this.#told.set(changes, telling);
    const outcome = await telling;
    this.#told.delete(changes);
    if (typeof outcome === 'object') return this.#saved(outcome.saved);
    if (outcome !== 'sent') this.#waiting = over(changes, this.#waiting);
    this.#ports.keep(outcome === 'sent' ? null : this.unsaved);
    this.#ports.say(outcome, '');
    this.#pause = Math.min(this.#pause * 2, LONGEST_MS);
    if (outcome === 'cut') this.#plan(this.#pause);
    return false;
  }

  /** Tells what waits, and waits for every answer. True once the server has everything. */
  async settle(): Promise<boolean> {
    await this.flush();
    await Promise.all(this.#told.values());
    await Promise.resolve(); // those who waited for the same answers have counted them
    return isEmpty(this.unsaved);
  }

  #saved(words: string): boolean {
    this.#pause = EVERY_MS;
    const left = this.unsaved;
    this.#ports.keep(isEmpty(left) ? null : left);
    if (isEmpty(left)) this.#ports.say('saved', words);
    return isEmpty(left);
  }

  #plan(ms: number): void {
    if (this.#planned) return;
    this.#planned = true;
    this.#ports.after(ms, () => {
      this.#planned = false;
      void this.flush();
    });
  }
}
