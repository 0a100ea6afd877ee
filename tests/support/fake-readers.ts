/** Readers that answer at once, or when told to: what is before them is tested without a process or a PDF. */
import type { DocumentModel, OpenDocument, ReaderPool } from '../../src/document/document.ts';
import { failure, textDocument } from './case.ts';

export interface FakeReaders {
  pool: ReaderPool;
  /** Documents opened so far. */
  opened(): number;
  /** From now on documents wait until `release`. */
  hold(): void;
  release(): void;
}

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Bytes that begin with "%PDF" are read as `document`; others are not a PDF. */
export function fakeReaders(document: DocumentModel = textDocument(4)): FakeReaders {
  let opened = 0;
  let gate: PromiseWithResolvers<void> | null = null;
  const open: ReaderPool['open'] = async (bytes, { onProgress } = {}): Promise<OpenDocument> => {
    opened++;
    onProgress?.(1, document.pageCount);
    await gate?.promise;
    const isPdf = new TextDecoder().decode(bytes.subarray(0, 4)) === '%PDF';
    return {
      outcome: isPdf ? { ok: true, document } : failure('not-pdf'),
      qrCodes: () => Promise.resolve([]),
      render: () => Promise.resolve(PNG),
      close: () => undefined,
    };
  };
  return {
    pool: { open, close: () => Promise.resolve() },
    opened: () => opened,
    hold: () => void (gate = Promise.withResolvers()),
    release: () => gate?.resolve(),
  };
}
