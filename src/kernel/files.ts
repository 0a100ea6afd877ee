/** Where kept files are: found by the SHA-256 of their bytes, written once, never changed. Types only. */
import type { FileSink } from './multipart.ts';

/** A file that is arriving. Nothing is kept before `finish` resolves. */
export interface Arriving extends FileSink {
  /**
   * Keeps the file: written, synced, renamed to its hash, its folder synced. Resolves once it would survive a power cut.
   * Throws the refusals 'storage-full' and 'storage-refused'; so does `write`.
   */
  finish(): Promise<{ sha256: string; bytes: number }>;
  /** Forgets the file. */
  discard(): Promise<void>;
}

export interface KeptFile {
  /** Hexadecimal. */
  sha256: string;
  bytes: number;
  /** Last time that it was kept, milliseconds. */
  keptAt: number;
}

export interface FileStore {
  begin(): Promise<Arriving>;
  /** The bytes as they come; null when the file is not there. */
  stream(sha256: string): Promise<ReadableStream<Uint8Array> | null>;
  /** The bytes at once; null when the file is not there. */
  read(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Every file kept. */
  list(): AsyncIterable<KeptFile>;
  /** Removes a file, unless it was kept (again) at or after `keptBefore`, milliseconds. True when it is gone through this call. */
  remove(sha256: string, keptBefore?: number): Promise<boolean>;
  /** Removes what a stop left half arrived before `before`, milliseconds; returns how many. */
  dropLeftovers(before: number): Promise<number>;
}
