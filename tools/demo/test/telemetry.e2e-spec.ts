import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeNats, connectNats, loadTrust } from '@anlan/platform/nats';
import { until } from '@anlan/platform/testing';
import { Stack } from '@anlan/tool-stack';
import { Caller } from '../src/api';

interface SeenSpan {
  service: string;
  traceId: string;
  name: string;
}

/** As much of an OTLP collector as the test needs: takes JSON, keeps spans and names of metrics. */
class Collector {
  readonly spans: SeenSpan[] = [];
  readonly metrics = new Set<string>();
  private readonly server: Server = createServer((req, res) => {
    let text = '';
    req.setEncoding('utf8').on('data', (d: string) => (text += d)).on('end', () => {
      this.take(JSON.parse(text) as Otlp);
      res.setHeader('content-type', 'application/json').end('{}');
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private take(body: Otlp): void {
    for (const r of body.resourceSpans ?? []) {
      const service = r.resource.attributes.find((a) => a.key === 'service.name')?.value.stringValue ?? '';
      for (const s of r.scopeSpans.flatMap((x) => x.spans)) this.spans.push({ service, traceId: s.traceId, name: s.name });
    }
    for (const m of (body.resourceMetrics ?? []).flatMap((r) => r.scopeMetrics).flatMap((s) => s.metrics)) this.metrics.add(m.name);
  }
}

interface Otlp {
  resourceSpans?: { resource: { attributes: { key: string; value: { stringValue?: string } }[] }; scopeSpans: { spans: { traceId: string; name: string }[] }[] }[];
  resourceMetrics?: { scopeMetrics: { metrics: { name: string }[] }[] }[];
}

describe('telemetry by the standard OTEL variables', () => {
  const collector = new Collector();
  let stack: Stack;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'anlan-otel-'));
    chmodSync(dataDir, 0o755);
    const extraEnv = {
      OTEL_EXPORTER_OTLP_ENDPOINT: await collector.start(), OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', OTEL_METRICS_EXPORTER: 'otlp', OTEL_LOGS_EXPORTER: 'none',
      OTEL_BSP_SCHEDULE_DELAY: '100', OTEL_METRIC_EXPORT_INTERVAL: '500', OTEL_METRIC_EXPORT_TIMEOUT: '400',
    };
    stack = await Stack.start({ dataDir, gatewayPort: 0, env: 'test', extraEnv });
  }, 90_000);
  afterAll(async () => {
    await stack?.stop();
    await collector.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  it('given one request of one person, then its trace runs from the gateway through the service and the relay to whoever consumes the event, and stands in the log', async () => {
    const trust = await loadTrust(stack.natsTrustDir);
    const nats = await connectNats({ url: stack.natsUrl, creds: trust.app.creds, name: 'telemetry-spec' });
    const traces: string[] = [];
    nats.subscribe('evt.platform.tenancy.member.created', { callback: (_e, m) => void traces.push(m.headers?.get('traceparent').slice(3, 35) ?? '') });
    await nats.flush();
    const operator = Caller.person(stack.gatewayUrl, `${stack.gatewayUrl}/realms/platform`, 'operator', stack.secrets.operatorPassword);
    const made = await until('the operator', () => operator.call('POST', '/api/tenancy/v1/clients', { body: { name: '遥测', roles: ['platform-operator'] } }), { withinMs: 30_000 });
    const traceId = made.headers.get('traceresponse')?.slice(3, 35) ?? '';
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    const services = await until('the spans of three processes', () => {
      const found = new Set(collector.spans.filter((s) => s.traceId === traceId).map((s) => s.service));
      return found.size >= 3 ? found : undefined;
    });
    expect([...services].sort()).toEqual(['anlan-gateway', 'anlan-relay', 'anlan-tenancy']);
    expect(collector.spans.filter((s) => s.traceId === traceId).map((s) => s.name)).toContain('publish anlan.tenancy.member.created.v1');
    await until('the event in a consumer\'s hands', () => traces.includes(traceId));
    await until('the log line', () => readFileSync(join(dataDir, 'logs', 'tenancy.log'), 'utf8').split('\n').some((l) => l.includes(traceId) && l.includes('tenancy:client.create')));
    await closeNats(nats);
  }, 90_000);

  it('given an exporter of metrics, then the services\' requests are measured', async () => {
    await until('metrics', () => [...collector.metrics].some((m) => m.startsWith('http.server.')));
    expect([...collector.metrics].some((m) => m.startsWith('http.server.'))).toBe(true);
  });
});
