/** What a form changed and the server has not taken yet: told to it now and then, kept on the device until then. Pure: the page gives what it acts by. */

/** What changed since the server last knew. */
export interface Unsaved {
  answers: Readonly<Record<string, string>>;
  comment?: string;
}

/**
 * What became of a saving. `saved`: as the server says it. 'gone': the form is no longer theirs, or another link was opened. 'sent': another page
 * sent the form, or the school typed it. 'elsewhere': its text was written in another page since. 'long': it is longer than what is kept. What
 * was typed here stays on the device.
 */
export type Outcome = { saved: string } | 'cut' | 'over' | 'gone' | 'sent' | 'elsewhere' | 'long';

/** What the page says of it. */
export type Said = 'pending' | 'saved' | Exclude<Outcome, object>;

/** What the page lends. */
export interface Ports {
  /** Tells the server; `leaving`: the page may be gone before it answers. */
  tell(changes: Unsaved, leaving: boolean): Promise<Outcome>;
  /** Keeps on the device what the server has not taken, and whether the last saving failed; null: nothing is left. */
  keep(changes: Unsaved | null, failed: boolean): void;
  say(state: Said, words: string): void;
  /** Calls back after `ms`. */
  after(ms: number, then: () => void): void;
  /** Milliseconds since any moment, on a clock that nobody sets. */
  now(): number;
}

/** At most one saving in this time; the first change after a while is told soon; a server that does not answer is asked less and less. */
export const EVERY_MS = 5000;
const SOON_MS = 800;
const LONGEST_MS = 60_000;

export const isEmpty = ({ answers, comment }: Unsaved): boolean => Object.keys(answers).length === 0 && comment === undefined;

/** `older` with what `newer` changes. */
export const over = (older: Unsaved, newer: Unsaved): Unsaved => {
  const comment = newer.comment ?? older.comment;
  return { answers: { ...older.answers, ...newer.answers }, ...(comment !== undefined && { comment }) };
};
const NOTHING: Unsaved = { answers: {} };

/** A text that was written here and another that was saved elsewhere since: both, unless this one goes on from that one. */
export const withBoth = (theirs: string, mine: string): string =>
  theirs.trim() === '' || mine.startsWith(theirs.trim()) ? mine : `${theirs.trim()}\n\n${mine}`;

/** What several pages kept, oldest first, as one: the newest answers, and every text. */
export const joined = (all: readonly Unsaved[]): Unsaved =>
  all.reduce((older, newer) => {
    const isBoth = older.comment !== undefined && newer.comment !== undefined;
    return { ...over(older, newer), ...(isBoth && { comment: withBoth(older.comment!, newer.comment!) }) };
  }, NOTHING);

export class Saver {
  readonly #ports: Ports;
  #waiting: Unsaved = NOTHING;
  /** What is being told, oldest first, and when each has its answer. */
  readonly #told = new Map<Unsaved, Promise<unknown>>();
  #planned = false;
  /** What became of the last saving. */
  #became: Exclude<Said, 'pending'> = 'saved';
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
    this.#ports.keep(this.unsaved, this.#became !== 'saved');
    this.#ports.say('pending', '');
    this.#plan(Math.max(SOON_MS, this.#last + EVERY_MS - this.#ports.now()));
  }

  /**
   * Tells what waits, once what was told before has its answer: the server takes changes in their order. `leaving` tells everything at
   * once, since no answer may come; if the page stays after all, it tells again what could have crossed.
   */
  async flush(leaving = false): Promise<void> {
    if (!leaving && this.#told.size > 0) await this.#answers();
    const changes = leaving ? this.unsaved : this.#waiting;
    if (isEmpty(changes)) return;
    this.#waiting = this.#told.size > 0 ? changes : NOTHING;
    this.#last = this.#ports.now();
    const answered = this.#ports.tell(changes, leaving).then((outcome) => this.#heard(changes, outcome));
    this.#told.set(changes, answered);
    await answered;
  }

  /** Tells what waits, and waits for every answer. @returns 'saved' once the server has everything, else why it has not */
  async settle(): Promise<Exclude<Said, 'pending'>> {
    await this.flush();
    await this.#answers();
    return isEmpty(this.unsaved) ? 'saved' : this.#became;
  }

  /** Another page took over what this one could not save: it is no longer told. */
  forget(): void {
    this.#waiting = NOTHING;
  }

  async #answers(): Promise<void> {
    while (this.#told.size > 0) await Promise.all(this.#told.values());
  }

  #heard(changes: Unsaved, outcome: Outcome): void {
    this.#told.delete(changes);
    this.#became = typeof outcome === 'string' ? outcome : 'saved';
    if (typeof outcome === 'string') this.#waiting = over(changes, this.#waiting);
    const left = this.unsaved;
    this.#ports.keep(isEmpty(left) ? null : left, this.#became !== 'saved');
    if (typeof outcome === 'string') {
      this.#pause = Math.min(this.#pause * 2, LONGEST_MS);
      this.#ports.say(outcome, '');
      if (outcome === 'cut') this.#plan(this.#pause);
      return;
    }
    this.#pause = EVERY_MS;
    if (isEmpty(left)) this.#ports.say('saved', outcome.saved);
    else this.#plan(EVERY_MS);
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
