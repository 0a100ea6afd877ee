/** Builds cases for the rules: a small guide, a document, its measures, each with what a test wants otherwise. */
import type { DocumentModel, ReadFailure, ReadOutcome } from '../../src/document/document.ts';
import type { Case, Found, Rule } from '../../src/conformity/finding.ts';
import type { BodyMeasure, CitationMeasure, Measures } from '../../src/conformity/measures.ts';
import { Guide } from '../../src/guide/schema.ts';
import { documentOf, paragraph } from './document-builder.ts';

/** A deliverable as YAML would give it; `over` is laid over a bare one. */
export function guideWith(over: Record<string, unknown> = {}, rest: Record<string, unknown> = {}): Guide {
  return Guide.parse({
    guide: 'potters',
    version: '1',
    year: 2031,
    language: 'fr',
    timezone: 'Europe/Paris',
    title: 'Mission de poterie',
    school: 'École de poterie',
    programme: 'Poterie',
    source: { title: 'Guide de poterie' },
    clauses: { 'P-1': { heading: 'Forme', label: 'La forme du document' } },
    calendar: [],
    deliverables: [
      {
        id: 'memoir',
        title: 'Mémoire',
        main: true,
        clause: 'P-1',
        file: { types: ['pdf'], maxBytes: 1_000_000, default: 'enough' },
        ...over,
      },
    ],
    ...rest,
  });
}

export function bodyWith(over: Partial<BodyMeasure> = {}): BodyMeasure {
  return {
    family: 'TimesNewRoman',
    face: 'times',
    identifiedBy: 'name',
    familyShare: 0.98,
    size: 12,
    sizeShare: 0.97,
    leading: 20.7,
    lineSpacing: 1.5,
    spacing: '1.5',
    justified: 0.99,
    justifiedVerdict: 'yes',
    ragged: [],
    otherPages: [],
    readable: true,
    ...over,
  };
}

export function citationsWith(over: Partial<CitationMeasure> = {}): CitationMeasure {
  return { style: 'none', certain: true, citations: [], references: [], bibliography: null, ...over };
}

export function measuresWith(
  over: Partial<Omit<Measures, 'body' | 'citations'>> & {
    body?: Partial<BodyMeasure>;
    citations?: Partial<CitationMeasure>;
  } = {},
): Measures {
  const { body, citations, ...rest } = over;
  return {
    total: 40,
    bodyPages: 32,
    annexStart: 33,
    annexPlace: { page: 33, box: null },
    annexCertain: true,
    headings: [],
    contents: [],
    ...rest,
    body: bodyWith(body),
    citations: citationsWith(citations),
  };
}

/** A document of `pages` pages of text. */
export function textDocument(pages = 40, over: Partial<DocumentModel> = {}): DocumentModel {
  return documentOf({ pages: Array.from({ length: pages }, (_, seed) => paragraph({ seed, align: 'justify' })), ...over });
}

export function failure(reason: ReadFailure['reason'], over: Partial<ReadFailure> = {}): ReadOutcome {
  return { ok: false, failure: { reason, detected: null, truncated: false, ...over } };
}

export interface CaseOptions extends Partial<Omit<Case, 'deliverable'>> {
  document?: DocumentModel;
}

/** A readable case of the guide's first deliverable. */
export function caseWith({ document, ...over }: CaseOptions = {}): Case {
  const guide = over.guide ?? guideWith();
  const deliverable = guide.deliverables[0];
  if (!deliverable) throw new Error('a guide has a deliverable');
  const outcome: ReadOutcome = over.outcome ?? { ok: true, document: document ?? textDocument() };
  return {
    file: { name: 'memoire.pdf', bytes: 20_000, sha256: '0'.repeat(64) },
    guide,
    deliverable,
    outcome,
    measures: outcome.ok ? measuresWith() : null,
    qrCodes: null,
    student: null,
    at: null,
    deadline: null,
    year: guide.year,
    facts: new Set(),
    ...over,
  };
}

/** What `rule` says of a case: 'skipped', 'undetermined', or its findings. */
export function apply<P>(rule: Rule<P>, subject: Case): readonly Found[] | 'skipped' | 'undetermined' {
  const asked = rule.params(subject.deliverable, subject.guide);
  return asked ? rule.check(subject, asked.value) : 'skipped';
}

/** The same in short: "passed", "skipped", "undetermined", or the codes of the findings with a "?" when undetermined. */
export function verdictOf<P>(rule: Rule<P>, subject: Case): string {
  const result = apply(rule, subject);
  if (typeof result === 'string') return result;
  return result.map((each) => each.code + (each.status === 'undetermined' ? '?' : '')).join(' ') || 'passed';
}
