import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@anlan/platform/testing';
import { auditVerify } from '../src/audit-verify';
import { resetDataDir } from '../src/reset';
import { Stack } from '../src/stack';

jest.setTimeout(180_000);

/** The audit log of a platform as it runs: sealed behind the writers, anchored when it stops, verified by the command. */
describe('the audit log of a running stack', () => {
  let base: string;
  let dataDir: string;
  let stack: Stack | undefined;
  let lines: string[] = [];

  const start = async (): Promise<Stack> => {
    const { DATABASE_URL: _d, NATS_URL: _n, KEYCLOAK_URL: _k, ...environment } = process.env;
    return (stack = await Stack.start({ dataDir, gatewayPort: 0, env: 'test', environment, logLevel: 'warn' }));
  };
  const verify = (): Promise<number> => {
    lines = [];
    return auditVerify([], { ANLAN_DATA_DIR: dataDir }, (line) => void lines.push(line));
  };
  const anchors = (): { tenant: string; number: number }[] => readFileSync(join(dataDir, 'anchors', 'tenancy.jsonl'), 'utf8').trim().split('\n').map((l) => JSON.parse(l));

  beforeAll(() => {
    base = mkdtempSync(join(tmpdir(), 'anlan-audit-'));
    chmodSync(base, 0o755); // Postgres runs as another user and must get through
    dataDir = join(base, 'data');
  });
  afterAll(async () => {
    await stack?.stop({ force: true });
    await resetDataDir(dataDir);
    rmSync(base, { recursive: true, force: true });
  });

  it('given a first start, then what it wrote is sealed, and whole', async () => {
    await start();
    await until('a sealed chain of the platform', async () => (await verify()) === 0 && lines.some((l) => /^✓ tenancy platform .*: [1-9]\d* 条已封存 sealed, 0 条待封存/.test(l)));
    expect(lines.at(-1)).toMatch(/条链完好/);
  });

  it('given an orderly end, then the heads stand in a file of its owner alone, and nobody can verify a database that is off', async () => {
    await stack?.stop();
    expect(anchors().at(-1)).toMatchObject({ service: 'tenancy', tenant: 'platform', number: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect([statSync(join(dataDir, 'anchors')).mode & 0o777, statSync(join(dataDir, 'anchors', 'tenancy.jsonl')).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(existsSync(join(dataDir, 'anchors', 'enforcement.jsonl'))).toBe(false);
    expect(await verify()).toBe(2);
    expect(lines.at(-1)).toContain('npm start');
  });

  it('given a second start, then the chain leads to the anchor of the first', async () => {
    const [before] = anchors();
    await start();
    await until('the chain', async () => (await verify()) === 0);
    expect(lines.find((l) => l.includes('tenancy platform'))).toMatch(/[1-9]\d* 个锚 anchors, 最近 last/);
    expect(before?.number).toBeGreaterThan(0);
  });
});
