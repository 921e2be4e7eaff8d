import { Inject, Injectable } from '@nestjs/common';
import type { GatewayConfig } from '../config';
import { CONFIG } from '../tokens';
import { NatsProbe } from './nats-probe';

const LIMIT_MS = 2_000;
const CACHE_MS = 500;

export type PartState = 'ok' | 'down';

export interface Readiness {
  readonly status: 'ready' | 'not ready';
  /** every service, the relay, identity, database and nats */
  readonly parts: Record<string, PartState>;
  /** why a part is down: `unreachable`, `timeout`, or which of its own parts is */
  readonly reasons: Record<string, string>;
}

interface Finding {
  readonly reason?: string;
  /** what a service says of its own parts */
  readonly parts?: Record<string, unknown>;
}

/** Asks every part whether it is ready, at most twice a second however many ask us. */
@Injectable()
export class HealthService {
  /** set when the process is to stop: balancers send nothing more */
  stopping = false;
  private last: { at: number; answer: Promise<Readiness> } | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: GatewayConfig,
    private readonly nats: NatsProbe,
  ) {}

  async readiness(now = Date.now()): Promise<Readiness> {
    if (!this.last || now - this.last.at >= CACHE_MS) this.last = { at: now, answer: this.ask() };
    const answer = await this.last.answer;
    return this.stopping ? { status: 'not ready', parts: { ...answer.parts, gateway: 'down' }, reasons: { ...answer.reasons, gateway: 'stopping' } } : answer;
  }

  private async ask(): Promise<Readiness> {
    const { UPSTREAMS, INTERNAL_HEALTH, ISSUER_URL } = this.config;
    const probes: [string, Promise<Finding>][] = [
      ...Object.entries({ ...UPSTREAMS, ...INTERNAL_HEALTH }).map(([name, url]): [string, Promise<Finding>] => [name, ask(`${url}/healthz/ready`)]),
      ['identity', ask(`${ISSUER_URL}/realms/master`)],
      ['nats', limited(this.nats.check().then(() => ({})))],
    ];
    const findings = await Promise.all(probes.map(async ([name, finding]) => [name, await finding] as const));
    const parts: Record<string, PartState> = {};
    const reasons: Record<string, string> = {};
    const found = (name: string, reason: string | undefined): void => {
      if (parts[name] !== 'down') parts[name] = reason ? 'down' : 'ok';
      if (reason) reasons[name] ??= reason;
    };
    for (const [name, { reason, parts: own }] of findings) {
      found(name, reason);
      // Only services reach the database, so they are asked what they see.
      if (own && 'database' in own) found('database', own['database'] === 'ok' ? undefined : `as seen by ${name}`);
    }
    return { status: Object.values(parts).includes('down') ? 'not ready' : 'ready', parts, reasons };
  }
}

async function ask(url: string): Promise<Finding> {
  return limited(
    fetch(url, { signal: AbortSignal.timeout(LIMIT_MS), redirect: 'manual' }).then(async (response) => {
      const body = (await response.json().catch(() => ({}))) as { parts?: Record<string, unknown> };
      const parts = body.parts && typeof body.parts === 'object' ? body.parts : undefined;
      if (response.ok) return { parts };
      const down = Object.entries(parts ?? {}).filter(([, state]) => state !== 'ok').map(([name]) => name);
      return { parts, reason: down.length ? `its ${down.join(', ')}` : `status ${response.status}` };
    }),
  );
}

/** A finding within the limit, whatever happens. Addresses stay out of it: it is public. */
async function limited(finding: Promise<Finding>): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding>((done) => {
    timer = setTimeout(() => done({ reason: 'timeout' }), LIMIT_MS);
  });
  const answer = finding.catch((error: Error): Finding => ({ reason: error.name === 'TimeoutError' ? 'timeout' : 'unreachable' }));
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
