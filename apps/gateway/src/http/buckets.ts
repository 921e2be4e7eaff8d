import type { FastifyRequest } from 'fastify';

/** More realms than this from one address are counted together: a made-up issuer must not buy another allowance. */
const MAX_REALMS_PER_CLIENT = 32;
const REALM = /\/realms\/([A-Za-z0-9_-]{1,64})$/;

/** The realm that a token says it is from. Unverified: good for the name of a bucket and nothing else. */
export function claimedRealm(authorization: string | undefined): string {
  if (!authorization?.startsWith('Bearer ') || authorization.length > 12_000) return '';
  try {
    const body = authorization.slice(7).split('.')[1] ?? '';
    const { iss } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as { iss?: unknown };
    return typeof iss === 'string' ? (REALM.exec(iss)?.[1] ?? '') : '';
  } catch {
    return '';
  }
}

/** A client's address; of IPv6 the /64, which is what one subscriber has. */
export function clientOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(ip)?.[1];
  if (mapped) return mapped;
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = ip.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}

/** Names the rate-limit bucket of a request: client address and realm. */
export class Buckets {
  private realms = new Map<string, Set<string>>();
  private since = 0;

  constructor(private readonly windowMs: number) {}

  name(req: Pick<FastifyRequest, 'ip' | 'headers'>, now = Date.now()): string {
    if (now - this.since > this.windowMs) {
      this.realms = new Map();
      this.since = now;
    }
    const client = clientOf(req.ip);
    const realm = claimedRealm(req.headers.authorization);
    const known = this.realms.get(client) ?? new Set<string>();
    this.realms.set(client, known);
    if (!known.has(realm) && known.size >= MAX_REALMS_PER_CLIENT) return `${client} *`;
    known.add(realm);
    return `${client} ${realm}`;
  }
}
