/** What the name of a font in a PDF file says of it. Pure. */

const STYLE =
  /[-,_ ]?(PSMT|PS|MT|Regular|Regu|(?<!New)Roman|Normal|Book|Bold|BoldMT|SemiBold|Semibold|Medi|DemiBold|Demi|ExtraBold|UltraBold|Black|Heavy|Light|ExtraLight|Thin|Medium|Italic|ItalicMT|Oblique|Slanted|Ital|It|Obl)$/;

/** `name` without subset prefix and style suffixes: "ABCDEF+TimesNewRomanPS-BoldMT" gives "TimesNewRoman", "CMR12" gives "CMR". */
export function familyOf(name: string): string {
  const plain = name.replace(/^[A-Z]{6}\+/, '');
  if (/^(CIDFont|F|T|TT)\+?F?\d+$/.test(plain)) return plain;
  let family = plain.replace(/,.*$/, '').replace(/-(Identity-[HV]|WinCharSetFFFF.*)$/, '');
  for (let round = 0; round < 5; round++) {
    const shorter = family.replace(STYLE, '');
    if (shorter === family || shorter.length < 2) break;
    family = shorter;
  }
  return family
    .replace(/(?<=^(?:CM|SF|EC|LM|MS|cm|ec)[A-Za-z]+)\d+$/, '')
    .replace(/(?<=^LM[A-Za-z]+)\d+$/, '')
    .replace(/[-_ ]$/, '');
}

export interface NameStyle {
  weight: number | null;
  italic: boolean;
  mono: boolean;
}

const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [/thin|hairline/i, 100],
  [/extra-?light|ultra-?light/i, 200],
  [/semi-?bold|demi/i, 600],
  [/extra-?bold|ultra-?bold/i, 800],
  [/black|heavy/i, 900],
  [/bold|^CMB|^(?:SF|EC)BX|^SFRB|^cmb|^ecbx/i, 700],
  [/medium/i, 500],
  [/light/i, 300],
];

/** Weight (null when the name says nothing), slope and pitch that the name tells. */
export function styleOf(name: string): NameStyle {
  const plain = name.replace(/^[A-Z]{6}\+/, '');
  return {
    weight: WEIGHTS.find(([pattern]) => pattern.test(plain))?.[1] ?? null,
    italic: /ital|obliq|slant|[-,_](?:bd|bold)?(?:it|obl)\b|^CMTI|^CMSL|^CMBXTI|^CMMI|^(?:SF|EC)(?:TI|SL|BI|BL)\d/i.test(plain),
    mono: /mono|courier|consol|typewriter|^CMTT|^(?:SF|EC)TT|^CMSLTT|menlo|inconsolata|lucidacons|letter ?gothic|nimbusmon/i.test(
      plain,
    ),
  };
}
