/** Everything that the receipt of a deposit says, as data in one language: its page, its PDF and its letter show the same. Pure. */
import type { Report, RuleId } from '../conformity/finding.ts';
import { counts, toneOf } from '../conformity/report-view.ts';
import { TITLES } from '../conformity/titles.ts';
import { CHECK_WORDS } from '../conformity/web-words.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { type Deadline, deadlineOf, type Mission } from '../mission/mission.ts';
import type { Lang } from '../ui/lang.ts';
import type { Tone } from '../ui/signal.tsx';
import { capital, exactInstant, fileSize, lasting, number } from '../ui/typography.ts';
import { type Check, type Deposit, lateBy } from './deposit.ts';
import { RECEIPT_WORDS } from './receipt-words.ts';

/** What a receipt is made of. `check` is the one whose report it shows, null before any. */
export interface ReceiptFacts {
  deposit: Deposit;
  mission: Mission;
  guide: Guide;
  check: Check | null;
  school: { name: string };
  /** Address of the site, without a slash at its end. */
  baseUrl: string;
}

/** Words of ours, what a person wrote (shown as it is, apart), or a print of bytes. */
export interface Piece {
  as: 'words' | 'name' | 'code';
  text: string;
}
const words = (text: string): Piece => ({ as: 'words', text });
const name = (text: string): Piece => ({ as: 'name', text });

/** The pieces of a line as plain text. */
export function spokenLine(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join(' ');
}

/** A line of the receipt: what it is, its value, what is said beside it. */
export interface Fact {
  id: 'student' | 'document' | 'file' | 'received' | 'deadline' | 'print' | 'guide' | 'declared' | 'school';
  term: string;
  value: readonly Piece[];
  notes: readonly (readonly Piece[])[];
}

/** A rule of the report with the word and the tone of its result. */
export interface RuleResult {
  rule: RuleId;
  name: string;
  word: string;
  tone: Tone;
  clause: string | null;
}

export interface Receipt {
  lang: Lang;
  /** "Récépissé de dépôt". */
  title: string;
  /** "Mémoire de mission, version 3". */
  heading: string;
  student: string;
  school: string;
  standing: { tone: Tone; sentence: string };
  facts: readonly Fact[];
  verification: { code: string; address: string };
  /** `rules` is empty until the check is done. */
  verdict: { tone: Tone; sentence: string; rules: readonly RuleResult[] };
}

/** `hash` in groups of four, whole. */
export function grouped(hash: string): string {
  return hash.replace(/(.{4})(?=.)/g, '$1 ');
}

/** A verification code as it is read aloud: "ABCD-EFGH-JKMN". */
export function spokenCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** The receipt of a deposit in `lang`. */
export function receiptOf(facts: ReceiptFacts, lang: Lang): Receipt {
  const { deposit, mission, guide, baseUrl, school } = facts;
  const w = RECEIPT_WORDS[lang];
  const deliverable = guide.deliverables.find((d) => d.id === deposit.deliverable);
  const title = deliverable ? plain(deliverable.title, reading(guide, lang)) : deposit.deliverable;
  const student = `${mission.student.firstName} ${mission.student.lastName}`.trim();
  return {
    lang,
    title: w.title,
    heading: w.heading(title, deposit.number),
    student,
    school: school.name,
    standing: standingOf(deposit, lang),
    facts: [
      { id: 'student', term: w.student, value: [name(student)], notes: [] },
      { id: 'document', term: w.document, value: [words(w.heading(title, deposit.number))], notes: [] },
      fileOf(deposit, lang),
      receivedOf(deposit, guide, lang),
      deadlineFact(facts, lang),
      { id: 'print', term: w.print, value: [{ as: 'code', text: grouped(deposit.sha256) }], notes: [] },
      guideFact(guide, deposit, lang),
      ...declaredOf(deposit, lang),
      { id: 'school', term: w.school, value: [name(school.name)], notes: [] },
    ],
    verification: { code: spokenCode(deposit.code), address: `${baseUrl}/verify/${deposit.code}` },
    verdict: verdictOf(facts.check, lang),
  };
}

/** In time or late, and by how much; the deadline's whole second is in time. */
export function standingOf(deposit: Pick<Deposit, 'receivedAt' | 'deadline'>, lang: Lang): Receipt['standing'] {
  const w = RECEIPT_WORDS[lang].standing;
  const late = lateBy(deposit);
  if (late === null) return { tone: 'conform', sentence: w.none };
  if (late > 0) return { tone: 'check', sentence: w.late(lasting(Math.ceil(late / 1000), lang)) };
  const early = Math.floor(-late / 1000);
  return { tone: 'conform', sentence: early === 0 ? w.lastSecond : w.early(lasting(early, lang)) };
}

function fileOf({ fileName, originalName, bytes }: Deposit, lang: Lang): Fact {
  const w = RECEIPT_WORDS[lang];
  const size = [words(fileSize(bytes, lang)), words(`(${number(bytes, lang)} ${lang === 'fr' ? 'octets' : 'bytes'})`)];
  const renamed = originalName === fileName ? [] : [[words(w.sentAs), name(originalName)]];
  return { id: 'file', term: w.file, value: [name(fileName)], notes: [bytes >= 1000 ? size : size.slice(0, 1), ...renamed] };
}

function receivedOf({ begunAt, receivedAt, deadline }: Deposit, { timezone }: Guide, lang: Lang): Fact {
  const w = RECEIPT_WORDS[lang];
  const at = (iso: string) => exactInstant(new Date(iso), lang, timezone);
  const astride = deadline !== null && lateBy({ receivedAt, deadline })! > 0 && lateBy({ receivedAt: begunAt, deadline })! <= 0;
  const notes = astride ? [[words(`${w.begun} ${at(begunAt)}`)], [words(w.lastByte)]] : [];
  return { id: 'received', term: w.received, value: [words(at(receivedAt))], notes };
}

/** Where the deadline that was in force comes from, as far as what is known now tells it. */
function sourceOf({ deposit, mission, guide }: ReceiptFacts): Pick<Deadline, 'source' | 'extension'> {
  const milestone = guide.calendar.find((m) => m.id === guide.deliverables.find((d) => d.id === deposit.deliverable)?.milestone);
  const then = mission.extensions.filter((e) => Date.parse(e.givenAt) <= Date.parse(deposit.receivedAt));
  const same = (found: Deadline | null) => found && Date.parse(found.at) === Date.parse(deposit.deadline!);
  const found = milestone ? deadlineOf(milestone, guide, mission.cohort, then) : null;
  if (found && same(found)) return found;
  // The cohort's calendar moved since: what stood then is the guide's date or one that the cohort had set.
  const byGuide = milestone ? deadlineOf(milestone, guide, { dates: {} }, []) : null;
  return { source: same(byGuide) ? 'guide' : 'cohort', extension: null };
}

function deadlineFact(facts: ReceiptFacts, lang: Lang): Fact {
  const { deposit, guide, mission } = facts;
  const w = RECEIPT_WORDS[lang];
  const fact = { id: 'deadline', term: w.deadline } as const;
  if (deposit.deadline === null) return { ...fact, value: [words(w.noDeadline)], notes: [] };
  const { source, extension } = sourceOf(facts);
  const value = [words(exactInstant(new Date(deposit.deadline), lang, guide.timezone))];
  if (!extension)
    return { ...fact, value, notes: [[words(source === 'guide' ? w.sources.guide : w.sources.cohort(mission.cohort.name))]] };
  const given = extension.personal ? w.sources.personal : w.sources.all;
  return { ...fact, value, notes: [[words(`${given}, ${w.reason}`), name(extension.reason)]] };
}

function guideFact(guide: Guide, { guideVersion }: Deposit, lang: Lang): Fact {
  const w = RECEIPT_WORDS[lang];
  return {
    id: 'guide',
    term: w.guide,
    value: [words(`${plain(guide.title, reading(guide, lang))}, ${w.guideVersion(guideVersion)}`)],
    notes: [],
  };
}

function declaredOf({ declarations }: Deposit, lang: Lang): Fact[] {
  if (!declarations.length) return [];
  const [first, ...others] = declarations.map(({ text }) => [name(text)]);
  return [{ id: 'declared', term: RECEIPT_WORDS[lang].declared, value: first!, notes: others }];
}

const VERDICT_TONES = { conform: 'conform', 'to-check': 'check', blocked: 'block', undetermined: 'unknown' } as const;

function verdictOf(check: Check | null, lang: Lang): Receipt['verdict'] {
  const w = RECEIPT_WORDS[lang];
  if (check?.state === 'failed') return { tone: 'unknown', sentence: w.checkFailed, rules: [] };
  if (!check?.report) return { tone: 'wait', sentence: w.underCheck, rules: [] };
  const { report } = check;
  const sentence = capital(CHECK_WORDS[lang].sentence(counts(report), report.measured.pages.total > 0));
  return {
    tone: VERDICT_TONES[report.verdict],
    sentence,
    rules: report.rules.map(({ rule, clause }) => {
      const tone = toneOfRule(report, rule);
      return { rule, name: TITLES[rule][lang].name, tone, word: CHECK_WORDS[lang].tones[tone], clause };
    }),
  };
}

const SERIOUS: readonly Tone[] = ['block', 'check', 'unknown'];

/** The most serious finding of a rule, or what it said without one. */
function toneOfRule(report: Report, rule: RuleId): Tone {
  const found = report.findings.filter((f) => f.rule === rule).map(toneOf);
  const worst = SERIOUS.find((tone) => found.includes(tone));
  if (worst) return worst;
  const status = report.rules.find((r) => r.rule === rule)!.status;
  return ({ passed: 'conform', failed: 'check', undetermined: 'unknown', skipped: 'wait' } as const)[status];
}
