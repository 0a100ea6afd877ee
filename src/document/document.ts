/**
 * The document model: what a reader extracted from the bytes of a file. Pure types and small helpers; plain data only,
 * so that it crosses a process boundary. Lengths are points (1/72 inch); the origin is the top left of the page as
 * displayed (rotation applied, crop box), y grows downwards; pages are numbered from 1.
 */

/** Left, top, right, bottom, in points. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** A place in the document: a page, and a box on it when one is known. */
export interface Place {
  page: number;
  box: Box | null;
}

export interface Font {
  /** Base font name as the file gives it, subset prefix ("ABCDEF+") kept; '' when there is none (Type 3). */
  name: string;
  /** `name` without subset prefix and style suffixes: "TimesNewRoman", "Calibri", "CMR". As read, not yet identified. */
  family: string;
  /** 100 to 900. */
  weight: number;
  italic: boolean;
  mono: boolean;
  embedded: boolean;
  /** Characters of the document set in it. */
  chars: number;
  /** Modal advance per character, in em, for letters seen at least three times: width fingerprint of a nameless font. */
  advances: Readonly<Record<string, number>>;
}

export interface Word {
  text: string;
  box: Box;
  /** Index into `DocumentModel.fonts`, the font of most of its characters. */
  font: number;
  /** Size in points as displayed (text matrix applied). */
  size: number;
}

/** Words on one baseline of one column; cells and columns far apart are lines of their own. */
export interface Line {
  text: string;
  box: Box;
  /** y of the baseline. */
  baseline: number;
  words: readonly Word[];
  /** Font and size of most characters of the line. */
  font: number;
  size: number;
}

export interface Link {
  box: Box;
  url: string | null;
  /** Page of an internal link. */
  page: number | null;
}

export interface Page {
  number: number;
  /** Printed label when the file defines one ("iv", "12"). */
  label: string | null;
  width: number;
  height: number;
  /** Top to bottom, then left to right; rotated text left out (counted in `rotatedChars`). */
  lines: readonly Line[];
  rotatedChars: number;
  images: readonly Box[];
  links: readonly Link[];
}

export interface OutlineItem {
  title: string;
  /** 0 for the top level. */
  level: number;
  page: number | null;
  /** y of the destination when the file gives it. */
  y: number | null;
}

export interface DocumentModel {
  /** PDF version, "1.7". */
  version: string | null;
  producer: string | null;
  creator: string | null;
  title: string | null;
  author: string | null;
  language: string | null;
  tagged: boolean;
  encrypted: boolean;
  pageCount: number;
  /** Fewer than `pageCount` above the limit of pages: those beyond are counted, not read. */
  pages: readonly Page[];
  fonts: readonly Font[];
  outline: readonly OutlineItem[];
  /** Whether the pages are pictures: hardly any text, and pictures that fill the pages. */
  scanned: boolean;
}

/** Why bytes could not be read. `detected` names what the bytes look like ("docx", "png", "html", …). */
export type ReadFailure = {
  reason: 'empty' | 'not-pdf' | 'damaged' | 'password' | 'too-slow' | 'too-large-in-memory' | 'crashed';
  detected: string | null;
  /** Bytes end before the end-of-file mark: most likely a cut transfer. */
  truncated: boolean;
};
export type ReadOutcome = { ok: true; document: DocumentModel } | { ok: false; failure: ReadFailure };

/** A code read back from a page. */
export interface QrCode {
  page: number;
  text: string;
  box: Box | null;
}

/**
 * One document held open by one child process, until `close`.
 * `qrCodes` reads the codes of the pages given; `render` draws a page as PNG, `width` in pixels.
 * Both reject with a `ReaderError` when the child had to be killed.
 */
export interface OpenDocument {
  outcome: ReadOutcome;
  qrCodes(pages: readonly number[]): Promise<QrCode[]>;
  render(page: number, width: number): Promise<Uint8Array>;
  close(): void;
}

/** A pool of reader processes (src/document/reader-pool.ts). `open` waits for a free child, in order of arrival. */
export interface ReaderPool {
  /**
   * `onQueue` is told the place in the queue, 0 when reading begins. Never rejects because of the bytes: only with a `ReaderError` when
   * `signal` cancels it or the pool closes.
   */
  open(
    bytes: Uint8Array,
    options?: { onQueue?: (place: number) => void; onProgress?: (page: number, pages: number) => void; signal?: AbortSignal },
  ): Promise<OpenDocument>;
  close(): Promise<void>;
}
