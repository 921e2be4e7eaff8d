import { isForEverybody } from '@anlan/platform/telemetry';
import type { IncomingHttpHeaders } from 'node:http';
import { pathOf } from '../http/path';
import type { EdgeRequest } from '../http/problem';
import type { Target } from './targets';

type Headers = Record<string, string | string[] | undefined>;

/** RFC 9110 7.6.1, and `expect`, which the server has already answered. */
const hopByHop = ['connection', 'keep-alive', 'proxy-connection', 'proxy-authorization', 'proxy-authenticate', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'http2-settings', 'expect'];
/**
 * What only a proxy or a service may say of a request: where it comes from, for whom it is, who sends it, what it was
 * before. A client's own claims are dropped, also spelt with underscores, which some programs take for hyphens.
 */
const claim = /^(x-(forwarded|real|client|cluster|original|rewrite|host|http-method|method|tenant|anlan|user|roles?|remote|auth|ssl|envoy)(-.*)?|forwarded|remote-user|true-client-ip|cf-connecting-ip|ssl-client-.*)$/;
const notForwarded = new Set([...hopByHop, 'traceparent']);
const notReturned = new Set([...hopByHop, 'server', 'x-powered-by']);

/** What a service could tell one anonymous person from another by. */
const ofAPerson = ['authorization', 'cookie', 'user-agent', 'referer', 'origin', 'from', 'via'];

/** The headers an upstream gets. `headers.host` is the upstream's own on the way in. */
export function requestHeaders(req: EdgeRequest, headers: Headers, target: Target): Headers {
  const out: Headers = {};
  for (const name in headers) if (!notForwarded.has(name) && !claim.test(name.replaceAll('_', '-'))) out[name] = headers[name];
  if (req.method === 'GET' || req.method === 'HEAD') delete out['content-length'];
  const unknown = isForEverybody(pathOf(req.raw.url ?? ''));
  if (unknown) for (const name of ofAPerson) delete out[name];
  const { publicUrl } = target;
  const protocol = publicUrl ? publicUrl.protocol.slice(0, -1) : req.protocol;
  const host = publicUrl?.host ?? req.headers.host ?? '';
  if (publicUrl) out['host'] = host;
  if (!unknown) out['x-forwarded-for'] = req.ip;
  out['x-forwarded-proto'] = protocol;
  out['x-forwarded-host'] = host;
  out['x-forwarded-port'] = /:(\d+)$/.exec(host)?.[1] ?? (protocol === 'https' ? '443' : '80');
  out['traceparent'] = req.traceparent;
  return out;
}

/** The headers of an upstream's answer that concern the client. */
export function responseHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = headers.connection ? headers.connection.toLowerCase().split(',').map((name) => name.trim()) : [];
  const out: IncomingHttpHeaders = {};
  for (const name in headers) if (!notReturned.has(name) && !named.includes(name)) out[name] = headers[name];
  return out;
}
