/** Checks the documents of visitors: a fair queue before the readers, reports for an hour, then nothing. */
import { randomBytes } from 'node:crypto';
import type { OpenDocument, ReaderPool } from '../document/document.ts';
import type { Clock } from '../kernel/clock.ts';
import { faultFields, type Log } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Spool } from '../kernel/spool.ts';
import { type CheckRun, runCheck } from './check.job.ts';
import { FairQueue } from './fair-queue.ts';
import { shownFirst } from './report-view.ts';
import { isOver, isSettled, move, type Progress, type Trial, type TrialRequest } from './trial.ts';

export interface TrialDeps {
  pool: ReaderPool;
  spool: Spool;
  clock: Clock;
  log: Log;
  /** Documents read at once. */
  readers: number;
  /** Documents that may wait. */
  waiting: number;
}

/** Pixels across a picture of a page. */
const PICTURE_WIDTH = 1100;
/** Pages drawn while the document is still open. */
const DRAWN_AHEAD = 6;
/** Seconds that a document takes, to say when to come back. */
const SECONDS_EACH = 2;

export class Trials {
  readonly #deps: TrialDeps;
  readonly #trials = new Map<string, Trial>();
  readonly #queue = new FairQueue<Trial>();
  readonly #settled = new Map<string, PromiseWithResolvers<void>>();
  readonly #drawing = new Map<string, Promise<Uint8Array | null>>();
  #reading = 0;

  constructor(deps: TrialDeps) {
    this.#deps = deps;
  }

  /** Throws the refusal 'queue-full' when too many documents wait. */
  assertRoom(): void {
    const { waiting, readers } = this.#deps;
    if (this.#queue.size >= waiting)
      throw new Refusal('queue-full', { seconds: Math.ceil((this.#queue.size * SECONDS_EACH) / readers) });
  }

  /** Puts a document in the queue. */
  submit(request: TrialRequest): Trial {
    this.assertRoom();
    const id = randomBytes(18).toString('base64url');
    const trial: Trial = {
      ...request,
      id,
      state: 'waiting',
      receivedAt: this.#deps.clock.now(),
      page: 0,
      pages: 0,
      report: null,
      sizes: [],
    };
    this.#trials.set(id, trial);
    this.#settled.set(id, Promise.withResolvers<void>());
    this.#queue.add(request.client, trial);
    this.#fill();
    return trial;
  }

  /** The trial `id`; undefined when there is none or its hour is over. */
  find(id: string): Trial | undefined {
    const trial = this.#trials.get(id);
    return trial && !isOver(trial, this.#deps.clock.now()) ? trial : undefined;
  }

  /** How many documents are being read, and how many wait. */
  load(): { reading: number; waiting: number } {
    return { reading: this.#reading, waiting: this.#queue.size };
  }

  progress(trial: Trial): Progress {
    const { state, page, pages } = trial;
    return { state, ahead: Math.max(0, this.#queue.ahead(trial)), page, pages };
  }

  /** Waits until `trial` is done or failed. */
  async settled(trial: Trial): Promise<void> {
    await this.#settled.get(trial.id)?.promise;
  }

  /** Page `number` as PNG, drawn on first demand; null when it cannot be. */
  async picture(trial: Trial, number: number): Promise<Uint8Array | null> {
    if (trial.state !== 'done' || !trial.sizes[number - 1]) return null;
    const key = `${trial.key}.p${number}.png`;
    const kept = await this.#deps.spool.read(key);
    if (kept) return kept;
    const under = this.#drawing.get(key) ?? this.#drawOne(trial, number).finally(() => this.#drawing.delete(key));
    this.#drawing.set(key, under);
    return under;
  }

  /** Forgets `trial` and everything that came from it. */
  async forget(trial: Trial): Promise<void> {
    this.#queue.remove(trial);
    this.#trials.delete(trial.id);
    this.#settled.get(trial.id)?.resolve();
    this.#settled.delete(trial.id);
    await this.#deps.spool.remove(trial.key);
  }

  /** Forgets every trial whose hour is over; returns how many. Called every minute. */
  async sweep(): Promise<number> {
    const now = this.#deps.clock.now();
    const over = [...this.#trials.values()].filter((trial) => isOver(trial, now) && trial.state !== 'reading');
    await Promise.all(over.map((trial) => this.forget(trial)));
    return over.length;
  }

  #fill(): void {
    while (this.#reading < this.#deps.readers) {
      const trial = this.#queue.next();
      if (!trial) return;
      this.#reading++;
      void this.#run(trial).finally(() => {
        this.#reading--;
        this.#fill();
      });
    }
  }

  async #run(trial: Trial): Promise<void> {
    move(trial, 'reading');
    try {
      const { report, open } = await this.#check(trial);
      try {
        trial.report = report;
        trial.sizes = open.outcome.ok ? open.outcome.document.pages.map((p) => [p.width, p.height] as const) : [];
        move(trial, 'done');
        this.#settled.get(trial.id)?.resolve();
        if (trial.pictures) await this.#drawAhead(trial, open);
      } finally {
        open.close();
      }
    } catch (fault) {
      this.#deps.log.error('a check failed', faultFields(fault));
      if (!isSettled(trial)) move(trial, 'failed');
      this.#settled.get(trial.id)?.resolve();
    }
  }

  async #check(trial: Trial): Promise<CheckRun> {
    const { pool, spool, clock } = this.#deps;
    const bytes = await spool.read(trial.key);
    if (!bytes) throw new Error('the bytes of a trial are gone');
    const { guide, deliverable, student, at, facts, lang } = trial;
    const order = { bytes, name: trial.file.name, guide, deliverable, student, at, facts, lang, now: () => clock.now() };
    return runCheck(order, pool, { onPage: (page, pages) => Object.assign(trial, { page, pages }) });
  }

  async #drawAhead(trial: Trial, document: OpenDocument): Promise<void> {
    for (const page of shownFirst(trial.report!, trial.sizes.length).slice(0, DRAWN_AHEAD)) {
      if (this.#queue.size > 0 || !this.#trials.has(trial.id)) return;
      // What cannot be drawn now is drawn when it is asked for, and said if it cannot be then.
      await this.#draw(trial, document, page).catch(() => null);
    }
  }

  async #drawOne(trial: Trial, page: number): Promise<Uint8Array | null> {
    const content = await this.#deps.spool.read(trial.key);
    if (!content) return null;
    const document = await this.#deps.pool.open(content);
    try {
      return await this.#draw(trial, document, page);
    } catch (fault) {
      this.#deps.log.warn('a page of a trial could not be drawn', faultFields(fault));
      return null;
    } finally {
      document.close();
    }
  }

  async #draw(trial: Trial, document: OpenDocument, page: number): Promise<Uint8Array> {
    const png = await document.render(page, PICTURE_WIDTH);
    if (this.#trials.has(trial.id)) await this.#deps.spool.write(`${trial.key}.p${page}.png`, png);
    return png;
  }
}
