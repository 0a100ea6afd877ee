/** Writes PDF files object by object: what a test needs and no program would write. */
import { constants, deflateRawSync, deflateSync } from 'node:zlib';

const bytes = (text: string) => Buffer.from(text, 'latin1');

/** A whole file from its objects, numbered from 1; object 1 is the catalog. */
export function rawPdf(objects: readonly (string | Buffer)[], { shift = 0, trailer = '' } = {}): Buffer {
  const parts: Buffer[] = [bytes('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  objects.forEach((object, index) => {
    offsets.push(at);
    const part = Buffer.concat([
      bytes(`${index + 1} 0 obj\n`),
      typeof object === 'string' ? bytes(object) : object,
      bytes('\nendobj\n'),
    ]);
    parts.push(part);
    at += part.length;
  });
  const rows = offsets.map((offset) => `${String(offset + shift).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  parts.push(bytes(`${table}trailer\n<</Root 1 0 R/Size ${objects.length + 1}${trailer}>>\nstartxref\n${at + shift}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/**
 * What `chunk` repeated `times` deflates to, without ever holding it: the compressed chunk is repeated, with the checksum that a
 * reader expects (Adler-32, RFC 1950).
 */
export function deflatedRepeat(chunk: Buffer, times: number): Buffer {
  const block = deflateRawSync(chunk, { level: constants.Z_BEST_COMPRESSION, finishFlush: constants.Z_FULL_FLUSH });
  const base = 65_521;
  let sum = 0;
  let weighted = 0;
  for (const byte of chunk) {
    sum = (sum + byte) % base;
    weighted = (weighted + sum) % base;
  }
  let [low, high] = [1, 0];
  for (let time = 0; time < times; time++) {
    high = (high + (chunk.length % base) * low + weighted) % base;
    low = (low + sum) % base;
  }
  const adler = Buffer.alloc(4);
  adler.writeUInt32BE(high * 65_536 + low);
  return Buffer.concat([
    Buffer.from('789c', 'hex'),
    ...Array.from({ length: times }, () => block),
    Buffer.from('0300', 'hex'),
    adler,
  ]);
}

/** A stream object from bytes that are deflated already, `layers` times. */
export function deflatedStream(data: Buffer, dictionary = '', layers = 1): Buffer {
  return Buffer.concat([
    bytes(`<</Filter[${'/FlateDecode'.repeat(layers)}]${dictionary}/Length ${data.length}>>stream\n`),
    data,
    bytes('\nendstream'),
  ]);
}

/** A stream object. */
export const stream = (content: Buffer | string, dictionary = ''): Buffer => deflatedStream(deflateSync(content), dictionary);

export interface PageParts {
  content?: Buffer | string;
  /** The content as a whole stream object, instead. */
  contents?: Buffer;
  resources?: string;
  box?: string;
  /** Objects from number 5 on. */
  more?: readonly (string | Buffer)[];
}
/** One page: catalog, tree, page, content, then `more`. */
export function onePage({
  content = '',
  contents = stream(content),
  resources = '',
  box = '[0 0 595 842]',
  more = [],
}: PageParts): Buffer {
  return rawPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox${box}/Resources<<${resources}>>/Contents 4 0 R>>`,
    contents,
    ...more,
  ]);
}

export const HELVETICA = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';

/** `count` pages of text, each with a stream of its own: about forty lines a page, in a face that is not embedded. */
export function manyPages(count: number, line: (page: number, row: number) => string): Buffer {
  const kids = Array.from({ length: count }, (_, index) => `${4 + index * 2} 0 R`).join(' ');
  const pages = Array.from({ length: count }, (_, index) => {
    const rows = Array.from({ length: 40 }, (_row, row) => `(${line(index + 1, row)}) Tj 0 -18 Td`).join('\n');
    return [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents ${5 + index * 2} 0 R>>`,
      stream(`BT /F 12 Tf 72 780 Td\n${rows}\nET`),
    ];
  }).flat();
  const font = '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>';
  return rawPdf(['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${kids}]/Count ${count}>>`, font, ...pages]);
}
