import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context } from '@opentelemetry/api';
import { withoutMessage } from './redact';

const tracer = trace.getTracer('anlan');

/** The context a traceparent names: what NATS and the outbox carry from one process to the next. */
function contextFrom(traceparent: string | null | undefined): Context {
  const match = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? '');
  if (!match) return ROOT_CONTEXT;
  const [, traceId = '', spanId = '', flags = '00'] = match;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true });
}

/** Runs `work` in a span below the traceparent; costs next to nothing while no exporter is configured. */
export async function inSpan<T>(name: string, kind: 'producer' | 'consumer', traceparent: string | null | undefined, work: () => Promise<T>): Promise<T> {
  const parent = contextFrom(traceparent);
  const span = tracer.startSpan(name, { kind: kind === 'producer' ? SpanKind.PRODUCER : SpanKind.CONSUMER, attributes: { 'messaging.system': 'nats' } }, parent);
  try {
    return await context.with(trace.setSpan(parent, span), work);
  } catch (e) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: withoutMessage(e).message });
    throw e;
  } finally {
    span.end();
  }
}
