import { chmodSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_SERVICES, SERVICES } from '../src/service-env';
import { StartUpKit, type Env, type Process } from './start-up.kit';

jest.setTimeout(120_000);

let kit: StartUpKit;
beforeAll(async () => {
  kit = await StartUpKit.open();
});
afterAll(() => kit.close());

/** Refuses: ends by itself with a code, opens nothing, says what and where in both languages, and no secret. */
async function expectRefusal(name: Process, env: Env, why: RegExp[]): Promise<void> {
  const { code, said, opened } = await kit.refused(name, env);
  expect(said).toContain(`${name} 拒绝启动 / ${name} refuses to start:\n`);
  for (const each of why) expect(said).toMatch(each);
  expect({ code, opened }).toEqual({ code: 1, opened: false });
  const secrets = [...kit.secrets, ...Object.entries(env).filter(([key]) => /SECRET|PASSWORD|KEY/.test(key)).map(([, value]) => value)];
  for (const secret of secrets.filter(Boolean)) expect(said).not.toContain(secret);
}

/** Makes one thing of the database wrong while `run` runs. */
async function whileWrong(wrong: string, mended: string, run: () => Promise<void>): Promise<void> {
  await kit.admin.query(wrong);
  try {
    await run();
  } finally {
    await kit.admin.query(mended);
  }
}

describe('the login of the database', () => {
  it('that is a superuser is refused, by every service that has one, also behind the mask of a weaker role', async () => {
    const masked = `${kit.stack.adminDatabaseUrl}?options=-c%20role%3Dtenancy_app`;
    const superuser = [/DATABASE_URL: 登录角色 postgres 是超级用户；请改用/, /the login postgres is a superuser; use \w+_app/];
    for (const name of DATABASE_SERVICES) await expectRefusal(name, { DATABASE_URL: kit.stack.adminDatabaseUrl }, superuser);
    await expectRefusal('tenancy', { DATABASE_URL: masked }, superuser);
  });

  const member = 'grant select, insert, update, delete on tenancy.member to tenancy_app';
  it.each<[string, string, string, RegExp[]]>([
    ['bypasses row-level security, makes roles, replicates and truncates', 'alter role tenancy_app bypassrls createrole replication; grant truncate on tenancy.member to tenancy_app',
      'alter role tenancy_app nobypassrls nocreaterole noreplication; revoke truncate on tenancy.member from tenancy_app',
      [/可以绕过行级安全/, /the login tenancy_app bypasses row-level security/, /可以建立角色.*may make roles \(CREATEROLE\)/, /可以复制整个数据库.*REPLICATION/, /可以 TRUNCATE tenancy.member.*may TRUNCATE tenancy.member, which asks no policy/]],
    ['owns one table', 'alter table tenancy.member owner to tenancy_app', `alter table tenancy.member owner to postgres; ${member}`, [/拥有 tenancy 的/, /the login tenancy_app owns the schema, tables/]],
    ['owns the function of the policy', 'alter function app.current_tenant() owner to tenancy_app', 'alter function app.current_tenant() owner to postgres', [/拥有/, /owns the schema, tables or functions/]],
    ['owns its schema', 'alter schema tenancy owner to tenancy_app', 'alter schema tenancy owner to postgres; grant usage on schema tenancy to tenancy_app', [/拥有/, /owns the schema/]],
    ['may put on an owner, without having its rights by itself', 'create role strong; alter table tenancy.member owner to strong; grant strong to tenancy_app; alter role tenancy_app noinherit',
      `alter table tenancy.member owner to postgres; alter role tenancy_app inherit; drop role strong; ${member}`, [/可以成为角色 strong，后者拥有/, /may become the role strong, which owns .*revoke strong from tenancy_app/]],
    ['may put on roles that bypass, make roles or run programs', 'create role strong bypassrls; create role middle createrole; grant strong to middle; grant middle, pg_execute_server_program to tenancy_app',
      'drop role middle; drop role strong; revoke pg_execute_server_program from tenancy_app',
      [/可以成为角色 strong，后者可以绕过/, /may become the role strong, which bypasses/, /may become the role middle, which may make roles/, /may become the role pg_execute_server_program, which may reach files or programs of the server/]],
    ['may put on a superuser', 'create role strong superuser; grant strong to tenancy_app', 'drop role strong', [/后者是超级用户/, /may become the role strong, which is a superuser/]],
  ])('that %s is refused', async (_, wrong, mended, why) => {
    await whileWrong(wrong, mended, () => expectRefusal('tenancy', {}, why));
  });
});

describe('the database', () => {
  it.each<[string, string, Process[], RegExp[]]>([
    ['LC_CTYPE C', "encoding 'UTF8' lc_collate 'C' lc_ctype 'C'", [...DATABASE_SERVICES], [/LC_CTYPE 是 C，必须是 C.UTF-8/, /LC_CTYPE is C, it must be C.UTF-8/]],
    ['an encoding that is not UTF8', "encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C'", ['relay'], [/编码是 SQL_ASCII，必须是 UTF8/, /encoding is SQL_ASCII, it must be UTF8/]],
    ['no migrations', "encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'", ['enforcement'], [/缺少迁移（.*请先用所有者账号运行 apps\/\w+\/dist\/src\/migrate.js/, /lacks migrations \(.*run apps\/\w+\/dist\/src\/migrate.js/]],
  ])('with %s is refused', async (_, made, names, why) => {
    await kit.admin.query(`create database other template template0 ${made}`);
    try {
      for (const name of names) await expectRefusal(name, { DATABASE_URL: kit.databaseUrl(name as 'tenancy', 'other') }, why);
    } finally {
      await kit.admin.query('drop database other with (force)');
    }
  });

  it.each<[Process, string]>([['tenancy', 'Registry1780000000001'], ['relay', 'TenantSequence1780000000001'], ['enforcement', 'infra/postgres/service.sql']])('where %s lacks what its release brought last (%s) is refused', async (name, item) => {
    const applied = `update app.applied set item = '${item} of before' || substr(item, length('${item}') + 1) where schema = '${name}' and item like '${item}%'`;
    const mended = `update app.applied set item = replace(item, ' of before', '') where schema = '${name}'`;
    await whileWrong(applied, mended, () => expectRefusal(name, {}, [new RegExp(`缺少迁移（${item}`), new RegExp(`lacks migrations \\(${item}`)]));
  });

  const policies = ["call app.apply_tenant_policy('tenancy.member')", "call app.apply_tenant_policy('tenancy.outbox')", "call app.apply_tenant_policy('tenancy.assignment')", "call app.apply_tenant_policy('tenancy.unit')"].join('; ');
  it('where tenant tables lack row-level security, FORCE, their policy or its condition is refused, and each is named', async () => {
    const wrong = ['alter table tenancy.outbox disable row level security', 'alter table tenancy.member no force row level security', 'drop policy tenant on tenancy.assignment', 'alter policy tenant on tenancy.unit using (true)'].join('; ');
    await whileWrong(wrong, policies, () => expectRefusal('tenancy', {}, [
      /tenancy.outbox: 没有启用行级安全.* \/ row-level security is off/,
      /tenancy.member: 没有强制行级安全（FORCE）.* \/ row-level security is not forced; run call app.apply_tenant_policy\('tenancy.member'\)/,
      /tenancy.assignment: 缺少租户策略 tenant.* \/ lacks the policy tenant/,
      /tenancy.unit: 缺少租户策略 tenant.* \/ lacks the policy tenant/,
    ]));
  });

  it('where an outbox lacks FORCE is refused by the relay too', async () => {
    await whileWrong('alter table enforcement.outbox no force row level security', 'alter table enforcement.outbox force row level security', () =>
      expectRefusal('relay', {}, [/enforcement.outbox: 没有强制行级安全.* \/ row-level security is not forced/]),
    );
  });

  it('with a second policy, a table that nobody declared or a view that asks no policy is refused', async () => {
    const wrong = 'create policy everyone on tenancy.member to tenancy_app using (true); create table tenancy.loose (id int); create view tenancy.seen as select * from tenancy.member';
    await whileWrong(wrong, 'drop policy everyone on tenancy.member; drop table tenancy.loose; drop view tenancy.seen', () => expectRefusal('tenancy', {}, [
      /tenancy.member: 有不认识的策略 everyone.* \/ has an unknown policy everyone/,
      /tenancy.loose: 没有 tenant_id.* \/ .*is not declared global/,
      /tenancy.seen: 视图没有 security_invoker.* \/ is a view without security_invoker/,
    ]));
  });
});

describe('the environment', () => {
  const strong = 'tQ7mWc2x-Lp9vRz4K';
  // Every rule by itself: libs/platform/src/config/service-config.spec.ts.
  it.each<[Process, string, Env, RegExp[]]>([
    ['tenancy', 'secrets that are missing, default or weak', { SECRET_KEY: undefined, IDENTITY_REALM_KEY: 'a2V5', IDENTITY_ADMIN_CLIENT_SECRET: 'changeme-changeme', OPERATOR_PASSWORD: 'operator-password' },
      [/SECRET_KEY: 必须设置 \/ must be set/, /IDENTITY_REALM_KEY: 必须是 base64 编码的 32 字节/, /IDENTITY_ADMIN_CLIENT_SECRET: 是示例、默认或太易猜的值.* \/ is an example/, /OPERATOR_PASSWORD: 是示例.*easy to guess/]],
    ['tenancy', 'one value for two secrets', { IDENTITY_ADMIN_CLIENT_SECRET: strong, OPERATOR_PASSWORD: strong }, [/OPERATOR_PASSWORD: 与 IDENTITY_ADMIN_CLIENT_SECRET 是同一个值/, /same value as IDENTITY_ADMIN_CLIENT_SECRET/]],
    ['tenancy', 'one key for two purposes', { IDENTITY_REALM_KEY: 'wN3dPpL1K9y6vU2sQhX0bZtGm4RfE8aJcI7oYiTqV5A=', SECRET_KEY: 'wN3dPpL1K9y6vU2sQhX0bZtGm4RfE8aJcI7oYiTqV5A=' }, [/与 SECRET_KEY 是同一个值/, /same value as SECRET_KEY/]],
    ['enforcement', 'a key of zeros', { SECRET_KEY: Buffer.alloc(32).toString('base64') }, [/SECRET_KEY: 是示例/, /easy to guess/]],
    ['relay', 'a default password of the database', { DATABASE_URL: 'postgres://relay_app:postgres@127.0.0.1/anlan' }, [/DATABASE_URL: 口令是示例/, /the password is an example/]],
    ['enforcement', 'an http issuer', { IDENTITY_PUBLIC_URL: 'http://anlan.example' }, [/IDENTITY_PUBLIC_URL: 生产环境必须是 https/, /must be an https/]],
    ['tenancy', 'http to an identity service on another host', { IDENTITY_ADMIN_URL: 'http://keycloak:8080' }, [/IDENTITY_ADMIN_URL: 生产环境中 http/, /on a loopback address only/]],
    ['gateway', 'http where it must not be', { PUBLIC_URL: 'http://anlan.example', IDENTITY_PUBLIC_URL: 'http://anlan.example', ISSUER_URL: 'http://keycloak:8080' },
      [/ PUBLIC_URL: 生产环境必须是 https.*must be an https/, /IDENTITY_PUBLIC_URL: 生产环境必须是 https/, /ISSUER_URL: 生产环境中 http.*on a loopback address only/]],
    ['relay', 'NATS in the clear on another host', { NATS_URL: 'nats://nats:4222' }, [/NATS_URL: 生产环境中/, /must be a tls:/]],
    ['relay', 'no credentials of NATS', { NATS_CREDS: undefined }, [/NATS_CREDS: 必须设置/, /must be set/]],
    ['gateway', 'an unknown ANLAN_ENV', { ANLAN_ENV: 'prod' }, [/ANLAN_ENV: 无效选项/, /development.*production/]],
    ['dev-issuer', 'production', { ANLAN_ENV: 'production' }, [/ANLAN_ENV: 开发用身份服务不能用于生产环境/, /never runs in production/]],
    ['dev-issuer', 'no ANLAN_ENV, which means production', { ANLAN_ENV: undefined }, [/开发用身份服务不能用于生产环境/, /never runs in production/]],
    ['dev-issuer', 'an address that others reach', { ANLAN_ENV: 'development', SERVICE_HOST: '0.0.0.0' }, [/SERVICE_HOST: 必须是本机地址/, /must be a loopback address/]],
  ])('of %s with %s is refused', async (name, _, env, why) => expectRefusal(name, env, why));

  it('with credentials that others may read is refused, by every service that has some', async () => {
    const open = join(kit.dir, 'open.creds');
    copyFileSync(kit.stack.natsCreds, open);
    chmodSync(open, 0o644);
    for (const name of SERVICES) await expectRefusal(name, { NATS_CREDS: open }, [/权限是 0644/, /has mode 0644.*chmod 600/]);
  });

  it('of a migration with a weak password for the login it makes is refused in production', () => {
    const { status, stderr } = kit.migrate('relay', { SERVICE_DB_PASSWORD: 'postgres-postgres' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/SERVICE_DB_PASSWORD: 口令是示例.* \/ the password is an example/);
    expect(stderr).not.toContain('postgres-postgres');
  });
});

describe('what is at the other end', () => {
  it('given the development issuer, under whatever address, then every service refuses it in production', async () => {
    await kit.running('dev-issuer', { ANLAN_ENV: 'development' }, '/healthz', async (port) => {
      const url = `http://localhost:${port}`;
      await expectRefusal('tenancy', { IDENTITY_ADMIN_URL: url }, [/IDENTITY_ADMIN_URL: 指向开发用身份服务/, /leads to the development issuer/]);
      await expectRefusal('enforcement', { IDENTITY_INTERNAL_URL: url }, [/IDENTITY_INTERNAL_URL: 指向开发用身份服务/, /leads to the development issuer/]);
      await expectRefusal('gateway', { ISSUER_URL: url }, [/ISSUER_URL: 指向开发用身份服务/, /leads to the development issuer/]);
    });
  });

  it('given an old nats-server, then integrators from outside are not sent to it', async () => {
    const info = await (await fetch(`http://127.0.0.1:${kit.stack.ports['nats-monitor']}/varz`)).json() as { version: string };
    const old = !/^2\.(1[1-9]|10\.(2[7-9]|[3-9]\d))/.test(info.version);
    const outside = { NATS_PUBLIC_URL: 'tls://nats.example:4222' };
    const heard = old ? expectRefusal('tenancy', outside, [new RegExp(`nats-server ${info.version} 不能用于`), /upgrade it to 2\.10\.27 or later/]) : kit.running('tenancy', outside, '/healthz/live');
    await expect(heard).resolves.toBeUndefined();
  });
});

it.each<[Process, string]>([['tenancy', '/healthz/live'], ['responsibility', '/healthz/live'], ['enforcement', '/healthz/live'], ['relay', '/healthz/ready'], ['gateway', '/healthz/live']])(
  'given everything right, then %s starts in production, before the identity service is there', async (name, health) => {
    await expect(kit.running(name, {}, health)).resolves.toBeUndefined();
  },
);
