/** A small strict S3-compatible store for tests: one bucket in memory, nothing without a right signature (AWS Signature Version 4). */
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

interface Kept {
  bytes: Buffer;
  at: Date;
}

export interface S3 {
  /** Address for S3_URL, with the right secret or another. */
  url(secret?: string): string;
  objects: Map<string, Kept>;
  /** What it answered: "PUT 200". */
  answers: string[];
  /** Statuses to answer to the next puts, instead of keeping. */
  failures: number[];
  close(): Promise<void>;
}

const KEY = 'AKIDEXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCY';
const BUCKET = 'kept';
const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer | string, data: string) => createHmac('sha256', key).update(data).digest();
const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** True when `request` is signed with the secret, its bytes included. */
function isSigned(request: IncomingMessage, url: URL, body: Buffer): boolean {
  const header = request.headers.authorization ?? '';
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)$/;
  const [, key, day, region, names, signature] = parts.exec(header) ?? [];
  const payload = String(request.headers['x-amz-content-sha256']);
  if (key !== KEY || !names || !names.split(';').includes('x-amz-content-sha256')) return false;
  if (payload !== sha256(body)) return false;
  const query = [...url.searchParams].map(([k, v]) => `${encoded(k)}=${encoded(v)}`).sort();
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim().replaceAll(/ +/g, ' ')}\n`);
  const canonical = [request.method, url.pathname, query.join('&'), headers.join(''), names, payload].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', String(request.headers['x-amz-date']), scope, sha256(canonical)].join('\n');
  const signing = [region!, 's3', 'aws4_request'].reduce((with_, part) => hmac(with_, part), hmac(`AWS4${SECRET}`, day!));
  return hmac(signing, text).toString('hex') === signature;
}

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>${body}`;
const error = (code: string) => xml(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`);

/** Objects of the bucket, two at a time. */
function listing(objects: S3['objects'], after: string): string {
  const keys = [...objects.keys()].sort().filter((key) => key > after);
  const page = keys.slice(0, 2);
  const rows = page.map((key) => {
    const { bytes, at } = objects.get(key)!;
    return `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><ETag>"x"</ETag><Size>${bytes.length}</Size></Contents>`;
  });
  const more = keys.length > page.length;
  const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  return xml(
    `<ListBucketResult><Name>${BUCKET}</Name><IsTruncated>${more}</IsTruncated>${next}${rows.join('')}</ListBucketResult>`,
  );
}

/** Status and body of the answer to a signed request. */
function answer(
  s3: Pick<S3, 'objects' | 'failures'>,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): [number, Buffer | string, Kept?] {
  const [, bucket, ...rest] = url.pathname.split('/');
  const key = decodeURIComponent(rest.join('/'));
  if (bucket !== BUCKET) return [404, error('NoSuchBucket')];
  if (key === '') return [200, listing(s3.objects, url.searchParams.get('continuation-token') ?? '')];
  if (request.method === 'PUT') {
    if (request.headers['content-length'] === undefined) return [411, error('MissingContentLength')];
    if (request.headers['content-encoding']?.includes('aws-chunked')) return [501, error('NotImplemented')];
    const failure = s3.failures.shift();
    if (failure !== undefined) return [failure, error(failure === 507 ? 'XMinioStorageFull' : 'InternalError')];
    s3.objects.set(key, { bytes: body, at: new Date() });
    return [200, ''];
  }
  if (request.method === 'DELETE') return (s3.objects.delete(key), [204, '']);
  const kept = s3.objects.get(key);
  return kept ? [200, kept.bytes, kept] : [404, error('NoSuchKey')];
}

/** Starts the store on a free port of this machine. */
export async function startS3(): Promise<S3> {
  const state = { objects: new Map<string, Kept>(), answers: [] as string[], failures: [] as number[] };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    const url = new URL(request.url!, 'http://s3');
    const [status, content, kept] = isSigned(request, url, body)
      ? answer(state, request, url, body)
      : ([403, error('SignatureDoesNotMatch')] as const);
    state.answers.push(`${request.method} ${status}`);
    const { length } = Buffer.from(content);
    response.writeHead(status, {
      'content-length': length,
      ...(kept && { 'last-modified': kept.at.toUTCString(), etag: '"x"' }),
    });
    response.end(request.method === 'HEAD' ? undefined : content);
  };
  const server = createServer((request, response) => void serve(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    ...state,
    url: (secret = SECRET) => `http://${KEY}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${BUCKET}?region=fr-par`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
