/**
 * Typefaces: which face a font's name means (metric equivalents are one face), what kind of face it is, and how high a line of it
 * is at single spacing. Line heights are ascent + descent + line gap in em as word processors take them from the font's tables
 * (`hhea`, or `OS/2` where it rules); for TeX faces see spacing.ts.
 */

export type FaceKind = 'serif' | 'sans' | 'mono' | 'display' | 'script' | 'symbol';

export interface Face {
  /** Stable key: "times", "computer-modern". */
  id: string;
  /** As people call it: "Times New Roman". */
  name: string;
  kind: FaceKind;
  /** Line height at single spacing, in em. */
  lineHeight: number;
}

/** id, name, kind, line height, then how names of the face begin once in lower case without spaces or punctuation. */
type Row = readonly [id: string, name: string, kind: FaceKind, lineHeight: number, beginnings: string];

const ROWS: readonly Row[] = [
  [
    'times',
    'Times New Roman',
    'serif',
    1.149,
    'times liberationserif tinos nimbusrom texgyretermes termes freeserif thorndale stix xits newtx cmtimes ctimes dutch801',
  ],
  ['arial', 'Arial', 'sans', 1.149, 'arial helvetica liberationsans arimo nimbussan texgyreheros heros freesans albany swiss721'],
  [
    'arial-narrow',
    'Arial Narrow',
    'sans',
    1.149,
    'arialnarrow liberationsansnarrow helveticanarrow helveticacondensed texgyreheroscn',
  ],
  ['arial-black', 'Arial Black', 'display', 1.41, 'arialblack'],
  ['arial-rounded', 'Arial Rounded', 'display', 1.16, 'arialrounded'],
  ['arial-unicode', 'Arial Unicode', 'sans', 1.337, 'arialunicode'],
  ['helvetica-neue', 'Helvetica Neue', 'sans', 1.193, 'helveticaneue'],
  ['calibri', 'Calibri', 'sans', 1.2207, 'calibri carlito'],
  ['cambria', 'Cambria', 'serif', 1.172, 'cambria caladea'],
  ['candara', 'Candara', 'sans', 1.2207, 'candara'],
  ['constantia', 'Constantia', 'serif', 1.2207, 'constantia'],
  ['corbel', 'Corbel', 'sans', 1.2207, 'corbel'],
  ['aptos', 'Aptos', 'sans', 1.215, 'aptos'],
  ['aptos-serif', 'Aptos Serif', 'serif', 1.215, 'aptosserif'],
  ['georgia', 'Georgia', 'serif', 1.136, 'georgia gelasio'],
  ['garamond', 'Garamond', 'serif', 1.125, 'garamond agaramond adobegaramond applegaramond garamondpremier'],
  ['eb-garamond', 'EB Garamond', 'serif', 1.305, 'ebgaramond cormorant'],
  ['open-sans', 'Open Sans', 'sans', 1.362, 'opensans'],
  ['lato', 'Lato', 'sans', 1.2, 'lato'],
  ['verdana', 'Verdana', 'sans', 1.215, 'verdana'],
  ['tahoma', 'Tahoma', 'sans', 1.207, 'tahoma'],
  ['segoe-ui', 'Segoe UI', 'sans', 1.33, 'segoeui'],
  ['trebuchet', 'Trebuchet MS', 'sans', 1.161, 'trebuchet'],
  ['roboto', 'Roboto', 'sans', 1.172, 'roboto'],
  ['roboto-slab', 'Roboto Slab', 'serif', 1.319, 'robotoslab'],
  ['palatino', 'Palatino', 'serif', 1.26, 'palatino urwpalladio texgyrepagella pagella bookantiqua newpx'],
  ['bookman', 'Bookman', 'serif', 1.17, 'bookman urwbookman texgyrebonum bonum'],
  [
    'century-schoolbook',
    'Century Schoolbook',
    'serif',
    1.2,
    'centuryschool newcenturyschl centurysch texgyreschola schola c059 century',
  ],
  [
    'century-gothic',
    'Century Gothic',
    'sans',
    1.226,
    'centurygothic avantgarde itcavantgarde urwgothic texgyreadventor adventor',
  ],
  ['dejavu-sans', 'DejaVu Sans', 'sans', 1.164, 'dejavusans bitstreamverasans'],
  ['dejavu-serif', 'DejaVu Serif', 'serif', 1.164, 'dejavuserif bitstreamveraserif'],
  ['libertine', 'Linux Libertine', 'serif', 1.149, 'linlibertine linuxlibertine libertin libertinus'],
  ['biolinum', 'Linux Biolinum', 'sans', 1.149, 'linbiolinum linuxbiolinum biolinum libertinussans'],
  ['charter', 'Charter', 'serif', 1.2, 'charter bitstreamcharter xcharter charisil'],
  ['utopia', 'Utopia', 'serif', 1.2, 'utopia fourier heuristica erewhon'],
  ['kp-fonts', 'KP-Fonts', 'serif', 1.2, 'kprn'],
  ['minion', 'Minion', 'serif', 1.2, 'minion'],
  ['baskerville', 'Baskerville', 'serif', 1.146, 'baskerville librebaskerville'],
  ['bodoni', 'Bodoni', 'serif', 1.2, 'bodoni didot'],
  ['perpetua', 'Perpetua', 'serif', 1.15, 'perpetua'],
  ['rockwell', 'Rockwell', 'serif', 1.17, 'rockwell'],
  ['sylfaen', 'Sylfaen', 'serif', 1.319, 'sylfaen'],
  ['high-tower', 'High Tower Text', 'serif', 1.165, 'hightower'],
  ['gill-sans', 'Gill Sans', 'sans', 1.16, 'gillsans'],
  ['franklin-gothic', 'Franklin Gothic', 'sans', 1.133, 'franklingothic librefranklin'],
  ['tw-cen', 'Tw Cen MT', 'sans', 1.09, 'twcen'],
  ['optima', 'Optima', 'sans', 1.22, 'optima'],
  ['futura', 'Futura', 'sans', 1.3, 'futura'],
  ['avenir', 'Avenir', 'sans', 1.366, 'avenir'],
  ['lucida', 'Lucida', 'sans', 1.178, 'lucida lucidagrande lucidasans'],
  ['san-francisco', 'San Francisco', 'sans', 1.193, 'sfpro sfui sftext sfns applesystem'],
  ['new-york', 'New York', 'serif', 1.193, 'newyork'],
  ['noto-sans', 'Noto Sans', 'sans', 1.362, 'notosans'],
  ['noto-serif', 'Noto Serif', 'serif', 1.362, 'notoserif'],
  ['source-sans', 'Source Sans', 'sans', 1.257, 'sourcesans'],
  ['source-serif', 'Source Serif', 'serif', 1.254, 'sourceserif'],
  ['merriweather', 'Merriweather', 'serif', 1.257, 'merriweather'],
  ['lora', 'Lora', 'serif', 1.28, 'lora'],
  ['pt-serif', 'PT Serif', 'serif', 1.325, 'ptserif paratypept'],
  ['pt-sans', 'PT Sans', 'sans', 1.294, 'ptsans'],
  ['crimson', 'Crimson', 'serif', 1.3, 'crimson'],
  ['spectral', 'Spectral', 'serif', 1.522, 'spectral'],
  ['alegreya', 'Alegreya', 'serif', 1.361, 'alegreya'],
  ['gentium', 'Gentium', 'serif', 1.465, 'gentium'],
  ['cardo', 'Cardo', 'serif', 1.354, 'cardo'],
  ['bitter', 'Bitter', 'serif', 1.2, 'bitter'],
  ['ibm-plex-serif', 'IBM Plex Serif', 'serif', 1.3, 'ibmplexserif plexserif'],
  ['ibm-plex-sans', 'IBM Plex Sans', 'sans', 1.3, 'ibmplexsans plexsans'],
  ['fira-sans', 'Fira Sans', 'sans', 1.2, 'firasans fira'],
  ['ubuntu', 'Ubuntu', 'sans', 1.149, 'ubuntu'],
  ['cantarell', 'Cantarell', 'sans', 1.416, 'cantarell'],
  ['montserrat', 'Montserrat', 'sans', 1.219, 'montserrat'],
  ['poppins', 'Poppins', 'sans', 1.5, 'poppins'],
  ['nunito', 'Nunito', 'sans', 1.364, 'nunito'],
  ['raleway', 'Raleway', 'sans', 1.174, 'raleway'],
  ['inter', 'Inter', 'sans', 1.21, 'inter'],
  ['work-sans', 'Work Sans', 'sans', 1.173, 'worksans'],
  ['dm-sans', 'DM Sans', 'sans', 1.302, 'dmsans'],
  ['mulish', 'Mulish', 'sans', 1.255, 'mulish muli'],
  ['rubik', 'Rubik', 'sans', 1.185, 'rubik'],
  ['karla', 'Karla', 'sans', 1.169, 'karla'],
  ['cabin', 'Cabin', 'sans', 1.215, 'cabin'],
  ['barlow', 'Barlow', 'sans', 1.2, 'barlow'],
  ['manrope', 'Manrope', 'sans', 1.366, 'manrope'],
  ['quicksand', 'Quicksand', 'sans', 1.25, 'quicksand'],
  ['oxygen', 'Oxygen', 'sans', 1.263, 'oxygen'],
  ['titillium', 'Titillium', 'sans', 1.521, 'titillium'],
  ['atkinson', 'Atkinson Hyperlegible', 'sans', 1.24, 'atkinson'],
  ['marianne', 'Marianne', 'sans', 1.3, 'marianne'],
  ['canva-sans', 'Canva Sans', 'sans', 1.4, 'canvasans'],
  [
    'computer-modern',
    'Computer Modern',
    'serif',
    1.2,
    'lmroman latinmodernroman latinmodern computermodern cmunrm cmuserif newcomputermodern newcm cmr',
  ],
  ['computer-modern-sans', 'Computer Modern Sans', 'sans', 1.2, 'lmsans latinmodernsans cmusans cmunss'],
  ['computer-modern-mono', 'Computer Modern Typewriter', 'mono', 1.2, 'lmmono latinmodernmono cmutypewriter cmuntt'],
  ['courier', 'Courier New', 'mono', 1.133, 'courier liberationmono cousine nimbusmon texgyrecursor freemono'],
  ['consolas', 'Consolas', 'mono', 1.171, 'consolas inconsolata'],
  ['menlo', 'Menlo', 'mono', 1.164, 'menlo monaco dejavusansmono bitstreamverasansmono sfmono'],
  [
    'mono',
    'Monospace',
    'mono',
    1.2,
    'robotomono sourcecode firamono firacode ubuntumono notosansmono jetbrains lucidaconsole ibmplexmono andalemono beramono cascadia',
  ],
  ['comic-sans', 'Comic Sans', 'display', 1.393, 'comic'],
  ['impact', 'Impact', 'display', 1.22, 'impact haettenschweiler'],
  [
    'display',
    'Display',
    'display',
    1.25,
    'oswald bebas anton lobster comfortaa playfair abril cinzel league gagalin bungee broadway algerian stencil papyrus josefin amatic bangers jokerman bauhaus showcard cooperblack berlinsans agency',
  ],
  [
    'script',
    'Handwriting',
    'script',
    1.26,
    'brushscript pacifico dancing caveat greatvibes lucidahandwriting lucidacalligraphy segoescript segoeprint bradley monotypecorsiva applechancery zapfchancery texgyrechorus zapfino mistral freestyle edwardian vivaldi kristen inkfree gabriola chalkboard chalkduster noteworthy markerfelt sacramento allura satisfy indieflower shadowsinto patrickhand kalam',
  ],
  [
    'symbol',
    'Symbols',
    'symbol',
    1.2,
    'symbol wingdings webdings zapfdingbats opensymbol segoeuisymbol segoeuiemoji notosanssymbols notocoloremoji applecoloremoji cambriamath stixmath fontawesome msbm msam rsfs stmary eufm lmmath xitsmath dejavumath',
  ],
];

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

const FACES = new Map<string, Face>(ROWS.map(([id, name, kind, lineHeight]) => [id, { id, name, kind, lineHeight }]));
const BEGINNINGS: readonly (readonly [string, string])[] = ROWS.flatMap(([id, , , , beginnings]) =>
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
