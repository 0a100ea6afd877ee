/** Typefaces: which face the name of a font means, and what kind of face it is. Pure. */
import { FACE_ROWS, type FaceKind } from './face-table.ts';

export interface Face {
  /** Stable key: "times", "computer-modern". */
  id: string;
  /** As people call it: "Times New Roman". */
  name: string;
  kind: FaceKind;
  /** Line height at single spacing, in em. */
  lineHeight: number;
}

/** Names of TeX's fonts: a family code, a design size. cm* are Knuth's, sf* and ec* the European ones, tc* their symbols. */
const TEX_NAMES: readonly [RegExp, string][] = [
  [/^(cm(mi|sy|ex|bsy|mib)|lm(mi|sy|ex)|tc[a-z]{2})\d*$/, 'symbol'],
  [/^(cm(tt|sltt|itt|vtt|tcsc)|(sf|ec)(tt|st|it|tc|vt|vi)|lmtt[a-z]*)\d*$/, 'computer-modern-mono'],
  [/^(cmss[a-z]*|(sf|ec)(ss|si|sx|so|bso)|lmss[a-z]*)\d*$/, 'computer-modern-sans'],
  [
    /^(cm(r|b|bx|ti|sl|csc|u|bxti|bxsl|dunh|fib|ff|fi)|(sf|ec)(rm|bx|ti|sl|cc|xc|bi|bl|ui|rb|oc|sc)|lm(r|b|bx|ri|ro|csc)[a-z]*|ormr?)\d*$/,
    'computer-modern',
  ],
];

const FACES = new Map<string, Face>(FACE_ROWS.map(([id, name, kind, lineHeight]) => [id, { id, name, kind, lineHeight }]));
const BEGINNINGS: readonly (readonly [string, string])[] = FACE_ROWS.flatMap(([id, , , , beginnings]) =>
  beginnings.split(' ').map((beginning) => [beginning, id] as const),
).sort((a, b) => b[0].length - a[0].length);

/** The face of an id ("times"), null when there is none. */
export function faceById(id: string): Face | null {
  return FACES.get(id) ?? null;
}

/**
 * The face behind a font's name, null when it is not known. Takes names of font files, with or without subset prefix and style
 * ("ABCDEF+TimesNewRomanPS-BoldMT", "SFRM1200"), and names as people write them ("Times New Roman").
 */
export function faceOf(name: string): Face | null {
  const plain = plainName(name);
  if (plain === '') return null;
  const tex = TEX_NAMES.find(([pattern]) => pattern.test(plain));
  const id = tex?.[1] ?? BEGINNINGS.find(([beginning]) => plain.startsWith(beginning))?.[1];
  return id === undefined ? null : faceById(id);
}

/** Whether a name says nothing: empty, or what a printer driver puts in place of it ("CIDFont+F1", "T3Font_0", "Type3"). */
export function isNameless(name: string): boolean {
  return /^$|^(cidfont)?f\d+$|^(t3|type3|tt|ft|font|fnt|unnamed|none|untitled|cidfont|g)(font)?\d*$/.test(plainName(name));
}

/** Whether a face is made for reading at length: a serif or sans text face. */
export function isTextFace(face: Face): boolean {
  return face.kind === 'serif' || face.kind === 'sans';
}

function plainName(name: string): string {
  return name
    .replace(/^[A-Z]{6}\+/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
