/**
 * Messages over a pipe: length and kind (32 bits each), then the payload. Pure: `FrameReader` is fed with what arrives,
 * in any pieces.
 */

export const FRAME = {
  /** To the child: bytes of a document; a JSON request; release the document. */
  open: 1,
  ask: 2,
  close: 3,
  /** To the parent: engine loaded; pages read so far (wire.ts); rest of the model or failure (JSON); answer; fault (JSON). */
  ready: 10,
  pages: 11,
  done: 12,
  answer: 13,
  fault: 14,
} as const;

const HEADER = 8;

/** Header of a frame whose payload has `length` bytes. */
export function frameHeader(kind: number, length: number): Uint8Array {
  const header = new Uint8Array(HEADER);
  new DataView(header.buffer).setUint32(0, length, true);
  new DataView(header.buffer).setUint32(4, kind, true);
  return header;
}

export class FrameReader {
  #pending: Uint8Array[] = [];
  #size = 0;
  readonly #onFrame: (kind: number, payload: Uint8Array) => void;

  constructor(onFrame: (kind: number, payload: Uint8Array) => void) {
    this.#onFrame = onFrame;
  }

  push(chunk: Uint8Array): void {
    this.#pending.push(chunk);
    this.#size += chunk.length;
    while (this.#size >= HEADER) {
      const header = this.#peek();
      const length = new DataView(header.buffer, header.byteOffset).getUint32(0, true);
      if (this.#size < HEADER + length) return;
      const frame = this.#take(HEADER + length);
      this.#onFrame(frame[4] as number, frame.subarray(HEADER));
    }
  }

  /** First bytes, joined only when they came in pieces. */
  #peek(): Uint8Array {
    while ((this.#pending[0] as Uint8Array).length < HEADER) this.#pending.splice(0, 2, concat(this.#pending.slice(0, 2)));
    return this.#pending[0] as Uint8Array;
  }

  #take(size: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let missing = size;
    while (missing > 0) {
      const first = this.#pending[0] as Uint8Array;
      if (first.length > missing) {
        parts.push(first.subarray(0, missing));
        this.#pending[0] = first.subarray(missing);
        missing = 0;
      } else {
        parts.push(first);
        this.#pending.shift();
        missing -= first.length;
      }
    }
    this.#size -= size;
    return parts.length === 1 ? (parts[0] as Uint8Array) : concat(parts);
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
