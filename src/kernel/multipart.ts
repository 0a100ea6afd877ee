/**
 * Reads a multipart/form-data body as it arrives (RFC 7578): small fields are kept, the file is handed over piece by piece, nothing is
 * held whole. Pure: bytes in, events out.
 */

/** Where the bytes of a file part go. */
export interface FileSink {
  /** Takes the next bytes. They are given away: who gave them reads their memory no more, since it may have moved. */
  write(bytes: Uint8Array): Promise<void>;
}

export interface Form {
  /** First value of each field, decoded as UTF-8, cut at `FIELD_LIMIT` bytes. */
  fields: Readonly<Record<string, string>>;
  /** Name that the client gave to the file, null when no file was sent. */
  fileName: string | null;
  /** Bytes of the file. */
  fileBytes: number;
}

/** Why a body could not be read: cut before its end, or not of the shape announced. */
export class FormError extends Error {
  override name = 'FormError';
  readonly reason: 'cut' | 'malformed' | 'too-large';
  /** Fields read before it happened. */
  fields: Readonly<Record<string, string>> = {};
  constructor(reason: 'cut' | 'malformed' | 'too-large') {
    super(`multipart body: ${reason}`);
    this.reason = reason;
  }
}

const FIELD_LIMIT = 4096;
const HEADER_LIMIT = 16_384;
const CRLF2 = Buffer.from('\r\n\r\n');

/** The boundary of a content type, null when it is not a form with parts. */
export function boundaryOf(contentType: string | undefined): string | null {
  const match = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(contentType ?? '');
  return match?.[1] ?? match?.[2] ?? null;
}

interface Part {
  name: string;
  fileName: string | null;
}

/** Value of a parameter of Content-Disposition; browsers write names as UTF-8 and percent-encode only quotes and line ends. */
function parameter(header: string, name: string): string | null {
  const value =
    new RegExp(`[;\\s]${name}="((?:\\\\.|[^"\\\\])*)"`, 'i').exec(header)?.[1] ??
    new RegExp(`[;\\s]${name}=([^\\s;"]+)`, 'i').exec(header)?.[1];
  return (
    value
      ?.replace(/\\(["\\])/g, '$1')
      .replace(/%22/g, '"')
      .replace(/%0[AD]/gi, ' ') ?? null
  );
}

function partOf(head: Buffer): Part {
  const line =
    head
      .toString('utf8')
      .split('\r\n')
      .find((l) => /^content-disposition:/i.test(l)) ?? '';
  return { name: parameter(line, 'name') ?? '', fileName: parameter(line, 'filename') };
}

/** State of one reading. */
class Reader {
  readonly fields: Record<string, string> = {};
  fileName: string | null = null;
  fileBytes = 0;
  #rest = Buffer.alloc(0);
  #part: Part | null = null;
  #value: Buffer[] = [];
  #valueBytes = 0;
  #begun = false;
  ended = false;
  readonly #mark: Buffer;
  readonly #sink: FileSink;
  readonly #maxBytes: number;

  constructor(boundary: string, sink: FileSink, maxBytes: number) {
    this.#mark = Buffer.from(`\r\n--${boundary}`);
    this.#sink = sink;
    this.#maxBytes = maxBytes;
    this.#rest = Buffer.from('\r\n');
  }

  /** Takes the next bytes of the body. */
  async push(bytes: Uint8Array): Promise<void> {
    if (this.#part && (await this.#pass(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))) return;
    this.#rest = Buffer.concat([this.#rest, bytes]);
    while (!this.ended && (this.#part ? await this.#body() : this.#head())) continue;
    if (this.ended) this.#rest = Buffer.alloc(0);
  }

  /** Boundary and headers of the next part; false when more bytes are needed. */
  #head(): boolean {
    const at = this.#begun ? 0 : this.#rest.indexOf(this.#mark);
    const after = at + this.#mark.length;
    if (at < 0 || this.#rest.length < after + 2) return this.#tooLong();
    this.#begun = true;
    if (this.#rest.subarray(after, after + 2).toString('latin1') === '--') {
      this.ended = true;
      return false;
    }
    const end = this.#rest.indexOf(CRLF2, after);
    if (end < 0) return this.#tooLong();
    this.#part = partOf(this.#rest.subarray(after, end));
    this.#rest = this.#rest.subarray(end + CRLF2.length);
    return true;
  }

  #tooLong(): false {
    if (this.#rest.length > HEADER_LIMIT) throw new FormError('malformed');
    return false;
  }

  /** Hands over content that holds no boundary, also across its seam with the bytes before it, without copying it; true when it did. */
  async #pass(bytes: Buffer): Promise<boolean> {
    const length = this.#mark.length;
    if (bytes.length <= length || bytes.indexOf(this.#mark) >= 0) return false;
    if (Buffer.concat([this.#rest, bytes.subarray(0, length)]).indexOf(this.#mark) >= 0) return false;
    const before = this.#rest;
    this.#rest = Buffer.from(bytes.subarray(-length));
    if (before.length > 0) await this.#take(before);
    await this.#take(bytes.subarray(0, -length));
    return true;
  }

  /** Content of the current part up to the next boundary; false when more bytes are needed. */
  async #body(): Promise<boolean> {
    const end = this.#rest.indexOf(this.#mark);
    const ready = end < 0 ? Math.max(0, this.#rest.length - this.#mark.length) : end;
    const before = this.#rest.subarray(0, ready);
    this.#rest = Buffer.from(this.#rest.subarray(ready));
    if (ready > 0) await this.#take(before);
    if (end < 0) return false;
    this.#close();
    return true;
  }

  async #take(bytes: Buffer): Promise<void> {
    const part = this.#part!;
    if (part.fileName !== null && part.name === 'file') {
      this.fileBytes += bytes.length;
      if (this.fileBytes > this.#maxBytes) throw new FormError('too-large');
      await this.#sink.write(bytes);
    } else if (this.#valueBytes < FIELD_LIMIT) {
      this.#value.push(Buffer.from(bytes));
      this.#valueBytes += bytes.length;
    }
  }

  #close(): void {
    const { name, fileName } = this.#part!;
    if (fileName !== null && name === 'file') this.fileName = fileName;
    else if (fileName === null && !Object.hasOwn(this.fields, name))
      this.fields[name] = Buffer.concat(this.#value).subarray(0, FIELD_LIMIT).toString('utf8');
    this.#part = null;
    this.#value = [];
    this.#valueBytes = 0;
  }
}

/** The bytes of `body`; a connection that breaks is a cut form, unlike a fault of the sink. */
async function* untilCut(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const bytes = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await bytes.next().catch(() => {
        throw new FormError('cut');
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await bytes.return?.().catch(() => undefined);
  }
}

/**
 * Reads `body` to its end. The file of the field "file" goes to `sink`; at most `maxBytes` of it.
 * Throws a `FormError`: 'cut' when the body ends before its closing boundary, 'too-large' while the file arrives, 'malformed' otherwise.
 */
export async function readForm(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  sink: FileSink,
  maxBytes: number,
): Promise<Form> {
  const reader = new Reader(boundary, sink, maxBytes);
  try {
    for await (const bytes of untilCut(body)) {
      if (!reader.ended) await reader.push(bytes);
    }
    if (!reader.ended) throw new FormError('cut');
  } catch (fault) {
    if (fault instanceof FormError) fault.fields = reader.fields;
    throw fault;
  }
  return { fields: reader.fields, fileName: reader.fileName, fileBytes: reader.fileBytes };
}
