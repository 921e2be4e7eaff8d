import { isIPv4 } from 'node:net';
import type { Fault } from './start-refused';
import { isWeakText } from './weak-secret';
import { WEAK } from './secrets';

const SHORTEST_PASSWORD = 12;

/** Whether a host name or address is this machine and nothing else. `[::1]` is written as in a URL or without brackets. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'));
}

/** An address people and clients use: https, also on this machine, since tokens and passwords travel to it. */
export function publicAddress(where: string, url: string | undefined): Fault[] {
  if (url?.startsWith('https://')) return [];
  return [{ where, zh: '生产环境必须是 https:// 地址', en: 'must be an https:// address in production' }];
}

/** An address behind the scenes: https, unless it stays on this machine. */
export function internalAddress(where: string, url: string | undefined): Fault[] {
  if (!url || url.startsWith('https://') || isLoopback(new URL(url).hostname)) return [];
  return [{ where, zh: '生产环境中 http:// 只能用于本机地址；其他主机请用 https://', en: 'may be http:// in production on a loopback address only; use https:// to another host' }];
}

/** Addresses of NATS, separated by commas: TLS, unless they stay on this machine. */
export function brokerAddress(where: string, urls: string | undefined): Fault[] {
  const open = urls?.split(',').some((url) => !url.trim().startsWith('tls://') && !isLoopback(new URL(url.trim()).hostname));
  return open ? [{ where, zh: '生产环境中连接其他主机的 NATS 必须用 tls:// 地址', en: 'must be a tls:// address in production, unless NATS is on this machine' }] : [];
}

/** The password of a database login: long enough, and no default. */
export function passwordFaults(where: string, password: string): Fault[] {
  if (password.length >= SHORTEST_PASSWORD && !isWeakText(password)) return [];
  return [{ where, zh: `口令${WEAK.zh}（至少 ${SHORTEST_PASSWORD} 个字符）`, en: `the password ${WEAK.en} (at least ${SHORTEST_PASSWORD} characters)` }];
}

/** DATABASE_URL: a password that is not a default, and TLS unless the server is on this machine. */
export function databaseAddress(where: string, address: string): Fault[] {
  const url = new URL(address);
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname);
  const socket = host.startsWith('/') || host === '';
  const password = decodeURIComponent(url.searchParams.get('password') ?? url.password);
  const faults: Fault[] = [];
  if (!password && !socket) faults.push({ where, zh: '没有口令；请使用迁移时设置的 SERVICE_DB_PASSWORD', en: 'has no password; use the SERVICE_DB_PASSWORD that the migration set' });
  else if (password) faults.push(...passwordFaults(where, password));
  const encrypted = ['require', 'verify-ca', 'verify-full'].includes(url.searchParams.get('sslmode') ?? '');
  if (!socket && !isLoopback(host) && !encrypted) {
    faults.push({ where, zh: '生产环境中连接其他主机的数据库必须加 ?sslmode=verify-full', en: 'must carry ?sslmode=verify-full in production, unless the database is on this machine' });
  }
  return faults;
}

/** Where the first fixed release stands: CVEs of older ones let a user of one account reach another. */
const SAFE_BROKER = [2, 10, 27] as const;

/** A nats-server that others can reach must be a current one: integrators sign in there. `urls`: ours, and the one integrators are told. */
export function brokerVersion(version: string, urls: readonly (string | undefined)[]): Fault[] {
  const reachable = urls.some((list) => list?.split(',').some((url) => !isLoopback(new URL(url.trim()).hostname)));
  if (!reachable || isAtLeast(version, SAFE_BROKER)) return [];
  const wanted = SAFE_BROKER.join('.');
  return [{
    where: 'NATS_URL',
    zh: `nats-server ${version} 不能用于其他主机可达的地址；请升级到 ${wanted} 或更高`,
    en: `nats-server ${version} must not serve an address that other hosts reach; upgrade it to ${wanted} or later`,
  }];
}

function isAtLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10));
  const at = least.findIndex((wanted, i) => (parts[i] ?? 0) !== wanted);
  return at < 0 || (parts[at] ?? 0) > (least[at] ?? 0);
}
