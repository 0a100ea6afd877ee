/** How the words of a manifest compare with what is measured: families by their clones, citation styles by their classes. Pure. */

/** Families as a manifest writes them, and the names that fonts of that family bear. */
const FAMILIES: Readonly<Record<string, RegExp>> = {
  cm: /cm|lm|sfr|ec|computer|latin ?modern|nimbus.*cm/,
  times: /times|nimbus ?ro|termes|liberation ?serif|tinos|freeserif/,
  'times new roman': /times|nimbus ?ro|termes|liberation ?serif|tinos|freeserif/,
  arial: /arial|helvet|liberation ?sans|arimo|nimbus ?sans/,
  calibri: /calibri|carlito/,
  opensans: /open ?sans/,
  helveticaneue: /helvet/,
  dejavuserif: /dejavu/,
  palatino: /palat|pagella/,
  libertine: /libert|linux/,
};

/** Classes of a manifest and the styles that answer them. */
const STYLES: Readonly<Record<string, readonly string[]>> = {
  'author-date': ['apa', 'harvard', 'mixed'],
  none: ['none'],
  numeric: ['numeric'],
  alpha: ['numeric'],
  footnote: ['notes'],
  superscript: ['numeric', 'notes'],
  hybrid: ['mixed'],
};

export function familyIs(wanted: string, got: string | null): boolean {
  const name = (got ?? '').toLowerCase().replaceAll('-', ' ');
  const known = FAMILIES[wanted.toLowerCase()];
  const matches = (text: string): boolean => (known ? known.test(text) : text.includes(wanted.toLowerCase()));
  return name !== '' && (matches(name) || matches(name.replaceAll(' ', '')));
}

export function styleIs(wanted: string, got: string): boolean {
  return (STYLES[wanted] ?? [wanted]).includes(got);
}
