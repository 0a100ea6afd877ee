/** What bytes look like before any engine sees them. Pure. */

export interface Sniffed {
  empty: boolean;
  /** A PDF header stands in the first kilobyte. */
  pdf: boolean;
  /** Kind of file when it is not a PDF: "docx", "png", "html", …; null when unknown. */
  detected: string | null;
  /** Nothing that ends a PDF stands near the end. */
  cut: boolean;
}

const HEAD = 1024;
const TAIL = 2048;

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['doc', [0xd0, 0xcf, 0x11, 0xe0]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['gzip', [0x1f, 0x8b]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['postscript', [0x25, 0x21, 0x50, 0x53]],
];

export function sniff(bytes: Uint8Array): Sniffed {
  const head = latin1(bytes.subarray(0, HEAD));
  const pdf = head.includes('%PDF-');
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - TAIL)));
  return {
    empty: bytes.length === 0,
    pdf,
    detected: pdf ? null : detect(bytes, head),
    cut: pdf && !tail.includes('%%EOF') && !tail.includes('startxref'),
  };
}

function detect(bytes: Uint8Array, head: string): string | null {
  if (head.startsWith('PK\x03\x04')) return zipKind(bytes);
  const known = MAGIC.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte));
  if (known) return known[0];
  if (/^\uFEFF?\s*<(!doctype html|html|head|body)/i.test(head.replace('\u00EF\u00BB\u00BF', ''))) return 'html';
  if (/^\s*<\?xml/.test(head)) return 'xml';
  if (bytes.length > 0 && bytes.subarray(0, HEAD).every((byte) => byte > 31 || (byte > 8 && byte < 14))) return 'text';
  return null;
}

/** Office files are zips whose first entries tell. */
function zipKind(bytes: Uint8Array): string {
  const start = latin1(bytes.subarray(0, 8192));
  const mime = /mimetypeapplication\/vnd\.oasis\.opendocument\.(text|presentation|spreadsheet)/.exec(start)?.[1];
  if (mime) return { text: 'odt', presentation: 'odp', spreadsheet: 'ods' }[mime] as string;
  if (start.includes('mimetypeapplication/epub')) return 'epub';
  const names = `${start}${latin1(bytes.subarray(Math.max(0, bytes.length - 65_536)))}`;
  if (names.includes('word/')) return 'docx';
  if (names.includes('ppt/')) return 'pptx';
  if (names.includes('xl/')) return 'xlsx';
  if (names.includes('Index/Document.iwa')) return 'pages';
  return 'zip';
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
