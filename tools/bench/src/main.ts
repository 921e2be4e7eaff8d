import { delivery, provisioning, throughput } from './arms';
import { firstPaint } from './console';
import { fixture } from './fixture';
import { importingHazards, importingSubjects } from './imports';
import { minting } from './integrations';
import { publish, type Line } from './report';
import { indexed, searching } from './search';
import { seedHazards } from './seed';
import { statistics } from './statistics';
import { upkeep } from './upkeep';

const LARGE = Number(process.env.BENCH_HAZARDS ?? 400_000);
const SMALL = 50_000;
/** Names of arms, with commas; everything when absent. */
const ONLY = process.env.BENCH_ONLY?.split(',');

/** Every ratio from one run on one machine. Exit code 0 whatever the ratios are: a measurement is not a test. */
async function main(): Promise<void> {
  const tell = (line: string): void => void process.stdout.write(`${line}\n`);
  const f = await fixture(tell);
  const lines: Line[] = [];
  try {
    lines.push(...provisioning(f));
    const wanted = (name: string): boolean => !ONLY || ONLY.includes(name);
    const { rows } = await f.admin.query<{ id: string }>("select id from tenancy.tenant where slug = '440311'");
    const small = { tenantId: rows[0]?.id ?? '', rows: SMALL };
    if (['throughput', 'statistics', 'upkeep', 'search', 'import', 'delivery'].some(wanted)) {
      tell(`seeding ${LARGE} and ${SMALL} hazards …`);
      await seedHazards(f.admin, small.tenantId, f.communities, SMALL);
      await seedHazards(f.admin, f.tenantId, f.communities, LARGE);
      // Whatever is measured then, is measured beside nothing.
      lines.push(...(await indexed(f, tell)));
    }
    for (const [name, arm] of [
      ['search', () => searching(f)],
      ['statistics', () => statistics(f, small, { tenantId: f.tenantId, rows: LARGE })],
      ['upkeep', () => upkeep(f)],
      ['throughput', () => throughput(f)],
      ['import', () => importingHazards(f)],
      ['subjects', () => importingSubjects(f)],
      ['delivery', () => delivery(f)],
      ['integrations', () => minting(f)],
      ['console', () => firstPaint(f.stack.gatewayUrl, tell)],
    ] as const) {
      if (!wanted(name)) continue;
      tell(`measuring ${name} …`);
      lines.push(...(await arm()));
    }
    publish(lines, tell);
  } finally {
    await f.close();
  }
}

main().catch((e: unknown) => {
  process.stderr.write(`${(e as Error).stack ?? String(e)}\n`);
  process.exitCode = 1;
});
