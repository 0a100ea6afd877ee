/** A file while it arrives: written and hashed piece by piece, synced at its end. */
import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';

export class IncomingFile {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #hash = createHash('sha256');
  #bytes = 0;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  /** Begins a file that was not there. */
  static async begin(path: string): Promise<IncomingFile> {
    return new IncomingFile(path, await open(path, 'wx', 0o600));
  }

  /** Adds `pieces` at the end, hashed while the disk writes. */
  async write(pieces: readonly Uint8Array[]): Promise<void> {
    const bytes = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
    const written = this.#file.writev(pieces);
    for (const piece of pieces) this.#hash.update(piece);
    const { bytesWritten } = await written;
    // A disk may take a part only: the rest is written apart, which says why when it cannot.
    if (bytesWritten < bytes) await this.#file.writeFile(Buffer.concat(pieces).subarray(bytesWritten));
    this.#bytes += bytes;
  }

  /** The whole file, its bytes and its length synced; its times may be lost. */
  async end(): Promise<{ sha256: string; bytes: number }> {
    await this.#file.datasync();
    await this.#file.close();
    return { sha256: this.#hash.digest('hex'), bytes: this.#bytes };
  }

  /** Nothing stays where it arrived; a file that was kept is no longer there. */
  async forget(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await rm(this.#path, { force: true }).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EROFS') throw fault;
    });
  }
}
