import type { Attributes, Exception, Span } from '@opentelemetry/api';
import { isForEverybody, withoutSecret } from './everybody';

/**
 * What people search for, and what they call their files, stands in the query of an address: no span keeps it. Nor does
 * one of a public page keep who asked.
 */
export function pathOnly(attributes: Attributes): Attributes {
  const { 'url.query': _query, ...rest } = attributes;
  if (isForEverybody(String(rest['url.path'] ?? rest['http.target'] ?? ''))) for (const name of CALLER) delete rest[name];
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, ADDRESSES.has(name) && typeof value === 'string' ? withoutSecret(value.split('?', 1)[0] ?? '') : value]));
}

/** Where a request comes from, and with what. */
const CALLER = ['client.address', 'client.port', 'network.peer.address', 'network.peer.port', 'user_agent.original', 'http.client_ip', 'http.user_agent', 'net.peer.ip', 'net.peer.port'];

/** Under the present and the former names of the semantic conventions. */
const ADDRESSES = new Set(['url.full', 'url.path', 'http.url', 'http.target']);

/** An error as a span may tell of it: its kind and where it came from. Its message quotes what people wrote. */
export function withoutMessage(error: unknown): { name: string; message: string; stack?: string } {
  const { name = 'Error', code, stack } = (typeof error === 'object' && error !== null ? error : {}) as { name?: string; code?: unknown; stack?: string };
  const message = code === undefined ? name : String(code);
  const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { name, message, ...(frames && { stack: [`${name}: ${message}`, ...frames].join('\n') }) };
}

/** Holds a span to that, whatever an instrumentation gives it. */
export function discreet(span: Span): Span {
  const record = span.recordException.bind(span);
  const setStatus = span.setStatus.bind(span);
  span.recordException = (error: Exception, time) => record(withoutMessage(error), time);
  span.setStatus = ({ code }) => setStatus({ code });
  return span;
}
