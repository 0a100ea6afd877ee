/** A table as a file holds it: lines of cells, as text. Pure. */

/** Lines and cells of a line at most: beyond, the file is no list of people. */
export const MOST_LINES = 50_000;
export const MOST_CELLS = 250;

/** Why a file could not be read as a table. 'other-format': a table, in a format that is not read. */
export type TableFailure =
  | 'empty'
  | 'not-a-table'
  | 'old-excel'
  | 'protected'
  | 'other-format'
  | 'damaged'
  | 'open-quote'
  | 'too-many'
  | 'too-slow'
  | 'too-large-in-memory';

/**
 * What was read. Lines are those of the spreadsheet, empty ones included; `sheet` is the one that was read where several could have been.
 * What could not be read says at which line when it knows.
 */
export type Table = { ok: true; lines: string[][]; sheet: string | null } | { ok: false; reason: TableFailure; line?: number };

/** A file as its first bytes tell it. */
export function kindOfTable(bytes: Uint8Array): 'xlsx' | 'text' | Exclude<TableFailure, 'too-slow' | 'too-large-in-memory'> {
  const begins = (...first: number[]) => first.every((byte, at) => bytes[at] === byte);
  if (bytes.length === 0) return 'empty';
  // OpenDocument, Numbers and Word are archives too.
  if (begins(0x50, 0x4b, 3, 4)) return holds(bytes, 'xl/workbook.xml') || !holds(bytes, ARCHIVE_END) ? 'xlsx' : 'other-format';
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return holds(bytes, PROTECTED) ? 'protected' : 'old-excel';
  if (begins(0x25, 0x50, 0x44, 0x46) || begins(0x89, 0x50, 0x4e, 0x47) || begins(0xff, 0xd8, 0xff)) return 'not-a-table';
  const encoding = encodingOf(bytes);
  if (encoding === null) return 'not-a-table';
  // What many programs call .xls: a page, or XML.
  const start = textOf(bytes.subarray(0, LOOKED_AT)).trimStart();
  return MARKUP.test(start) ? 'other-format' : 'text';
}

const MARKUP = /^<(?:!--|(?:!doctype|\?xml|html|head|meta|style|body|table|div)\b)/i;
/** What ends an archive that is whole. */
const ARCHIVE_END = 'PK\x05\x06';
/** What a workbook with a password is kept under, in the old format. */
const PROTECTED = Buffer.from('EncryptedPackage', 'utf16le').toString('latin1');
const holds = (bytes: Uint8Array, words: string) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(words, 0, 'latin1');

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | OneByte;
/** What spreadsheets of one country write: Windows, "CSV (Macintosh)", "CSV (MS-DOS)". */
type OneByte = 'windows-1252' | 'macintosh' | 'ibm850';
/** Bytes looked at for what no text holds. */
const LOOKED_AT = 4096;

/** How a text is encoded: as its mark says, else as it can be read; null for what is no text. */
export function encodingOf(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 1].map((odd) => start.filter((byte, at) => byte === 0 && at % 2 === odd).length);
  const [even = 0, odd = 0] = zeros;
  if (odd > start.length / 5 && even === 0) return 'utf-16le';
  if (even > start.length / 5 && odd === 0) return 'utf-16be';
  if (even + odd > 0) return null;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return oneByte(bytes);
  }
}

/** "é" after a letter, in each of them: nothing else is as frequent, and what it would be in the others stands nowhere in a word. */
const ACUTE: Readonly<Record<OneByte, RegExp>> = {
  'windows-1252': /[a-z]\xe9/gi,
  macintosh: /[a-z]\x8e/gi,
  ibm850: /[a-z]\x82/gi,
};

function oneByte(bytes: Uint8Array): OneByte {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const counts = Object.entries(ACUTE).map(([name, acute]) => ({ name: name as OneByte, count: text.match(acute)?.length ?? 0 }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).name;
}

/** The upper half of "MS-DOS" of western Europe, which no decoder of the platform knows. */
const IBM850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** The text of `bytes`. */
export function textOf(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes) ?? 'utf-8';
  if (encoding !== 'ibm850') return new TextDecoder(encoding).decode(bytes);
  const half = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return half.replaceAll(/[\x80-\xff]/g, (letter) => IBM850[letter.charCodeAt(0) - 0x80] ?? letter);
}

const DELIMITERS = [';', ',', '\t', '|'] as const;

/** What separates the cells of `text`: as "sep=" says, else what the first lines hold the most of, outside quotes. */
export function delimiterOf(text: string): string {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (said) return said;
  const bare = text.slice(0, 20_000).replaceAll(/"(?:[^"]|"")*"/g, '');
  const lines = bare.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const counts = DELIMITERS.map((delimiter) => {
    const each = lines.slice(0, 20).map((line) => line.split(delimiter).length - 1);
    // A separator comes on most lines; a comma within a few sentences does not.
    return { delimiter, count: each.toSorted((a, b) => a - b)[Math.floor(each.length / 2)] ?? 0, first: each[0] ?? 0 };
  });
  return counts.reduce((best, each) =>
    each.count > best.count || (each.count === best.count && each.first > best.first) ? each : best,
  ).delimiter;
}

/** The quote that keeps a spreadsheet from taking a cell for a formula, which exports write, is no part of what it says. */
export const withoutGuard = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');
