/** Kept files in a bucket of an S3-compatible store, under ab/<hash>; they arrive in a folder of this machine first, so that their hash is known. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { S3Driver } from 'flydrive/drivers/s3';
import type { FileStore, KeptFile } from './files.ts';
import { beginIn, dropLeftoversIn, storageRefusal, type Whole } from './incoming.ts';

const KEY = /^[0-9a-f]{2}\/([0-9a-f]{64})$/;
/** A store that is busy for a moment is asked again. */
const TRIES = 3;
const PAUSE_MS = 300;

const keyOf = (sha256: string) => {
  const key = `${sha256.slice(0, 2)}/${sha256}`;
  if (!KEY.test(key)) throw new Error('not a SHA-256');
  return key;
};

interface S3Fault {
  name: string;
  $metadata?: { httpStatusCode?: number };
}
const statusOf = (fault: unknown) => (fault as S3Fault).$metadata?.httpStatusCode;

const nothing = () => undefined;
/** What the library would write to the console: its faults are thrown as well. */
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** The bucket of https://key:secret@host/bucket?region=…, and what speaks to it. */
function bucketOf(url: string): { client: S3Client; name: string; bucket: S3Driver } {
  const { protocol, host, pathname, username, password, searchParams } = new URL(url);
  const client = new S3Client({
    endpoint: `${protocol}//${host}`,
    region: searchParams.get('region') ?? 'us-east-1',
    credentials: { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) },
    forcePathStyle: true,
    logger: SILENT,
    // The checksums that are sent by default come after the bytes, which some servers take for bytes.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  // The hash of the bytes is known: it is signed, and the store refuses what arrives otherwise.
  client.middlewareStack.add(
    (next) => (step) => {
      const sha256 = KEY.exec(String((step.input as { Key?: string }).Key))?.[1];
      const request = step.request as { method?: string; headers: Record<string, string> };
      if (sha256 && request.method === 'PUT') request.headers['x-amz-content-sha256'] = sha256;
      return next(step);
    },
    { step: 'build', name: 'hashOfTheBytes' },
  );
  const name = decodeURIComponent(pathname.slice(1));
  return { client, name, bucket: new S3Driver({ client, bucket: name, visibility: 'private', supportsACL: false }) };
}

/** Null in place of the fault that says that nothing is there. */
function orNull<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((fault: unknown) => {
    if (statusOf(fault) === 404) return null;
    throw fault;
  });
}

/** Puts a whole file in the bucket. A file of a stream is not sent again by the library, hence the loop. */
async function put(bucket: S3Driver, { path, sha256, bytes }: Whole): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    const body = createReadStream(path);
    try {
      // Without a length, nothing would be sent in chunks, which stores refuse.
      await (bytes === 0 ? bucket.put(keyOf(sha256), '') : bucket.putStream(keyOf(sha256), body, { contentLength: bytes }));
      return;
    } catch (fault) {
      const status = statusOf(fault);
      if (status === 507 || /StorageFull|QuotaExceeded/.test((fault as S3Fault).name))
        throw storageRefusal('storage-full', fault);
      if (tried === TRIES || (status !== undefined && status < 500 && status !== 429))
        throw storageRefusal('storage-refused', fault);
      await sleep(PAUSE_MS * tried);
    } finally {
      body.destroy();
    }
  }
}

/** Keeps files in the bucket of `url`; `incoming` is the folder where they arrive. */
export function s3Files(url: string, incoming: string): FileStore {
  const { client, name, bucket } = bucketOf(url);

  /** FlyDrive's own list does not tell sizes. */
  async function* list(): AsyncGenerator<KeptFile> {
    let after: string | undefined;
    do {
      const page = await client.send(new ListObjectsV2Command({ Bucket: name, ContinuationToken: after }));
      for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
        const sha256 = KEY.exec(Key)?.[1];
        if (sha256 && LastModified) yield { sha256, bytes: Size, keptAt: LastModified.getTime() };
      }
      after = page.NextContinuationToken;
    } while (after);
  }

  return {
    begin: () => beginIn(incoming, (whole) => put(bucket, whole)),
    stream: async (sha256) => {
      const body = await orNull(bucket.getStream(keyOf(sha256)));
      return body && (Readable.toWeb(body) as ReadableStream<Uint8Array>);
    },
    read: async (sha256) => {
      const bytes = await orNull(bucket.getBytes(keyOf(sha256)));
      return bytes && Uint8Array.from(bytes);
    },
    list,
    // A bucket has no way to look at an age and remove at once: the look comes right before.
    remove: async (sha256, keptBefore = Infinity) => {
      const found = await orNull(bucket.getMetaData(keyOf(sha256)));
      if (!found || found.lastModified.getTime() >= keptBefore) return false;
      await bucket.delete(keyOf(sha256));
      return true;
    },
    dropLeftovers: (before) => dropLeftoversIn(incoming, before),
  };
}
