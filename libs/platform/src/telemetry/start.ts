import { trace, type SpanOptions, type TracerProvider } from '@opentelemetry/api';
import { discreet, pathOnly } from './redact';

/** Lets the instrumentations begin spans that know an address without its query, and an error without its message. */
function discreetTracers(provider: TracerProvider): TracerProvider {
  return {
    getTracer: (...args) => {
      const tracer = provider.getTracer(...args);
      const startSpan: typeof tracer.startSpan = (name, options, context) => discreet(tracer.startSpan(name, cleaned(options), context));
      return { startSpan, startActiveSpan: tracer.startActiveSpan.bind(tracer) };
    },
  };
}

const cleaned = (options?: SpanOptions): SpanOptions | undefined => (options?.attributes ? { ...options, attributes: pathOnly(options.attributes) } : options);

/**
 * OpenTelemetry, configured by the standard OTEL_* variables and off unless one of them names an exporter. Must run
 * before anything it instruments is loaded: a service's main.ts calls it and only then imports the application.
 */
export async function startTelemetry(service: string): Promise<() => Promise<void>> {
  const env = process.env;
  const wanted = env.OTEL_EXPORTER_OTLP_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? env.OTEL_TRACES_EXPORTER ?? env.OTEL_METRICS_EXPORTER;
  if (!wanted || wanted === 'none' || env.OTEL_SDK_DISABLED === 'true') return async () => undefined;
  env.OTEL_SERVICE_NAME ??= `anlan-${service}`;
  const [{ NodeSDK }, { HttpInstrumentation }, { PgInstrumentation }, { NestInstrumentation }] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/instrumentation-http'),
    import('@opentelemetry/instrumentation-pg'),
    import('@opentelemetry/instrumentation-nestjs-core'),
  ]);
  const instrumentations = [
    new HttpInstrumentation({ ignoreIncomingRequestHook: (r) => r.url?.startsWith('/healthz') ?? false }),
    new PgInstrumentation({ requireParentSpan: true }),
    new NestInstrumentation(),
  ];
  const sdk = new NodeSDK({ instrumentations });
  sdk.start();
  for (const i of instrumentations) i.setTracerProvider(discreetTracers(trace.getTracerProvider()));
  return () => sdk.shutdown();
}
