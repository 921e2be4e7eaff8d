import { randomUUID } from 'node:crypto';
import type { TenantListItem } from '@anlan/contracts/tenancy';
import { permissionsOfGrants, type TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import type { Jobs } from '@anlan/platform/jobs';
import { closeNats, connectNats, ensureStreams, loadTrust } from '@anlan/platform/nats';
import type { Step } from '@anlan/platform/operations';
import { createLogger } from '@anlan/platform/telemetry';
import { until } from '@anlan/platform/testing';
import type { NatsConnection } from 'nats';
import type { IdentityAdmin } from '../identity/identity-admin';
import { memberKit } from '../member/realm.fixtures';
import { twoTenants, type TestTenant, type TwoTenants } from '../organization/organization.fixtures';
import { TenantService } from '../registry/tenant.service';
import { OverviewFeed } from './overview.feed';
import { stepsStatement } from './overview.row';
import { OverviewStore } from './overview.store';

const event = (tenant: string, tenantsequence: number, type = 'anlan.enforcement.hazard.reported.v1') => ({ tenant, tenantsequence, type, time: `2026-03-02T09:${String(10 + tenantsequence)}:00+08:00` });
const step = (name: string, state: Step['state'], error: string | null = null): Step => ({ name, state, startedAt: null, finishedAt: null, error });

describe('the districts at a glance', () => {
  let t: TwoTenants;
  let kit: ReturnType<typeof memberKit>;
  let store: OverviewStore;
  let tenants: TenantService;
  let shenzhen: TenantContext;

  const list = async (ctx = shenzhen): Promise<TenantListItem[]> => (await tenants.list(ctx, { limit: 50 })).items;
  const of = async (slug: string) => (await list()).find((x) => x.slug === slug);
  const member = (tenant: TestTenant, username: string, kind = 'user', enabled = true) =>
    t.db.admin.query('insert into tenancy.member (tenant_id, id, subject, kind, username, display_name, enabled) values ($1, $2, $3, $4, $3, $3, $5)', [tenant.tenantId, newId(), username, kind, enabled]);
  const rows = async () => (await t.db.admin.query('select * from tenancy.tenant_overview order by tenant')).rows;

  beforeAll(async () => {
    t = await twoTenants();
    kit = memberKit(t);
    store = new OverviewStore(kit.tx, kit.registry, kit.operations);
    const unused = undefined as never;
    tenants = new TenantService(kit.tx, kit.registry, unused, unused, unused, { issuerOf: (realm: string) => realm } as IdentityAdmin, unused, unused);
    const tenantId = newId();
    await t.db.admin.query(
      "insert into tenancy.tenant (id, slug, kind, realm, name, short_name, division_code, placement, state) values ($1, '440300', 'city', 'city-440300', '深圳市', '深圳', '440300', 'pooled', 'active')", [tenantId]);
    const grants = [{ role: 'city-admin' as const, unitId: null, divisionPrefix: null }];
    shenzhen = { tenantId, slug: '440300', tenantKind: 'city', actor: { id: randomUUID(), memberId: newId(), name: '市局', kind: 'user' }, grants, permissions: permissionsOfGrants(grants) };
  }, 60_000);
  afterAll(() => t.db.drop());

  it('given a district of which nothing is known yet, then that is what is said; the version of its tables is', async () => {
    expect(await of('440310')).toMatchObject({ members: null, lastEventAt: null, lastSequence: null, failedStep: null, provisioning: null, schemaVersion: expect.stringMatching(/^tenancy \d+$/) });
  });

  it('given a batch of several tenants\' events, repeated and out of order, then the last of each counts, and an older one sets nothing back', async () => {
    await store.take([event('440310', 7), event('330108', 3), event('440310', 5), event('999999', 1)]);
    await store.take([event('440310', 6)]);
    expect(await of('440310')).toMatchObject({ lastSequence: 7, lastEventAt: '2026-03-02T09:17:00+08:00', members: null });
    expect((await t.db.admin.query("select last_sequence from tenancy.tenant_overview o join tenancy.tenant t on t.id = o.tenant where t.slug = '330108'")).rows).toEqual([{ last_sequence: '3' }]);
  });

  it('given events of members, then the enabled people of that tenant are counted, and of no other', async () => {
    for (const name of ['zhang', 'li', 'wang']) await member(t.pingshan, name);
    await member(t.pingshan, 'gone', 'user', false);
    await member(t.pingshan, 'api', 'client');
    await member(t.binjiang, 'there');
    await store.take([event('440310', 8, 'anlan.tenancy.member.created.v1'), event('440310', 9, 'anlan.tenancy.member.created.v1')]);
    expect(await of('440310')).toMatchObject({ members: 3, lastSequence: 9 });
    expect((await rows()).filter((r) => r.members !== null)).toHaveLength(1);
  });

  it('given another city, then it sees its own district and not this one', async () => {
    const hangzhou = { ...shenzhen, slug: '330100', tenantId: newId() };
    expect((await list(hangzhou)).map((x) => x.slug)).toEqual(['330108']);
    expect((await list()).map((x) => x.slug)).toEqual(['440310']);
  });

  it('given an opening that fails, goes on and ends, then the step that failed and how far it is', async () => {
    const at = async (steps: Step[]) => {
      await kit.tx.write(t.pingshan.system, async (tx) => tx.queue(stepsStatement(t.pingshan.tenantId, steps)));
      const { failedStep, provisioning } = (await of('440310')) as TenantListItem;
      return { failedStep, provisioning };
    };
    expect(await at([step('realm', 'succeeded'), step('divisions', 'failed', 'no such division'), step('check', 'waiting')])).toEqual({
      failedStep: { name: 'divisions', error: 'no such division' }, provisioning: { done: 1, total: 3, step: 'divisions' },
    });
    expect(await at([step('realm', 'succeeded'), step('divisions', 'running'), step('check', 'waiting')])).toEqual({ failedStep: null, provisioning: { done: 1, total: 3, step: 'divisions' } });
    expect(await at([step('realm', 'succeeded'), step('divisions', 'succeeded'), step('check', 'succeeded')])).toEqual({ failedStep: null, provisioning: { done: 3, total: 3, step: null } });
  });

  it('given that all of it is lost, then it is made again from the stream, the members and the opening', async () => {
    const operation = newId();
    const steps = [step('realm', 'succeeded'), step('divisions', 'failed', 'no such division')];
    await t.db.admin.query("insert into tenancy.operation (tenant_id, id, kind, actor, state, total, steps) values ($1, $2, 'tenant.open', 'a', 'failed', 2, $3)", [shenzhen.tenantId, operation, JSON.stringify(steps)]);
    await t.db.admin.query("update tenancy.tenant set opened_by = $1, operation_id = $2 where slug = '440310'", [shenzhen.tenantId, operation]);
    const last = async (slug: string) => (slug === '440310' ? { slug, at: '2026-03-02T09:19:00+08:00', sequence: 9 } : undefined);
    await store.rebuild(last);
    const before = await rows();
    await t.db.admin.query('truncate tenancy.tenant_overview');
    await store.rebuild(last);
    await store.rebuild(last);
    expect(await of('440310')).toMatchObject({ members: 3, lastSequence: 9, failedStep: { name: 'divisions', error: 'no such division' }, provisioning: { done: 1, total: 2 } });
    const without330108 = (all: { last_sequence: string | null }[]) => all.filter((r) => r.last_sequence !== '3' && r.last_sequence !== null);
    expect(without330108(await rows())).toEqual(without330108(before));
  });

  describe('with the stream', () => {
    const slug = `8${randomUUID().replace(/\D/g, '').slice(0, 5).padEnd(5, '0')}`;
    let nats: NatsConnection;
    let feed: OverviewFeed;
    beforeAll(async () => {
      const trust = await loadTrust(process.env['ANLAN_TEST_NATS_TRUST_DIR'] ?? '');
      nats = await connectNats({ url: process.env['ANLAN_TEST_NATS_URL'] ?? '', creds: trust.app.creds, name: 'overview-spec' });
      await ensureStreams(await nats.jetstreamManager(), { replicas: 1 });
      const jobs = { handle: () => undefined, every: () => undefined } as unknown as Jobs;
      feed = new OverviewFeed(store, jobs, nats, createLogger('test', 'silent'));
      await t.db.admin.query(
        "insert into tenancy.tenant (id, slug, kind, realm, name, short_name, division_code, city_slug, placement, state) values ($1, $2, 'district', $3, '试验区', '试验', $2, '440300', 'pooled', 'active')", [newId(), slug, `district-${slug}`]);
    });
    afterAll(async () => {
      await feed.onApplicationShutdown();
      await (await nats.jetstreamManager()).consumers.delete('EVT', 'tenancy-overview').catch(() => undefined);
      await closeNats(nats);
    });
    const publish = (n: number) =>
      nats.jetstream().publish(`evt.${slug}.enforcement.hazard.reported`, JSON.stringify({ ...event(slug, n), id: newId() }), { msgID: `${slug}-${n}` });

    it('given events from before the start and after it, then the overview follows them', async () => {
      await publish(1);
      feed.onApplicationBootstrap();
      await until('the first event', async () => (await of(slug))?.lastSequence === 1);
      for (const n of [2, 3, 4]) await publish(n);
      await until('the last event', async () => (await of(slug))?.lastSequence === 4);
      await t.db.admin.query('truncate tenancy.tenant_overview');
      await feed.rebuild();
      expect(await of(slug)).toMatchObject({ lastSequence: 4, lastEventAt: '2026-03-02T09:14:00+08:00', members: 0 });
    });
  });
});
