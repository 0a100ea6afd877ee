/** Typography of the body: face, size, distance between lines, justification. Pure; the parts are in the files beside. */
import type { DocumentModel } from '../../document/document.ts';
import type { BodyMeasure } from '../measures.ts';
import { isProse, linkLines, type PageRange, runningText } from './body-lines.ts';
import { columnEdges } from './columns.ts';
import { isTextFace } from './faces.ts';
import { justificationOf } from './justification.ts';
import { leadingOf, singleSpacing, spacingClass } from './spacing.ts';
import { isInStyle, styleOf } from './text-style.ts';

const NOTHING: BodyMeasure = {
  family: null,
  face: null,
  identifiedBy: null,
  familyShare: 0,
  size: null,
  sizeShare: 0,
  leading: null,
  lineSpacing: null,
  spacing: null,
  justified: null,
  justifiedVerdict: null,
  ragged: [],
  otherPages: [],
  readable: null,
};

/** Share of the page's width from which a line in the body's style is a line of a paragraph (half a column of two). */
const LINE = 0.2;

/**
 * Measures the typography of the pages of the body, both ends included, leaving out `contents` (pages of tables of contents and lists
 * of figures). Everything is null on a document without running text.
 */
export function measureBody(document: DocumentModel, pages: PageRange, contents: readonly number[]): BodyMeasure {
  const text = runningText(document, pages, contents);
  const found = styleOf(text);
  if (!found) return NOTHING;
  const { style, otherPages } = found;
  const { face } = style.identity;
  const byPage = text.pages.map(({ page, lines }) =>
    linkLines(page, lines, (line) => isInStyle(line, style, text) && isProse(line, page, LINE)),
  );
  const edges = columnEdges(byPage);
  const lines = byPage.flat();
  const leading = leadingOf(lines, edges);
  const tex = face?.id.startsWith('computer-modern') || isTex(document);
  const single = singleSpacing(face, style.size, tex);
  const justification = justificationOf(lines, edges, leading);
  return {
    family: style.identity.family,
    face: face?.id ?? null,
    identifiedBy: style.identity.by,
    familyShare: rounded(style.familyShare, 3),
    size: rounded(style.size, 1),
    sizeShare: rounded(style.sizeShare, 3),
    leading: leading && rounded(leading, 2),
    lineSpacing: leading && single && rounded(leading / style.size / single, 2),
    spacing: leading === null ? null : spacingClass(leading, style.size, single, tex),
    justified: justification.justified === null ? null : rounded(justification.justified, 3),
    justifiedVerdict: justification.verdict,
    ragged: justification.ragged,
    otherPages,
    readable: face && isTextFace(face),
  };
}

/** Whether TeX made the file: its lines are spaced by other tables than a word processor's. */
function isTex(document: DocumentModel): boolean {
  return /tex\b|xdvipdfmx|dvips/i.test(`${document.producer ?? ''} ${document.creator ?? ''}`);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
