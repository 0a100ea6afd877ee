/** Findings, the rule contract and the report: the words that the engine, the command line and the pages share. Pure. */
import type { Place, QrCode, ReadOutcome } from '../document/document.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import type { Guide } from '../guide/schema.ts';
import type { Fact, Lang } from '../guide/text.ts';
import type { Measures } from './measures.ts';

export const RULES = [
  'file-type',
  'readable',
  'file-size',
  'scanned',
  'file-name',
  'page-count',
  'body-typeface',
  'body-size',
  'line-spacing',
  'justification',
  'layout',
  'required-parts',
  'cover-page',
  'annex-items',
  'qr-codes',
  'citation-style',
  'citations-referenced',
  'references-cited',
  'deadline',
] as const;
export type RuleId = (typeof RULES)[number];

export type Severity = 'blocking' | 'warning' | 'advice';
export type RuleStatus = 'passed' | 'failed' | 'undetermined' | 'skipped';
export type Verdict = 'conform' | 'to-check' | 'blocked' | 'undetermined';
export type Params = Readonly<Record<string, string | number | readonly string[] | readonly number[] | null>>;

/** What a rule says of one place, before it is put into words. */
export interface Found {
  severity: Severity;
  status: 'failed' | 'undetermined';
  /** Key of the rule's messages. */
  code: string;
  params: Params;
  place: Place | null;
  /** Clause of this very finding, when it is not that of the rule. */
  clause?: string | null;
  /** Further places of the same finding, first not repeated. */
  more?: readonly Place[];
}

/** What all rules see. Nothing here reads a clock, a disk or a database. */
export interface Case {
  file: { name: string; bytes: number; sha256: string };
  guide: Guide;
  deliverable: Deliverable;
  outcome: ReadOutcome;
  /** Null when the file could not be read. */
  measures: Measures | null;
  qrCodes: readonly QrCode[] | null;
  /** "NOM Prénom", as the student is called; null when unknown. */
  student: string | null;
  /** Instant of the last byte, ISO 8601 with offset; null when unknown. */
  at: string | null;
  /** Deadline in force when a cohort sets its own; null: the guide's. */
  deadline: string | null;
  /** Year for the names of files; the guide's unless a cohort sets its own. */
  year: number;
  facts: ReadonlySet<Fact>;
}

/**
 * A conformity rule: one file, one identifier. `params` takes from the guide what the rule needs, null when the guide asks nothing
 * (the rule is then skipped); `check` is pure and returns what is wrong and where: an empty list means passed, 'skipped' that what it
 * needs was not given, 'undetermined' that it cannot tell and that another rule already says why (the file was not read).
 */
export interface Rule<P = unknown> {
  id: RuleId;
  params(deliverable: Deliverable, guide: Guide): { clause: string | null; value: P } | null;
  check(subject: Case, value: P): readonly Found[] | 'skipped' | 'undetermined';
}

export interface Message {
  what: string;
  why: string;
  todo: string;
}
/** Messages of a rule: code → language → words. Pure functions of the params. */
export type Messages = Readonly<Record<string, Readonly<Record<Lang, (params: Params) => Message>>>>;

export interface Finding extends Omit<Found, 'more' | 'clause'> {
  rule: RuleId;
  clause: string | null;
  more: readonly Place[];
  message: Message;
}

/** The report, as `soutenir check --json` prints it and `POST /check` answers. */
export interface Report {
  file: { name: string; bytes: number; sha256: string };
  guide: { id: string; version: string };
  deliverable: string;
  verdict: Verdict;
  rules: readonly { rule: RuleId; clause: string | null; status: RuleStatus }[];
  measured: {
    pages: {
      total: number;
      body: number;
      annexStart: number | null;
      /** The student declared where annexes begin. Absent otherwise. */
      annexDeclared?: true;
    };
    body: {
      family: string | null;
      size: number | null;
      lineSpacing: number | null;
      spacing: '<1.5' | '1.5' | '>1.5' | null;
      justified: number | null;
      justifiedVerdict: 'yes' | 'no' | 'mixed' | null;
    };
    sections: readonly ({ id: string; title: string; page: number } | { id: string; missing: true })[];
    citations: { style: string; inText: number; references: number; unresolved: number; uncited: number };
    qrCodes: readonly { page: number; text: string }[];
    pdf: {
      version: string | null;
      producer: string | null;
      encrypted: boolean;
      tagged: boolean;
      language: string | null;
      scanned: boolean;
      fontsEmbedded: boolean;
    };
  };
  findings: readonly Finding[];
  timing: { ms: number; pages: number };
}
