/** Which characters a font can set (its "cmap" table, format 4), and text in which the others are named instead. Pure. */

/** Whether the font file `ttf` has a glyph for a code point. */
export function coverageOf(ttf: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(ttf.buffer, ttf.byteOffset, ttf.byteLength);
  const table = tableAt(view, 'cmap');
  const subtable = subtableAt(view, table);
  const count = view.getUint16(subtable + 6) / 2;
  const [ends, starts] = [subtable + 14, subtable + 16 + count * 2];
  const ranges: { start: number; end: number; delta: number; offset: number; at: number }[] = [];
  for (let i = 0; i < count; i++) {
    const at = starts + count * 4 + i * 2;
    ranges.push({
      start: view.getUint16(starts + i * 2),
      end: view.getUint16(ends + i * 2),
      delta: view.getUint16(starts + count * 2 + i * 2),
      offset: view.getUint16(at),
      at,
    });
  }
  return (code) => {
    const range = ranges.find((r) => code <= r.end);
    if (!range || code < range.start) return false;
    if (range.offset === 0) return ((code + range.delta) & 0xffff) !== 0;
    return view.getUint16(range.at + range.offset + (code - range.start) * 2) !== 0;
  };
}

function tableAt(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i;
    const name = [0, 1, 2, 3].map((n) => String.fromCharCode(view.getUint8(at + n))).join('');
    if (name === tag) return view.getUint32(at + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

function subtableAt(view: DataView, table: number): number {
  for (let i = 0; i < view.getUint16(table + 2); i++) {
    const at = table + view.getUint32(table + 4 + 8 * i + 4);
    if (view.getUint16(at) === 4) return at;
  }
  throw new Error('the font has no map of characters of format 4');
}

/** Spaces and soft hyphens, which need no glyph. */
const BLANKS = new Set([0x09, 0x0a, 0x20, 0xa0, 0xad, 0x2009, 0x202f]);
/** Controls, and marks that turn the direction of what follows: shown, never obeyed. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** `text` with each character that cannot be set named: "‹U+1F393›". */
export function settable(text: string, covers: (codePoint: number) => boolean): string {
  let out = '';
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0)!;
    const shown = BLANKS.has(code) || (covers(code) && !UNSEEN.test(character));
    out += shown ? character : `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
  }
  return out;
}

/** `data` with every text of it settable. */
export function settableData(data: unknown, covers: (codePoint: number) => boolean): unknown {
  if (typeof data === 'string') return settable(data, covers);
  if (Array.isArray(data)) return data.map((each) => settableData(each, covers));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, settableData(value, covers)]));
}
