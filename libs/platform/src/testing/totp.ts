import { createHmac } from 'node:crypto';
import { until } from './until';

/** Seconds that one code lasts. */
const PERIOD = 30;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 without padding: the form in which people type a secret into their application. */
export function base32(text: string): string {
  const bits = [...Buffer.from(text, 'utf8')].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function bytesOf(secret: string): Buffer {
  const bits = [...secret.replace(/[\s=]/g, '').toUpperCase()].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)));
}

export const timeStep = (now = Date.now()): number => Math.floor(now / 1000 / PERIOD);

/** The code of RFC 6238 for a time step: HMAC-SHA1, six digits. The secret is base32. */
export function totp(secret: string, step = timeStep()): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const used = new Map<string, number>();

/**
 * A code that this process has not used: the issuer takes each only once, and takes that of the next step already. Waits
 * for a step to end where both are gone; `refused` keeps well away from a code that another process may have used.
 */
export async function freshTotp(secret: string, refused = false): Promise<string> {
  const last = used.get(secret) ?? 0;
  const step = Math.max(timeStep(), last + (refused ? 2 : 1));
  used.set(secret, step);
  await until('the next one-time code', () => timeStep() >= step - 1, { withinMs: 3 * PERIOD * 1000 });
  return totp(secret, step);
}
