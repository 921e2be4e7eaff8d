import { noClientEmit } from './no-client-emit.mjs';
import { noHiddenSchema } from './no-hidden-schema.mjs';
import { noParallelQueries } from './no-parallel-queries.mjs';
import { noSessionSettings } from './no-session-settings.mjs';
import { oneDoor } from './one-door.mjs';
import { check } from './tester.mjs';

check('one-door', oneDoor, {
  valid: [
    "import { TenantTx } from '@anlan/platform/db';",
    "import { pgName } from './pg';",
    "const x = 'typeorm';",
    { code: "import type { DataSource, MixedList } from 'typeorm'; let d: DataSource;", options: [{ allowTypes: ['DataSource', 'MixedList'] }] },
    { code: "import { type DataSource } from 'typeorm';", options: [{ allowTypes: ['DataSource'] }] },
  ],
  invalid: [
    ["import { Client } from 'pg';", 'driver'],
    ["import type { EntityManager } from 'typeorm';", 'driver'],
    ["import Result from 'pg/lib/result';", 'driver'],
    ["export { In } from 'typeorm';", 'driver'],
    ["export * from 'typeorm';", 'driver'],
    ["const m = await import('pg');", 'driver'],
    ["const m = require('pg');", 'driver'],
    ["let m: import('typeorm').EntityManager;", 'driver'],
    ["import pg = require('pg');", 'driver'],
    ['class A { constructor(private readonly db: DataSource) {} }', 'name'],
    ['class A { constructor(@InjectRepository(Hazard) private readonly rows: Rows) {} }', 'name'],
    ['class A { constructor(@InjectDataSource() private readonly db: unknown) {} }', 'name'],
    ['const runner = manager.connection.createQueryRunner();', 'name'],
  ],
});
check('one-door with an allowed type', oneDoor, {
  options: [{ allowTypes: ['DataSource'] }],
  valid: [],
  invalid: [
    ["import { DataSource } from 'typeorm';", 'driver'],
    ["import type { DataSource, EntityManager } from 'typeorm';", 'driver'],
    ["import 'typeorm';", 'driver'],
    ["import type { DataSource } from 'typeorm'; new X().createQueryRunner();", 'name'],
  ],
});

check('no-session-settings', noSessionSettings, {
  valid: [
    `sql("select set_config('app.tenant', $1, true)")`,
    "sql(\"set local statement_timeout = '5s'\")",
    'sql(`update t set session_id = $1 where tenant_id = $2`)',
    "sql('update t set role = $1')",
    "it('set it to 5', () => {})",
    "sql('set transaction isolation level repeatable read')",
    "sql(\"select a, set_config('app.tenant', $1, true), false\")",
  ],
  invalid: [
    [`sql("select set_config('app.tenant', $1, false)")`, 'session'],
    ["sql(`select set_config('app.tenant', '${id}', FALSE)`)", 'session'],
    ["sql(`SELECT set_config(\n  'app.tenant',\n  $1,\n  false\n)`)", 'session'],
    ['sql("SET SESSION app.tenant = \'x\'")', 'session'],
    ["sql('set session authorization postgres')", 'session'],
    ["sql(`set app.tenant = '${id}'`)", 'session'],
    ["sql('begin; set search_path to other')", 'session'],
    ["sql('set role enforcement_app')", 'session'],
  ],
});

check('no-parallel-queries', noParallelQueries, {
  valid: [
    'const [a, b] = await Promise.all([read(), other()]);',
    'await this.tenantTx.write(ctx, async (tx) => { await tx.rows(a); await tx.rows(b); });',
    'await Promise.all(items.map((i) => this.tenantTx.write(ctx, async (tx) => tx.rows(i))));',
    'file.write(data, () => Promise.all(waiting));',
  ],
  invalid: [
    ['await this.tenantTx.write(ctx, async (tx) => { await Promise.all([tx.rows(a), tx.rows(b)]); });', 'parallel'],
    ['await tx.write(ctx, (t) => Promise.all(ids.map((id) => t.rows(sql, [id]))));', 'parallel'],
    ['await this.tx.write(ctx, async function (tx) { for (const b of batches) await Promise.allSettled(b.map(tx.rows)); });', 'parallel'],
    ['async function unknown(tx: Tx, ids: string[]) { await Promise.race(ids.map((id) => tx.rows(id))); }', 'parallel'],
  ],
});

check('no-client-emit', noClientEmit, {
  valid: [
    'await this.tenantTx.write(ctx, async (tx) => { tx.emit({ spec, id, sequence, data }); });',
    "class A { constructor(private readonly rpc: ClientProxy) {} ask() { return this.rpc.send('x', {}); } }",
    "class A extends EventEmitter { go() { this.emit('x'); } }",
    "class A { @MessagePattern('tenancy.reference') answer() {} }",
  ],
  invalid: [
    ["class A { constructor(private readonly rpc: ClientProxy) {} tell() { this.rpc.emit('x', {}); } }", 'emit'],
    ["class A { tell() { this.bus.emit('x', {}); } @Inject(BUS) private readonly bus!: ClientNats; }", 'emit'],
    ["const c = ClientProxyFactory.create({ transport }); c.emit('x', {});", 'emit'],
    ["ClientProxyFactory.create({ transport }).emit('x', {});", 'emit'],
    ["function tell(c: ClientProxy) { c.emit('x', {}); }", 'emit'],
    ["class A { @EventPattern('evt.>') on() {} }", 'listen'],
  ],
});

check('no-hidden-schema', noHiddenSchema, {
  valid: ['const o = { synchronize: false };', 'const o = { lazy: true };', 'class A { @OneToMany(() => B, (b) => b.a, { eager: false }) bs: B[]; }'],
  invalid: [
    ['const o = { synchronize: true };', 'synchronize'],
    ['const o = { migrationsRun: true };', 'synchronize'],
    ['class A { @OneToMany(() => B, (b) => b.a, { lazy: true }) bs: Promise<B[]>; }', 'lazy'],
    ["class A { @ManyToOne(() => B, { 'lazy': true }) b: Promise<B>; }", 'lazy'],
  ],
});
