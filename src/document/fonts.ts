/** Fonts of a document as they are met, and the widths of their letters. Pure. */
import type { Font } from './document.ts';
import { familyOf, styleOf } from './font-names.ts';

/** What the engine says of a font. */
export interface FontFacts {
  name: string;
  /** Bits of the descriptor: 1 fixed pitch, 64 italic, 262 144 forced bold. */
  flags: number;
  italicAngle: number;
  embedded: boolean;
  /** Tells apart fonts without a name. */
  widths: string;
}

/** Observations kept for a letter: enough for a mode. */
const ENOUGH = 24;
const LETTERS = 128;
const FIXED = 1;
const ITALIC = 64;
const FORCE_BOLD = 262144;
/** Two advances closer than this many em are the same: rounding of positions in the file. */
const WINDOW = 0.004;

interface Entry {
  facts: FontFacts;
  chars: number;
  seen: Uint8Array;
  /** ENOUGH advances a letter, in em. */
  advances: Float32Array;
}

export class FontTable {
  readonly #entries: Entry[] = [];
  readonly #byKey = new Map<string, number>();

  /** Index of the font, added when it is new. */
  add(facts: FontFacts): number {
    const key = facts.name === '' ? `\0${facts.flags} ${facts.widths}` : `${facts.name}\0${facts.embedded}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const index = this.#entries.length;
    this.#byKey.set(key, index);
    this.#entries.push({ facts, chars: 0, seen: new Uint8Array(LETTERS), advances: new Float32Array(LETTERS * ENOUGH) });
    return index;
  }

  count(font: number, chars: number): void {
    (this.#entries[font] as Entry).chars += chars;
  }

  /** Notes that `code` moved the pen by `advance` em. */
  observe(font: number, code: number, advance: number): void {
    if (code >= LETTERS) return;
    const entry = this.#entries[font] as Entry;
    const seen = entry.seen[code] as number;
    if (seen >= ENOUGH) return;
    entry.advances[code * ENOUGH + seen] = advance;
    entry.seen[code] = seen + 1;
  }

  /** The fonts, in order of their indexes. */
  fonts(): Font[] {
    return this.#entries.map(({ facts, chars, seen, advances }) => {
      const named = styleOf(facts.name);
      const mono = named.mono || (facts.flags & FIXED) !== 0;
      return {
        name: facts.name,
        family: familyOf(facts.name),
        weight: named.weight ?? ((facts.flags & FORCE_BOLD) !== 0 ? 700 : 400),
        italic: named.italic || (facts.flags & ITALIC) !== 0 || facts.italicAngle !== 0,
        mono,
        embedded: facts.embedded,
        chars,
        advances: modes(seen, advances),
      };
    });
  }
}

/** Most frequent advance of each letter or digit seen at least three times. */
function modes(seen: Uint8Array, advances: Float32Array): Record<string, number> {
  const result: Record<string, number> = {};
  for (let code = 48; code < 123; code++) {
    const count = seen[code] as number;
    if (count < 3 || (code > 57 && code < 65) || (code > 90 && code < 97)) continue;
    const sorted = advances.slice(code * ENOUGH, code * ENOUGH + count).sort();
    const mode = tightest(sorted);
    if (mode !== null) result[String.fromCharCode(code)] = mode;
  }
  return result;
}

/** Mean of the densest window of sorted values, null when no two values agree. */
function tightest(sorted: Float32Array): number | null {
  let best = 0;
  let from = 0;
  let start = 0;
  for (let end = 0; end < sorted.length; end++) {
    while ((sorted[end] as number) - (sorted[start] as number) > WINDOW) start++;
    if (end - start + 1 > best) {
      best = end - start + 1;
      from = start;
    }
  }
  if (best < 2) return null;
  let sum = 0;
  for (let index = from; index < from + best; index++) sum += sorted[index] as number;
  return Math.round((sum / best) * 1e4) / 1e4;
}
