/** A passkey in software (ES256, no attestation), which answers as it is told, rightly or not. */
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

/** What an answer says beside what it was asked. */
interface Said {
  origin: string;
  /** Domain that it is for. */
  rp: string;
  /** Whether it verified who holds it. */
  verified?: boolean;
  counter?: number;
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();

/** CBOR of what passkeys say: numbers, texts, bytes, maps. */
function cbor(value: number | string | Uint8Array | ReadonlyMap<number | string, unknown>): Buffer {
  const head = (major: number, length: number) =>
    length < 24
      ? Buffer.from([(major << 5) | length])
      : length < 256
        ? Buffer.from([(major << 5) | 24, length])
        : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  const entries = [...value].flatMap(([key, held]) => [cbor(key), cbor(held as number)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

/** A new passkey. */
export function softPasskey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(24);
  const name = id.toString('base64url');
  const client = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const data = ({ rp, verified = true, counter = 0 }: Said, attested: Uint8Array) => {
    const flags = 1 | (verified ? 4 : 0) | (attested.length > 0 ? 64 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rp), Buffer.from([flags]), count, attested]);
  };
  const base = { id: name, rawId: name, type: 'public-key', clientExtensionResults: {}, authenticatorAttachment: 'platform' };
  return {
    /** What it answers when it is made. */
    made(challenge: string, said: Said) {
      const key = new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cbor(key)]);
      const object = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', data(said, attested)],
        ]),
      );
      const clientDataJSON = client('webauthn.create', challenge, said.origin).toString('base64url');
      return { ...base, response: { clientDataJSON, attestationObject: object.toString('base64url'), transports: ['internal'] } };
    },
    /** What it answers to who enters. */
    answered(challenge: string, said: Said) {
      const clientData = client('webauthn.get', challenge, said.origin);
      const authenticatorData = data(said, new Uint8Array());
      const signature = createSign('sha256').update(authenticatorData).update(sha256(clientData)).sign(privateKey);
      return {
        ...base,
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: authenticatorData.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      };
    },
  };
}
