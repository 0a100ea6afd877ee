/** Footnotes: small rows at the foot of a page that begin with a number, and whether they cite works. Pure. */
import type { Box } from '../../document/document.ts';
import { isRaisedNumber } from './page-text.ts';
import type { Row } from './rows.ts';

export interface Note {
  page: number;
  box: Box;
  number: number;
  text: string;
  /** Whether it reads as a reference: "ibid.", "op. cit.", names with a year or a page, a ruling, an article of law. */
  cites: boolean;
}

const LATIN =
  /\b(?:ibid(?:em)?|op\.?\s?cit|loc\.?\s?cit|art\.?\s?(?:cit|pr[ée]c)|id\.|idem|supra|infra|pr[ée]c(?:it[ée])?\.?)(?!\p{L})/iu;
const LEGAL =
  /\b(?:Cass|CJ[UC]E|TGI|Cons\. const|C(?:onseil)? d['’É]|CA (?:de )?\p{Lu}|Directive|R[èe]glement|D[ée]cret|Loi n|L\.\s?\d|art(?:icle|\.) [LRD]?\.?\s?\d|JO(?:UE|RF)?\b|Trib\.|Ch\. )/u;
/** Signs of a reference; two make one. */
const SIGNS: readonly RegExp[] = [
  /^(?:voir |cf\.? |v\. |see )?(?:\p{Lu}\.[\s-]?){1,3}\s?\p{Lu}[\p{L}'’-]+|^(?:voir |cf\.? |v\. |see )?\p{Lu}[\p{L}'’-]+,?\s+(?:\p{Lu}\.|\p{Lu}\p{Ll}+\s*[,.])|^\p{Lu}{3,},?\s+\p{Lu}/u,
  /[,(]\s*(?:\p{L}+\.?\s)?(?:1[5-9]|20)\d\d\)?\s*(?:[.,;:)]|$)/u,
  /\bpp?\.\s?\d+|\bn°\s?\d+|\bvol\.|\bt\.\s?[\dIVX]+|\bchap\./iu,
  /«[^»]{8,}»|“[^”]{8,}”|"[^"]{8,}"/u,
  /[ÉEée]d(?:itions?|\.)|Press(?:es)?\b|Revue|Journal\b|\bcoll\.|PUF|Dalloz|LGDJ|\b[Ii]n\s?:|\bISBN|\b(?:Paris|London|New York)\s?[:,]/u,
];

/** Footnotes of a page: the rows of smaller type below its text. Their numbers may be printed apart (raised): a row of digits alone is taken with the row beside or below it. */
export function notesOf(page: number, rows: readonly Row[], height: number, body: number): Note[] {
  const above = rows.findLastIndex((row) => row.size >= body * 0.93);
  const small = rows.slice(above + 1).filter((row) => row.baseline > height * 0.3);
  const notes: Note[] = [];
  let pending: number | null = null;
  for (const row of small) {
    const text = row.text.trim();
    const alone = /^(\d{1,3})$/.exec(text);
    if (alone) {
      pending = Number(alone[1]);
      continue;
    }
    const numbered = /^(?:\[(\d{1,3})\]|(\d{1,3})\s?[.)]?)\s*(?=[\p{L}«“"'‘(h])/u.exec(text);
    const number = pending ?? (numbered ? Number(numbered[1] ?? numbered[2]) : null);
    const last = notes.at(-1);
    if (number !== null && number > 0 && (!last || number === last.number + 1))
      notes.push({
        page,
        box: row.box,
        number,
        text: pending === null && numbered ? text.slice(numbered[0].length) : text,
        cites: false,
      });
    else if (last && row.baseline - last.box[3] < 3 * row.size) last.text += ` ${text}`;
    pending = null;
  }
  return notes.map((note) => ({ ...note, cites: citesWork(note.text) }));
}

/** Whether the text of a note reads as a reference. A bare address or an explanation does not. */
export function citesWork(text: string): boolean {
  const bare = text
    .slice(0, 800)
    .replace(/https?:\S+|www\.\S+/g, '')
    .trim();
  return bare.length > 3 && (LATIN.test(bare) || LEGAL.test(bare) || SIGNS.filter((sign) => sign.test(bare)).length >= 2);
}

/** A number set small and raised in the text of a page. */
interface NoteCall {
  page: number;
  number: number;
  box: Box;
}

/** Raised numbers that follow a word, in the rows given. */
export function noteCalls(page: number, rows: readonly Row[]): NoteCall[] {
  return rows.flatMap((row) =>
    row.lines.flatMap((line) =>
      line.words.flatMap((word, at) => {
        if (word.size > line.size * 0.82 || word.text.length > 12) return [];
        const digits = /\d{1,3}/.exec(word.text)?.[0];
        const before = line.words[at - 1];
        return digits && before && /\p{L}{2}|[.»”"')]$/u.test(before.text) && isRaisedNumber(word, line)
          ? [{ page, number: Number(digits), box: word.box }]
          : [];
      }),
    ),
  );
}
