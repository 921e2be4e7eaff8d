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
  const sdk = new NodeSDK({
    instrumentations: [
      new HttpInstrumentation({ ignoreIncomingRequestHook: (r) => r.url?.startsWith('/healthz') ?? false }),
      new PgInstrumentation({ requireParentSpan: true }),
      new NestInstrumentation(),
    ],
  });
  sdk.start();
  return () => sdk.shutdown();
}
