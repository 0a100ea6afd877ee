/** What each font of a document is: by its name, else by the widths of its letters. Pure. */
import type { Font } from '../../document/document.ts';
import { type Face, faceOf, isNameless } from './faces.ts';
import { faceByWidths } from './fingerprint.ts';

export interface FontIdentity {
  /** Fonts of one key are one typeface: the face's id, else the family's name. */
  key: string;
  /** Family as read, or the face's name when only the widths tell it; null when nothing does. */
  family: string | null;
  face: Face | null;
  by: 'name' | 'widths' | null;
  /** False for fixed-width and symbol fonts, which do not set prose. */
  prose: boolean;
  bold: boolean;
}

/** Weight from which a font is bold. */
const BOLD = 600;

/** Identity of each font, in order. */
export function identifyFonts(fonts: readonly Font[]): FontIdentity[] {
  return fonts.map((font, index) => ({ ...identify(font, index), bold: font.weight >= BOLD }));
}

function identify(font: Font, index: number): Omit<FontIdentity, 'bold'> {
  const named = faceOf(font.name) ?? faceOf(font.family);
  if (named) return { key: named.id, family: font.family || named.name, face: named, by: 'name', prose: isProse(font, named) };
  const nameless = isNameless(font.name) || isNameless(font.family);
  const measured = faceByWidths(font.advances);
  if (measured) {
    const cryptic = nameless || /\d/.test(font.family);
    return { key: measured.id, family: cryptic ? measured.name : font.family, face: measured, by: 'widths', prose: !font.mono };
  }
  if (nameless) return { key: `unnamed ${index}`, family: null, face: null, by: null, prose: !font.mono };
  return { key: font.family.toLowerCase(), family: font.family, face: null, by: 'name', prose: !font.mono };
}

function isProse(font: Font, face: Face): boolean {
  return !font.mono && face.kind !== 'mono' && face.kind !== 'symbol';
}
