/** Receives the file of a form as it comes: counted, hashed, kept, looked at from both ends before it is called received. */
import type { Context } from 'hono';
import { cleanFileName } from '../conformity/trial.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import { bodyOf } from '../kernel/body.ts';
import type { Arriving } from '../kernel/files.ts';
import { boundaryOf, type Form, FormError, readForm } from '../kernel/multipart.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Services } from '../kernel/services.ts';
import { HEAD_BYTES, TAIL_BYTES, unreadable } from './hand-in.ts';

/** Room for the fields of a form around its file, in bytes. */
const FORM_MARGIN = 65_536;

/** A file that came whole and would survive a power cut. Instants in milliseconds. */
export interface Received {
  fields: Readonly<Record<string, string>>;
  fileName: string;
  file: { sha256: string; bytes: number };
  begunAt: number;
  /** When its last byte came. */
  receivedAt: number;
}

/** What a form brings with its file: everything that was read when something went wrong. */
export type Typed = Record<string, string>;

/** `file`, and the bytes that stand at both ends of what is written to it. The last pieces are held until others follow, not copied. */
function watched(file: Arriving) {
  let head = Buffer.alloc(0);
  const last: Uint8Array[] = [];
  let lastBytes = 0;
  return {
    write: async (piece: Uint8Array) => {
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES - head.length)]);
      last.push(piece);
      lastBytes += piece.byteLength;
      while (lastBytes - last[0]!.byteLength >= TAIL_BYTES) {
        lastBytes -= last[0]!.byteLength;
        await file.write(last.shift()!);
      }
    },
    /** Once all was written. */
    ends: async () => {
      const tail = Buffer.concat(last).subarray(-TAIL_BYTES);
      for (const piece of last) await file.write(piece);
      return { head, tail };
    },
  };
}

function refusalOf(fault: FormError, maxBytes: number): Refusal {
  if (fault.reason === 'too-large') return new Refusal('too-large', { maxMegabytes: Math.floor(maxBytes / 1_048_576) });
  return fault.reason === 'cut' ? new Refusal('upload-cut', {}) : new Refusal('not-a-form', {});
}

/** Reads the form of `c` for `deliverable`. What is refused leaves nothing behind; `typed` gets the fields that were read. */
export async function receive(
  c: Context,
  { files, clock, config }: Pick<Services, 'files' | 'clock' | 'config'>,
  deliverable: Deliverable,
  begunAt: number,
  typed: Typed,
): Promise<Received> {
  const boundary = boundaryOf(c.req.header('content-type'));
  const body = bodyOf(c);
  if (!boundary || !body) throw new Refusal('not-a-form', {});
  const maxBytes = Math.min(deliverable.file.maxBytes, config.MAX_UPLOAD_BYTES);
  if (Number(c.req.header('content-length') ?? 0) > maxBytes + FORM_MARGIN) {
    throw refusalOf(new FormError('too-large'), maxBytes);
  }
  const file = await files.begin();
  try {
    const sink = watched(file);
    const form = await readForm(body, boundary, sink, maxBytes);
    const receivedAt = clock.now();
    Object.assign(typed, form.fields);
    assertReadable(form, await sink.ends());
    const kept = await file.finish();
    return { fields: form.fields, fileName: cleanFileName(form.fileName ?? ''), file: kept, begunAt, receivedAt };
  } catch (fault) {
    await file.discard();
    if (!(fault instanceof FormError)) throw fault;
    Object.assign(typed, fault.fields);
    throw refusalOf(fault, maxBytes);
  }
}

function assertReadable({ fileName, fileBytes }: Form, { head, tail }: { head: Uint8Array; tail: Uint8Array }): void {
  if (!fileName && fileBytes === 0) throw new Refusal('file-missing', {});
  const reason = unreadable(head, tail, fileBytes);
  if (reason) throw new Refusal('not-readable', { reason });
}
