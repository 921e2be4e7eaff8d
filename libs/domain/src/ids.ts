import { DomainError } from './domain-error';

// 2^26 counter values seeded in the lower half leave room for 33 million ids within one millisecond.
const COUNTER_LIMIT = 2 ** 26;
const MAX_TIME = 2 ** 48 - 1;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const RANDOM_PER_ID = 10;

// Web Crypto rather than node:crypto, so that browsers can use this library too; pooled, since one call per id is slow.
const pool = new Uint8Array(RANDOM_PER_ID * 400);
let poolOffset = pool.length;

function randomBytes(): Uint8Array {
  if (poolOffset === pool.length) {
    globalThis.crypto.getRandomValues(pool);
    poolOffset = 0;
  }
  poolOffset += RANDOM_PER_ID;
  return pool.subarray(poolOffset - RANDOM_PER_ID, poolOffset);
}

interface Sequence {
  time: number;
  counter: number;
}
const live: Sequence = { time: -1, counter: 0 };
const given: Sequence = { time: -1, counter: 0 };

function byte(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

function seed(random: Uint8Array): number {
  return ((byte(random, 6) & 0x01) << 24) | (byte(random, 7) << 16) | (byte(random, 8) << 8) | byte(random, 9);
}

function advance(sequence: Sequence, time: number, random: Uint8Array): void {
  if (time !== sequence.time) {
    sequence.time = time;
    sequence.counter = seed(random);
  } else if (++sequence.counter === COUNTER_LIMIT) {
    sequence.time += 1;
    sequence.counter = 0;
  }
}

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, a 26-bit counter (§6.2, method 1), 48 random bits.
 *
 * Ids of one process sort in the order of their making, also within a millisecond and when the system clock steps back.
 * With `now` (milliseconds since 1970, for back-dated records) the time is taken as given, and calls that repeat the
 * same `now` in a row still sort in order.
 * @throws DomainError `ids.time_out_of_range` when `now` is not an integer in 0 … 2^48 − 1
 */
export function uuidv7(now?: number): string {
  if (now !== undefined && (!Number.isInteger(now) || now < 0 || now > MAX_TIME)) {
    throw new DomainError('ids.time_out_of_range', 'now must be whole milliseconds in 0 … 2^48-1', { now });
  }
  const random = randomBytes();
  const sequence = now === undefined ? live : given;
  advance(sequence, now ?? Math.max(Date.now(), live.time), random);
  const time = sequence.time.toString(16).padStart(12, '0');
  const high = (0x7000 | (sequence.counter >>> 14)).toString(16);
  const low = (0x8000 | (sequence.counter & 0x3fff)).toString(16);
  let tail = '';
  for (let i = 0; i < 6; i++) tail += byte(random, i).toString(16).padStart(2, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-${high}-${low}-${tail}`;
}

/** True for the textual form of an RFC 9562 UUID, versions 1 to 8, either case. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** Not after any UUIDv7 made at or after the instant (milliseconds since 1970), and after every one made before it: a span of time as one of ids. */
export function firstIdAt(ms: number): string {
  const hex = Math.min(Math.max(Math.trunc(ms), 0), MAX_TIME).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** When a UUIDv7 was made. */
export function timeOfId(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}
