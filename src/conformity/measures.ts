/**
 * What is measured on a document, whatever its guide asks. Pure types; computed by `measure(document)` of `measure/measure.ts`.
 * Every measure that cannot be told is null: a rule then says "undetermined".
 */
import type { Box, Place } from '../document/document.ts';

export interface BodyMeasure {
  /** Family as read ("TimesNewRomanPSMT" → "TimesNewRoman"), or the family that the widths tell when the font has no name. */
  family: string | null;
  /** Known face behind it ("times", "arial", "calibri", "computer-modern", …: keys of `faces.ts`), null when unknown. */
  face: string | null;
  identifiedBy: 'name' | 'widths' | null;
  /** Share 0..1 of body characters set in that family. */
  familyShare: number;
  /** Points. */
  size: number | null;
  sizeShare: number;
  /** Distance between baselines, points. */
  leading: number | null;
  /** Ratio to single spacing of that face as a word processor counts it (TeX: to \normalbaselineskip's 1.2). */
  lineSpacing: number | null;
  spacing: '<1.5' | '1.5' | '>1.5' | null;
  /** Share 0..1 of full body lines that reach the right edge of their column. */
  justified: number | null;
  justifiedVerdict: 'yes' | 'no' | 'mixed' | null;
  /** Pages where body lines are ragged, with the first ragged block. */
  ragged: readonly Place[];
  /** Pages whose body differs in face or size, for "mixed" documents. */
  otherPages: readonly Place[];
  /** Readable text face (a serif or sans text family), as opposed to a display or handwriting face; null when unknown. */
  readable: boolean | null;
}

export interface Heading {
  /** As printed, numbering kept. */
  text: string;
  /** Lower case, no accents, numbering ("I.", "Chapitre 2", "5 -") removed. */
  plain: string;
  level: number;
  page: number;
  box: Box | null;
  from: 'outline' | 'page';
}

export interface Citation {
  text: string;
  page: number;
  box: Box | null;
  kind: 'author-date' | 'numeric' | 'alpha' | 'note';
  /** Entry of `references` (index) that answers it, null when none does. */
  reference: number | null;
}

export interface Reference {
  text: string;
  page: number;
  box: Box | null;
  style: 'apa' | 'harvard' | 'numeric' | null;
  cited: boolean;
}

export interface CitationMeasure {
  style: 'apa' | 'harvard' | 'numeric' | 'notes' | 'none' | 'mixed';
  /** False when what was found is too little or too contradictory to tell. */
  certain: boolean;
  citations: readonly Citation[];
  references: readonly Reference[];
  /** First page of the bibliography. */
  bibliography: Place | null;
}

export interface Measures {
  total: number;
  /** Pages before the annexes. */
  bodyPages: number;
  annexStart: number | null;
  annexPlace: Place | null;
  /** Whether the start of the annexes is known without doubt. */
  annexCertain: boolean;
  /** The student declared that page: nothing was detected. Absent otherwise. */
  annexDeclared?: true;
  body: BodyMeasure;
  headings: readonly Heading[];
  /** Pages that hold a table of contents or list of figures. */
  contents: readonly number[];
  citations: CitationMeasure;
}
