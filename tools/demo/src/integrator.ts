import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { repoPath } from '@anlan/platform/config';
import { until } from './api';
import { asUser, type Demo } from './open-tenant';

interface Received {
  id: string;
  type: string;
  subject: string;
  sequence: string;
  tenantsequence: number;
}

/** The plain client of examples/integrator, as its own process, with nothing but the credentials the district gave it. */
export class ExampleIntegrator {
  private child: ChildProcess | undefined;
  readonly output: string;
  private readonly grant: string;

  constructor(dir: string, name: string) {
    this.grant = join(dir, `integration-${name}.json`);
    this.output = join(dir, `integrator-${name}.jsonl`);
  }

  get hasCredentials(): boolean {
    return existsSync(this.grant);
  }

  keep(grant: unknown): void {
    writeFileSync(this.grant, JSON.stringify(grant), { mode: 0o600 });
  }

  start(): void {
    this.child = spawn(process.execPath, [repoPath('examples/integrator/integrator.mjs'), this.grant, this.output], { stdio: 'ignore' });
  }

  async stop(): Promise<void> {
    if (!this.child || this.child.exitCode !== null) return;
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }

  received(): Received[] {
    if (!existsSync(this.output)) return [];
    return readFileSync(this.output, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Received);
  }
}

/** What an integrator may count on: every event once, each hazard's in order. Answers what is wrong, or null. */
export function orderFault(events: readonly Received[]): string | null {
  const ids = new Set<string>();
  const last = new Map<string, number>();
  for (const e of events) {
    if (ids.has(e.id)) return `event ${e.id} came twice`;
    ids.add(e.id);
    const before = last.get(e.subject) ?? 0;
    if (Number(e.sequence) <= before) return `${e.subject}: ${e.sequence} came after ${before}`;
    last.set(e.subject, Number(e.sequence));
  }
  return null;
}

/** The district makes an integration; the integrator receives, is stopped half-way, and goes on where it was. */
export async function integratorReceives(demo: Demo, slug: string, dataDir: string, work: () => Promise<void>, lateWork: () => Promise<void>): Promise<ExampleIntegrator> {
  const integrator = new ExampleIntegrator(dataDir, slug);
  await demo.state.once(`integration ${slug}`, async () => {
    const admin = asUser(demo, slug, 'admin');
    integrator.keep(await admin.post('/api/tenancy/v1/integrations', { name: '一网统管（演示）', events: ['enforcement.hazard.*'] }));
  });
  integrator.start();
  try {
    await work();
    await until('the integrator\'s first events', async () => (integrator.received().length > 0 ? true : undefined));
    await integrator.stop();
    const before = integrator.received().length;
    await lateWork();
    integrator.start();
    const want = await hazardEventCount(demo, slug);
    const events = await until('every event at the integrator', async () => (integrator.received().length >= want ? integrator.received() : undefined), 60);
    const fault = orderFault(events);
    if (fault) throw new Error(`the integrator saw ${fault}`);
    demo.tell(`    集成方收到 received ${events.length} 个事件（重启前 ${before}），无重复、按序 none twice, in order`);
  } finally {
    await integrator.stop();
  }
  return integrator;
}

/** How many hazard events the tenant has, by its own ledger: a report, and one for each step of each history. */
async function hazardEventCount(demo: Demo, slug: string): Promise<number> {
  const known = demo.state.recall<number>(`events ${slug}`);
  if (known) return known;
  const officer = asUser(demo, slug, 'officer');
  const { total } = await officer.get<{ total: number }>('/api/enforcement/v1/hazards?limit=1&total=true');
  // The loop took the first hazard through seven steps, the late one through three; all others were only reported.
  const events = total + 6 + 2;
  demo.state.remember(`events ${slug}`, events);
  return events;
}
