/** What rules share to read a case: the document with its measures, and the clause of an item of the guide. Pure. */
import type { DocumentModel, Place } from '../document/document.ts';
import type { Case } from './finding.ts';
import type { Measures } from './measures.ts';

/** The document that was read and what was measured on it, or null when the bytes could not be read. */
export function reading(subject: Case): { document: DocumentModel; measures: Measures } | null {
  if (!subject.outcome.ok || !subject.measures) return null;
  return { document: subject.outcome.document, measures: subject.measures };
}

interface Sourced {
  clause?: string | readonly string[] | undefined;
  default?: unknown;
}

/**
 * First clause of the nearest item that has one; items from the innermost out. An item that the product adds (`default`)
 * comes from no clause: null.
 */
export function clauseOf(...items: readonly (Sourced | undefined)[]): string | null {
  for (const item of items) {
    if (item?.clause) return typeof item.clause === 'string' ? item.clause : (item.clause[0] ?? null);
    if (item?.default) return null;
  }
  return null;
}

/** The first place and the others, as a finding carries them; `more` is left out when there is one place only. */
export function places(all: readonly Place[]): { place: Place | null; more?: readonly Place[] } {
  const [place = null, ...more] = all;
  return more.length ? { place, more } : { place };
}

/**
 * The same, when every page was read and holds text: what a rule on the words or their typography needs. Otherwise null, and the
 * rules `readable` and `scanned` say why.
 */
export function legible(subject: Case): { document: DocumentModel; measures: Measures } | null {
  const read = reading(subject);
  if (!read || read.document.scanned || read.document.pages.length < read.document.pageCount) return null;
  return read.document.pages.some((page) => page.lines.length > 0) ? read : null;
}
