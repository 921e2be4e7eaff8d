import { randomFillSync } from 'node:crypto';
import { AsyncLocalStorage } from 'node:async_hooks';
import { context, trace } from '@opentelemetry/api';

const format = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const store = new AsyncLocalStorage<{ traceparent: string }>();

/** A W3C traceparent: the active span's when telemetry runs, else the caller's, else a new one. */
export function traceparentOf(incoming?: string): string {
  const span = trace.getSpan(context.active())?.spanContext();
  if (span && trace.isSpanContextValid(span)) return `00-${span.traceId}-${span.spanId}-0${span.traceFlags & 1}`;
  const match = incoming ? format.exec(incoming) : null;
  if (match && !/^0+$/.test(match[1] ?? '')) return incoming as string;
  const hex = randomHex();
  return `00-${hex.slice(0, 32)}-${hex.slice(32)}-00`;
}

const pool = Buffer.alloc(24 * 256);
let used = pool.length;

/** 24 random bytes; the system is asked for 256 times as many at once, since every request takes some. */
function randomHex(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 24;
  return pool.toString('hex', used - 24, used);
}

export function traceIdOf(traceparent: string): string {
  return traceparent.slice(3, 35);
}

/**
 * Runs `fn` so that log lines and outbox rows written below carry the trace. For events and jobs; requests carry it in
 * their context instead, since async hooks cost each of them a tenth.
 */
export function withTrace<T>(traceparent: string, fn: () => T): T {
  return store.run({ traceparent }, fn);
}

export function currentTraceparent(): string | undefined {
  return store.getStore()?.traceparent;
}
