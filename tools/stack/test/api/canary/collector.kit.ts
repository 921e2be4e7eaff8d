import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of an OTLP collector as the tests need: hands on what the services send, spans and metrics, as it came. */
export class Collector {
  /** `traces anlan-gateway` → batches it sent */
  readonly senders = new Map<string, number>();
  private readonly server: Server;

  constructor(private readonly look: (kind: string, body: Buffer) => void) {
    this.server = createServer((req, res) => {
      const parts: Buffer[] = [];
      req.on('data', (d: Buffer) => parts.push(d)).on('end', () => {
        this.take(String(req.url).split('/').at(-1) ?? '', Buffer.concat(parts));
        res.setHeader('content-type', 'application/json').end('{}');
      });
    });
  }

  /** @returns the environment that makes services send everything here */
  async start(): Promise<Record<string, string>> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_METRICS_EXPORTER: 'otlp', OTEL_LOGS_EXPORTER: 'none', OTEL_BSP_SCHEDULE_DELAY: '500', OTEL_BSP_MAX_QUEUE_SIZE: '20000', OTEL_METRIC_EXPORT_INTERVAL: '5000', OTEL_METRIC_EXPORT_TIMEOUT: '3000',
    };
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private take(kind: string, body: Buffer): void {
    for (const [, name] of body.toString('utf8').matchAll(/"service\.name","value":\{"stringValue":"([^"]+)"/g)) {
      const key = `${kind} ${name}`;
      this.senders.set(key, (this.senders.get(key) ?? 0) + 1);
    }
    this.look(kind, body);
  }
}
