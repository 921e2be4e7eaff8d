import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { NatsInputError } from './errors';

/** Kinds of NATS identity; the first letter of a public key tells them apart (O…, A…, U…). */
export type KeyKind = 'operator' | 'account' | 'user';

/** An Ed25519 identity in NATS "nkey" form. `seed` is the secret; `publicKey` is the name the world knows. */
export interface NatsKey {
  readonly kind: KeyKind;
  readonly publicKey: string;
  readonly seed: string;
  sign(data: Uint8Array): Buffer;
}

// Prefix bytes of nats-io/nkeys: chosen so that base32 shows a readable first letter.
const SEED = 18 << 3;
const PREFIX: Record<KeyKind, number> = { operator: 14 << 3, account: 0, user: 20 << 3 };
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new random identity of the kind. 0.03 ms, where reading a key in DER takes 0.5: the event loop stands still
 * meanwhile. The pure JavaScript signers take far longer, for each signature again. */
export function createKey(kind: KeyKind): NatsKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { d = '', x = '' } = privateKey.export({ format: 'jwk' });
  return fromParts(kind, privateKey, Buffer.from(d, 'base64url'), Buffer.from(x, 'base64url'));
}

/** The identity of a seed text (`SO…`, `SA…`, `SU…`). @throws NatsInputError bad_key */
export function keyFromSeed(seed: string): NatsKey {
  const raw = unseal(seed.trim());
  const [first = 0, second = 0] = raw;
  const prefix = ((first & 7) << 5) | (second >> 3);
  const kind = kindOf(prefix);
  if ((first & 248) !== SEED || !kind || raw.length !== 34) throw new NatsInputError('bad_key', 'not an nkey seed');
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, raw.subarray(2)]), format: 'der', type: 'pkcs8' });
  const { x = '' } = secret.export({ format: 'jwk' });
  return fromParts(kind, secret, raw.subarray(2), Buffer.from(x, 'base64url'));
}

/** Whether the text is a well-formed public key of that kind (prefix and checksum). */
export function isPublicKey(kind: KeyKind, text: string): boolean {
  try {
    const raw = unseal(text);
    return raw.length === 33 && raw[0] === PREFIX[kind];
  } catch {
    return false;
  }
}

/** Whether `signature` of `data` was made by the owner of `publicKey` (any kind). */
export function verifySignature(publicKey: string, data: Uint8Array, signature: Uint8Array): boolean {
  const raw = unseal(publicKey);
  if (raw.length !== 33) throw new NatsInputError('bad_key', 'not an nkey public key');
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw.subarray(1)]), format: 'der', type: 'spki' });
  return verify(null, data, key, signature);
}

function fromParts(kind: KeyKind, secret: KeyObject, raw: Buffer, open: Buffer): NatsKey {
  const prefix = PREFIX[kind];
  const key = {
    kind,
    publicKey: seal(Buffer.concat([Buffer.from([prefix]), open])),
    sign: (data: Uint8Array) => sign(null, data, secret),
  };
  const seed = seal(Buffer.concat([Buffer.from([SEED | (prefix >> 5), (prefix & 31) << 3]), raw]));
  // Not enumerable, so that a key that strays into a log line or a JSON answer does not carry its secret.
  Object.defineProperty(key, 'seed', { value: seed, enumerable: false });
  return key as NatsKey;
}

function kindOf(prefix: number): KeyKind | undefined {
  return (Object.keys(PREFIX) as KeyKind[]).find((kind) => PREFIX[kind] === prefix);
}

function seal(body: Buffer): string {
  const sum = Buffer.alloc(2);
  sum.writeUInt16LE(crc16(body));
  return base32(Buffer.concat([body, sum]));
}

function unseal(text: string): Buffer {
  const raw = unbase32(text);
  const body = raw.subarray(0, -2);
  if (raw.length < 4 || raw.readUInt16LE(raw.length - 2) !== crc16(body)) {
    throw new NatsInputError('bad_key', 'nkey checksum does not match');
  }
  return body;
}

/** CRC-16/XMODEM, as nkeys uses it. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}

function base32(bytes: Uint8Array): string {
  let text = '';
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) text += ALPHABET[(value >> (bits -= 5)) & 31];
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
}

function unbase32(text: string): Buffer {
  const out: number[] = [];
  let value = 0;
  let bits = 0;
  for (const letter of text) {
    const index = ALPHABET.indexOf(letter);
    if (index < 0) throw new NatsInputError('bad_key', 'nkey has a character outside base32');
    value = ((value << 5) | index) & 0xfff;
    bits += 5;
    if (bits >= 8) out.push((value >> (bits -= 8)) & 255);
  }
  return Buffer.from(out);
}
