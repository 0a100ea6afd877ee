/** What was measured, as the report shows it. Pure. */
import type { Case, Report } from './finding.ts';
import type { Measures } from './measures.ts';
import { say } from '../guide/text.ts';
import { matchOutline } from './outline-match.ts';
import { reading } from './reading.ts';

const NOTHING: Report['measured'] = {
  pages: { total: 0, body: 0, annexStart: null },
  body: { family: null, size: null, lineSpacing: null, spacing: null, justified: null, justifiedVerdict: null },
  sections: [],
  citations: { style: 'none', inText: 0, references: 0, unresolved: 0, uncited: 0 },
  qrCodes: [],
  pdf: { version: null, producer: null, encrypted: false, tagged: false, language: null, scanned: false, fontsEmbedded: false },
};

/** The `measured` part of the report; zeros and nulls when the file could not be read. */
export function measured(subject: Case): Report['measured'] {
  const read = reading(subject);
  if (!read) {
    const locked = !subject.outcome.ok && subject.outcome.failure.reason === 'password';
    return { ...NOTHING, pdf: { ...NOTHING.pdf, encrypted: locked } };
  }
  const { document, measures } = read;
  const { family, size, lineSpacing, spacing, justified, justifiedVerdict } = measures.body;
  const { style, citations, references } = measures.citations;
  const round = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000);
  return {
    pages: {
      total: measures.total,
      body: measures.bodyPages,
      annexStart: measures.annexStart,
      ...(measures.annexDeclared && { annexDeclared: true as const }),
    },
    body: { family, size: round(size), lineSpacing: round(lineSpacing), spacing, justified: round(justified), justifiedVerdict },
    sections: sectionsOf(subject, measures),
    citations: {
      style,
      inText: citations.length,
      references: references.length,
      unresolved: references.length ? citations.filter((c) => c.kind !== 'note' && c.reference === null).length : 0,
      uncited: references.filter((r) => !r.cited).length,
    },
    qrCodes: (subject.qrCodes ?? []).map(({ page, text }) => ({ page, text })),
    pdf: {
      version: document.version,
      producer: document.producer,
      encrypted: document.encrypted,
      tagged: document.tagged,
      language: document.language,
      scanned: document.scanned,
      fontsEmbedded: document.fonts.every((font) => font.embedded),
    },
  };
}

/** Parts found with their page, and those owed that were not found. */
function sectionsOf(subject: Case, measures: Measures): Report['measured']['sections'] {
  return matchOutline(subject.deliverable, measures, subject.facts)
    .filter((part) => part.found || part.owed)
    .map(({ id, title, found }) => (found ? { id, title: say(title, 'fr'), page: found.page } : { id, missing: true }));
}
