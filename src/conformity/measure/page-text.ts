/** The running text of a page, with the way back from a place in it to a box on the page. Pure. */
import type { Box, DocumentModel, Line, Word } from '../../document/document.ts';
import type { Row } from './rows.ts';

export interface PageText {
  page: number;
  text: string;
  /** Box of the row that holds the character at `start` of `text`. */
  boxAt(start: number): Box | null;
  /** Whether a row begins at `start`, as entries of a list do. */
  startsRow(start: number): boolean;
}

/** Rows joined by spaces; a hyphen that cuts a word goes. Code (monospaced) and the raised numbers that call notes are left out. */
export function pageText(page: number, rows: readonly Row[], document: DocumentModel): PageText {
  const parts: string[] = [];
  let at = 0;
  const starts: { at: number; box: Box }[] = [];
  for (const row of rows) {
    if (document.fonts[row.font]?.mono) continue;
    const words = row.lines
      .map((line) => textOf(line))
      .join(' ')
      .trim();
    if (words === '') continue;
    const last = parts.at(-1);
    if (last !== undefined && /\p{Ll}[-‐\u00ad]$/u.test(last) && /^\p{Ll}/u.test(words)) {
      parts[parts.length - 1] = last.slice(0, -1);
      at -= 1;
    } else if (last !== undefined) {
      parts.push(' ');
      at += 1;
    }
    starts.push({ at, box: row.box });
    parts.push(words);
    at += words.length;
  }
  return {
    page,
    text: parts.join(''),
    boxAt: (start) => starts.findLast((each) => each.at <= start)?.box ?? null,
    startsRow: (start) => starts.some((each) => each.at === start),
  };
}

function textOf(line: Line): string {
  if (!line.words.some((word) => isRaisedNumber(word, line))) return line.text;
  return line.words
    .filter((word) => !isRaisedNumber(word, line))
    .map((word) => word.text)
    .join(' ');
}

/** Whether a word is a small raised number, as calls of notes are: "¹²", "(3)", "[3]". */
export function isRaisedNumber(word: Word, line: Line): boolean {
  return (
    word.size < line.size * 0.82 &&
    word.box[3] < line.baseline + 0.12 * line.size &&
    /^[([]?\d{1,3}(?:[,–-]\d{1,3})*[)\]]?$/.test(word.text)
  );
}
