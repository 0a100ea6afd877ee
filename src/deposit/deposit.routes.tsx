/** Handing in: the page of a deliverable and the file that it sends. */
import { createHash, randomBytes } from 'node:crypto';
import type { BlockList } from 'node:net';
import { type Context, Hono } from 'hono';
import type { ReaderPool } from '../document/document.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import type { Guide } from '../guide/schema.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { type Actor, may } from '../identity/ability.ts';
import { actorIn, type Found, foundIn, type Identity, mayDo } from '../identity/entry.ts';
import { readSchool } from '../identity/school.store.ts';
import { clientAddress } from '../kernel/client.ts';
import type { Database } from '../kernel/database.ts';
import { allow } from '../kernel/guard.ts';
import { RateLimit } from '../kernel/rate.ts';
import { Refusal, retryAfter, statusOf, wordsOf } from '../kernel/refusal.ts';
import { receiving } from '../kernel/rush.ts';
import type { Services } from '../kernel/services.ts';
import { type Mission, nameOf, subjectOf } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, langOf, shellOf, wantsPage } from '../ui/shell.routes.ts';
import { askCheck } from './check.store.ts';
import { DEPOSIT_ABILITIES } from './deposit.policy.ts';
import type { Deposit } from './deposit.ts';
import { reopeningOf, versionsOf } from './deposit.store.ts';
import { type DepositOrder, fileDeposit } from './filing.store.ts';
import { declarationsIn, declareField, type HandIn, handInOf } from './hand-in-state.ts';
import { HandInPage } from './hand-in.page.tsx';
import { receiptLetter } from './receipt-letter.ts';
import { receive, type Received, type Typed } from './receive.routes.ts';
import { addUpload, schoolOfMission } from './upload.store.ts';
import { askValidators } from './validation-ask.store.ts';
import { refusalOf } from './validation.store.ts';

/** What the routes of this slice need. */
export interface DepositDeps extends Services {
  assets: Assets;
  shelf: () => Shelf;
  identity: Identity;
  trusted: BlockList;
  /** Readers, to draw pages. */
  pool: ReaderPool;
  typesetter: Typesetter;
}

/** A deliverable of a mission, as an address names it. */
export interface Place {
  mission: Mission;
  guide: Guide;
  deliverable: Deliverable;
}

/** Milliseconds over which sent files are counted, and how many one person may send; a client whose session is over, fewer. */
const WINDOW_MS = 600_000;
const PER_PERSON = 60;
const PER_CLIENT = 10;

/** The deliverable `id` of a mission; null when school, mission, guide or deliverable is not there. */
export async function placeOf(
  deps: Pick<DepositDeps, 'db' | 'shelf'>,
  school: string,
  id: { mission: string; deliverable: string },
): Promise<Place | null> {
  const mission = await readMission(deps.db, school, id.mission);
  const guide = mission && findGuide(deps.shelf(), mission.cohort.guide, mission.cohort.version);
  const deliverable = guide?.deliverables.find((d) => d.id === id.deliverable);
  return mission && guide && deliverable ? { mission, guide, deliverable } : null;
}

/** How a deliverable stands now. */
export async function handInNow({ db, clock }: Pick<DepositDeps, 'db' | 'clock'>, place: Place, own: boolean): Promise<HandIn> {
  const { mission, deliverable } = place;
  const [versions, reopening] = await Promise.all([
    versionsOf(db, mission.school, mission.id, deliverable.id),
    reopeningOf(db, mission.school, mission.id, deliverable.id),
  ]);
  const [last] = versions;
  const refusal = last && !reopening ? await refusalOf(db, mission.school, last.id) : null;
  const wanted = refusal && { reason: refusal.comment, givenAt: refusal.at, by: nameOf({ ...refusal }) };
  return handInOf({ ...place, versions, reopening: reopening ?? wanted, own }, clock.now());
}

const named = (c: Context) => ({ mission: c.req.param('mission') ?? '', deliverable: c.req.param('deliverable') ?? '' });

const findPlace =
  (deps: DepositDeps) =>
  async (c: Context, actor: Actor): Promise<Found<Place> | null> => {
    const place = await placeOf(deps, actor.school, named(c));
    return place && { subject: { ...subjectOf(place.mission), item: place.deliverable.id }, value: place };
  };

/**
 * Files what was received, its receipt by letter included. The same bytes again lead to the deposit that holds them.
 *
 * @returns the address of the deposit
 */
export async function file(
  deps: DepositDeps,
  place: Place,
  order: Omit<DepositOrder, 'mission' | 'guide' | 'deliverable' | 'letter' | 'alongside' | 'clock'>,
): Promise<string> {
  const { db, clock, config } = deps;
  const { school, id, student } = place.mission;
  // Read again: an extension given while the file came is in force.
  const mission = (await readMission(db, school, id)) ?? place.mission;
  const about = { mission, guide: place.guide, check: null, school: await readSchool(db, school), baseUrl: config.BASE_URL };
  const letter = (deposit: Deposit) => ({
    address: student.email,
    ...receiptLetter({ ...about, deposit }, student.lang),
    held: config.SMTP_URL === null,
    arrived: config.SMTP_URL === null && about.school.demo,
  });
  try {
    const alongside = (trx: Database, { number }: Deposit) =>
      askValidators(deps, trx, { ...place, mission, number }, { person: order.actor, at: clock.now() });
    const made = await fileDeposit(db, { ...place, mission, ...order, letter, alongside, clock });
    return `/deposits/${made.id}`;
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'already-deposited') throw fault;
    const versions = await versionsOf(db, school, id, place.deliverable.id);
    const same = versions.find((v) => v.sha256 === order.file.sha256);
    if (!same) throw fault;
    return `/deposits/${same.id}`;
  }
}

/** What was ticked, as an address carries it to the next step. */
function ticked({ deliverable }: Place, fields: Typed): URLSearchParams {
  const query = new URLSearchParams();
  for (const id of declarationsIn(deliverable, fields).made) query.set(declareField(id), 'yes');
  if (deliverable.file.name && !fields['guideName']) query.set('guideName', 'no');
  return query;
}

/** Keeps what was received as an upload, tried when `trial` says so. Returns its identifier. */
function keep(
  deps: DepositDeps,
  place: Place,
  received: Received,
  owner: { sentBy: string | null; claimHash: string | null },
  trial: boolean,
) {
  const { school, id: mission } = place.mission;
  const { file: bytes, fileName, begunAt, receivedAt } = received;
  return deps.db.transaction().execute(async (trx) => {
    const row = { school, mission, deliverable: place.deliverable.id, ...bytes, fileName, begunAt, receivedAt, ...owner };
    const upload = await addUpload(trx, row);
    if (trial) await askCheck(trx, { school, upload, askedBy: owner.sentBy, askedAt: receivedAt });
    return upload;
  });
}

/** A file of somebody who is known: filed, or kept to be tried or until its declarations are made. Returns where to go. */
async function takeIn(c: Context, deps: DepositDeps, place: Place, typed: Typed, begunAt: number): Promise<string> {
  const received = await receive(c, deps, place.deliverable, begunAt, typed);
  const actor = actorIn(c).person;
  const { made, missing } = declarationsIn(place.deliverable, received.fields);
  const deposits = received.fields['intent'] === 'deposit';
  const query = ticked(place, received.fields);
  if (!deposits || missing) {
    const upload = await keep(deps, place, received, { sentBy: actor, claimHash: null }, !deposits);
    if (deposits) query.set('step', 'declare');
    return `/uploads/${upload}${query.size ? `?${query}` : ''}`;
  }
  const guideName = Boolean(received.fields['guideName']);
  const order = { ...received, originalName: received.fileName, guideName, declarations: made, lang: langOf(c), actor };
  return file(deps, place, order);
}

/** A file of somebody whose session is over: kept without owner, for who enters and brings the claim. Returns where to go. */
async function takeAside(c: Context, deps: DepositDeps, begunAt: number): Promise<string> {
  const { mission, deliverable } = named(c);
  const school = await schoolOfMission(deps.db, mission);
  const place = school && (await placeOf(deps, school, { mission, deliverable }));
  if (!place) throw new Refusal('sign-in-needed', {});
  const received = await receive(c, deps, place.deliverable, begunAt, {});
  const claim = randomBytes(24).toString('base64url');
  const upload = await keep(deps, place, received, { sentBy: null, claimHash: claimHash(claim) }, false);
  const query = ticked(place, received.fields);
  query.set('claim', claim);
  return `/enter?next=${encodeURIComponent(`/uploads/${upload}?${query}`)}`;
}

/** What is kept of a claim. */
export const claimHash = (claim: string): string => createHash('sha256').update(claim).digest('hex');

/** The page again, with what is wrong and what was ticked. */
async function pageAgain(c: Context, deps: DepositDeps, refusal: Refusal, typed: Typed): Promise<Response> {
  const place = foundIn<Place>(c);
  const shell = shellOf(c, deps.assets);
  const seconds = retryAfter(refusal);
  if (seconds !== null) c.header('retry-after', String(seconds));
  const field = refusal.code === 'deposit-closed' ? 'versions' : 'file';
  const props = {
    ...(await propsOf(deps, place, true)),
    errors: { [field]: wordsOf(refusal, shell.lang) },
    typed: {
      guideName: !typed['intent'] || Boolean(typed['guideName']),
      declared: declarationsIn(place.deliverable, typed).made,
    },
  };
  return c.html(renderPage(<HandInPage shell={shell} {...props} />), statusOf(refusal));
}

const propsOf = async (deps: DepositDeps, place: Place, own: boolean) => ({
  view: await handInNow(deps, place, own),
  maxBytes: Math.min(place.deliverable.file.maxBytes, deps.config.MAX_UPLOAD_BYTES),
});

/** Lets in who may hand in, and whose session ended meanwhile: their file is not lost. A stranger is refused before the body is read. */
function handsIn(deps: DepositDeps) {
  const { identity } = deps;
  const known = mayDo(identity, DEPOSIT_ABILITIES.make, findPlace(deps), DEPOSIT_ABILITIES.read);
  return allow(DEPOSIT_ABILITIES.make.id, async (c) => {
    if (!(await identity.actorOf(c)) && (await identity.hadSession(c))) return true;
    let passed = false;
    await known(c, () => Promise.resolve(void (passed = true)));
    return passed;
  });
}

/** Refuses who sends too much, before the body is read. */
function meter(limit: RateLimit, key: string, now: number): void {
  const wait = limit.take(key, now);
  if (wait > 0) throw new Refusal('too-many-requests', { seconds: Math.ceil(wait / 1000) });
}

function poster(deps: DepositDeps) {
  const [persons, clients] = [new RateLimit(PER_PERSON, WINDOW_MS), new RateLimit(PER_CLIENT, WINDOW_MS)];
  const answer = (c: Context, address: string) => (wantsPage(c) ? c.redirect(address, 303) : c.json({ address }, 201));
  return async (c: Context): Promise<Response> => {
    const begunAt = deps.clock.now();
    if (!(await deps.identity.actorOf(c))) {
      meter(clients, clientAddress(c, deps.trusted), begunAt);
      return answer(c, await receiving(() => takeAside(c, deps, begunAt)));
    }
    const typed: Typed = {};
    try {
      meter(persons, actorIn(c).person, begunAt);
      return answer(c, await receiving(() => takeIn(c, deps, foundIn<Place>(c), typed, begunAt)));
    } catch (fault) {
      if (fault instanceof Refusal && wantsPage(c)) return pageAgain(c, deps, fault, typed);
      throw fault;
    }
  };
}

/** The routes of handing in. */
export function depositRoutes(deps: DepositDeps): Hono {
  const address = '/missions/:mission/deposits/:deliverable';
  return new Hono()
    .get(address, mayDo(deps.identity, DEPOSIT_ABILITIES.read, findPlace(deps)), async (c) => {
      const place = foundIn<Place>(c);
      const own = may(actorIn(c), DEPOSIT_ABILITIES.make, subjectOf(place.mission));
      const typed = { guideName: true, declared: [] };
      const shell = shellOf(c, deps.assets);
      return c.html(renderPage(<HandInPage shell={shell} {...await propsOf(deps, place, own)} errors={{}} typed={typed} />));
    })
    .post(address, handsIn(deps), poster(deps));
}
