import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { until } from '../testing/until';
import { Cell } from './cell.test-kit';
import { onEachServer } from './each-server.test-kit';
import type { CreatedIntegration } from './integration-accounts';

const PROGRAM = resolve(__dirname, '../../../../examples/integrator/integrator.mjs');

onEachServer((binary) => {
  let cell: Cell;
  const children: Run[] = [];
  beforeAll(async () => {
    cell = await Cell.start(binary);
  }, 30_000);
  afterEach(async () => {
    for (const { child, exit } of children.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await exit;
    }
  });
  afterAll(() => cell.close());

  interface Run {
    child: ChildProcess;
    exit: Promise<number | null>;
    errors: () => string;
  }

  /** The example as an integrator runs it, on the answer of `POST /integrations`. */
  class Integrator {
    readonly settings: string;
    readonly output: string;

    constructor(readonly who: CreatedIntegration) {
      this.settings = join(cell.dir, `${who.integrationId}.json`);
      this.output = join(cell.dir, `${who.integrationId}.ndjson`);
      const { integrationId: id, stream, consumer, apiPrefix, inboxPrefix, filterSubjects: subjects, creds } = who;
      const answer = { id, natsUrl: cell.server.url, stream, consumer, apiPrefix, inboxPrefix, subjects, creds };
      writeFileSync(this.settings, JSON.stringify(answer), { mode: 0o600 });
    }

    start(): Run {
      const child = spawn(process.execPath, [PROGRAM, this.settings, this.output], { stdio: ['ignore', 'ignore', 'pipe'] });
      let errors = '';
      child.stderr?.on('data', (text) => (errors += String(text)));
      const exit = new Promise<number | null>((done) => child.once('exit', done));
      const run = { child, exit, errors: () => errors };
      children.push(run);
      return run;
    }

    ids(): string[] {
      if (!existsSync(this.output)) return [];
      const complete = readFileSync(this.output, 'utf8').split('\n').slice(0, -1);
      return complete.map((line) => (JSON.parse(line) as { id: string }).id);
    }
  }

  it('receives all events once and in order, killed and stopped in the middle of a backlog', async () => {
    const integrator = new Integrator(await cell.create('example'));
    const own = await cell.publish(2_000);
    const first = integrator.start();
    await until('more than 300 events are taken', () => integrator.ids().length > 300);
    first.child.kill('SIGKILL');
    await first.exit;
    await appendFile(integrator.output, '{"id":"half a li');
    const second = integrator.start();
    // Well below the 30 s after which the server would deliver the open event again by itself.
    await until('more than 800 events are taken', () => integrator.ids().length > 800, { withinMs: 10_000 });
    second.child.kill('SIGTERM');
    expect(await second.exit).toBe(0);
    const third = integrator.start();
    await until('all events are taken', () => integrator.ids().length === 2_000, { withinMs: 10_000 });
    expect(integrator.ids()).toEqual(own);
    expect(third.errors()).toBe('');
  }, 60_000);

  it.each(['SIGTERM', 'SIGKILL'] as const)('goes on by itself when the server gets %s', async (signal) => {
    const integrator = new Integrator(await cell.create(`example-${signal}`));
    const own = await cell.publish(2_000);
    integrator.start();
    await until('more than 200 events are taken', () => integrator.ids().length > 200);
    await cell.restart(signal);
    await until('all events are taken', () => integrator.ids().length === 2_000, { withinMs: 20_000 });
    expect(integrator.ids()).toEqual(own);
  }, 60_000);

  it('goes on after a replay and keeps every event once', async () => {
    const integrator = new Integrator(await cell.create('example-replay'));
    const own = await cell.publish(20);
    integrator.start();
    await until('all events are taken', () => integrator.ids().length === 20);
    const { consumer, tenantSlug } = integrator.who;
    await cell.accounts.replay({ consumer, tenantSlug, tenantSequence: 0 });
    own.push(...(await cell.publish(1)));
    await until('the new event is taken', () => integrator.ids().includes(own[20] ?? ''), { withinMs: 20_000 });
    // The replay began with the tenant's oldest event, before this integration was made.
    expect(integrator.ids().slice(0, 20)).toEqual(own.slice(0, 20));
    expect(new Set(integrator.ids()).size).toBe(integrator.ids().length);
  }, 40_000);

  it('ends with an error that says why when it is revoked', async () => {
    const integrator = new Integrator(await cell.create('example-revoked'));
    await cell.publish(1);
    const run = integrator.start();
    await until('the event is taken', () => integrator.ids().length === 1);
    await cell.accounts.revoke(integrator.who);
    expect(await run.exit).not.toBe(0);
    expect(run.errors()).toMatch(/AUTHORIZATION_VIOLATION/);
  }, 30_000);

  it('says what is wrong with its settings', async () => {
    const integrator = new Integrator(await cell.create('example-broken'));
    await writeFile(integrator.settings, '{');
    const run = integrator.start();
    expect(await run.exit).not.toBe(0);
    expect(run.errors()).toContain('JSON');
  });
});
