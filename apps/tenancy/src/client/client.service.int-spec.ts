import type { ApiClientDto } from '@anlan/contracts/tenancy';
import { AssignmentService } from '../assignment/assignment.service';
import { DivisionSeed } from '../division/division.seed';
import { MemberList } from '../member/member.list';
import { memberKit, type MemberKit } from '../member/realm.fixtures';
import { binjiangRows, pingshanRows, twoTenants, type TwoTenants } from '../organization/organization.fixtures';
import { ClientService } from './client.service';

const page = { limit: 50 };

describe('API clients of two tenants', () => {
  let t: TwoTenants;
  let kit: MemberKit;
  let clients: ClientService;
  let theirs: ApiClientDto;

  const access = (subject: string) => kit.access.find({ ...t.pingshan, subject } as never);
  const subjectOf = async (id: string): Promise<string> => (await t.db.admin.query('select subject from tenancy.member where id = $1', [id])).rows[0].subject;

  beforeAll(async () => {
    t = await twoTenants();
    kit = memberKit(t);
    clients = new ClientService(kit.tx, kit.realm, kit.operations, kit.access);
    await new DivisionSeed(kit.tx).seedFromCatalogue(t.pingshan.system, pingshanRows, '2020-01-01');
    await new DivisionSeed(kit.tx).seedFromCatalogue(t.binjiang.system, binjiangRows, '2020-01-01');
    const { clientSecret: _shownOnce, ...kept } = await clients.create(t.binjiang.admin, { name: '一网统管', roles: ['leader'] });
    theirs = kept;
  }, 60_000);
  afterAll(() => t.db.drop());
  beforeEach(async () => {
    await t.events(t.pingshan);
    await t.events(t.binjiang);
  });
  // What each test does is done to one tenant; the other has seen and lost nothing.
  afterEach(async () => {
    expect((await clients.list(t.binjiang.admin, page)).items).toEqual([theirs]);
    expect(await t.events(t.binjiang)).toEqual([]);
  });

  it('given a new client, then its service account is a member with its roles, and the secret is shown once', async () => {
    const made = await clients.create(t.pingshan.admin, { name: '一网统管', roles: ['leader', 'auditor', 'district-admin'] });
    expect(made).toMatchObject({ name: '一网统管', roles: ['auditor', 'district-admin', 'leader'], divisionCode: null, enabled: true, version: 1 });
    expect([...kit.realms.clients.values()].find((c) => c.clientId === made.clientId)?.secret).toBe(made.clientSecret);
    const { clientSecret: _shownOnce, ...kept } = made;
    expect(await clients.get(t.pingshan.admin, made.id)).toEqual(kept);
    expect(await access(await subjectOf(made.id))).toMatchObject({ actor: { kind: 'client', name: '一网统管' }, grants: [{}, {}, {}] });
    expect(await t.events(t.pingshan)).toEqual(['member.created', 'assignment.created', 'assignment.created', 'assignment.created']);
    expect((await new MemberList(kit.tx).page(t.pingshan.admin, page)).items).toEqual([]);
  });

  it('given a repeated Idempotency-Key, then one client is made, and the secret is nowhere in clear', async () => {
    const ctx = { ...t.pingshan.admin, idempotency: { key: 'c1', requestHash: 'h' } };
    const first = await clients.create(ctx, { name: '幂等', roles: ['leader'] });
    expect(await clients.create(ctx, { name: '幂等', roles: ['leader'] })).toEqual(first);
    expect((await clients.list(t.pingshan.admin, page)).items.filter((c) => c.name === '幂等')).toHaveLength(1);
    for (const table of ['idempotency_key', 'audit_entry', 'outbox', 'member']) {
      const { rows } = await t.db.admin.query(`select * from tenancy.${table}`);
      expect(JSON.stringify(rows)).not.toContain(first.clientSecret);
    }
  });

  it.each(['before', 'after'] as const)('given an identity service that fails %s its work, then no row is left, and a repetition takes up the same client', async (when) => {
    const name = `断点${when}`;
    kit.realms.failNext('ensureServiceClient', when);
    await expect(clients.create(t.pingshan.admin, { name, roles: ['leader'] })).rejects.toMatchObject({ status: 503, code: 'request.unavailable' });
    expect((await clients.list(t.pingshan.admin, page)).items.filter((c) => c.name === name)).toEqual([]);
    const count = kit.realms.clients.size;
    await clients.create(t.pingshan.admin, { name, roles: ['leader'] });
    expect(kit.realms.clients.size).toBe(when === 'after' ? count : count + 1);
  });

  it('given a division, then its roles hold there alone', async () => {
    const made = await clients.create(t.pingshan.admin, { name: '街道平台', roles: ['street-officer'], divisionCode: '440310001' });
    expect(made.divisionCode).toBe('440310001000');
    expect(await access(await subjectOf(made.id))).toMatchObject({ grants: [{ role: 'street-officer', divisionPrefix: '440310001' }] });
  });

  it.each([
    ['a role of a city', { roles: ['leader', 'city-admin'] }, 'assignment.unknown_role', 'body.roles[1]'],
    ['a division of the other district', { roles: ['leader'], divisionCode: '330108' }, 'assignment.unknown_division', 'body.divisionCode'],
  ])('given %s, then it is refused before the realm is asked', async (_, body, code, path) => {
    kit.realms.calls = [];
    await expect(clients.create(t.pingshan.admin, { name: '错', ...body } as never)).rejects.toMatchObject({ status: 400, code, errors: [{ path }] });
    expect(kit.realms.calls).toEqual([]);
  });

  it('given a local admin, then he cannot make a client for the whole district', async () => {
    const local = t.pingshan.as({ role: 'district-admin', unitId: null, divisionPrefix: '440310001' });
    await expect(clients.create(local, { name: '越权', roles: ['street-officer'] })).rejects.toMatchObject({ status: 403 });
    expect(await clients.create(local, { name: '本街道', roles: ['street-officer'], divisionCode: '440310001' })).toMatchObject({ enabled: true });
  });

  it('given a rotation, then the old secret is void; a revoked client has none', async () => {
    const made = await clients.create(t.pingshan.admin, { name: '轮换', roles: ['leader'] });
    await t.events(t.pingshan);
    const rotated = await clients.rotateSecret(t.pingshan.admin, made.id);
    expect(rotated).toMatchObject({ clientId: made.clientId, version: 2, roles: ['leader'] });
    expect(rotated.clientSecret).not.toBe(made.clientSecret);
    expect([...kit.realms.clients.values()].find((c) => c.clientId === made.clientId)?.secret).toBe(rotated.clientSecret);
    expect(await t.events(t.pingshan)).toEqual(['client.rotated']);
    await clients.revoke(t.pingshan.admin, made.id, 2);
    await expect(clients.rotateSecret(t.pingshan.admin, made.id)).rejects.toMatchObject({ code: 'client.revoked' });
  });

  it('given a revoked client, then it is gone from the realm and refused at once, and its name is free', async () => {
    const made = await clients.create(t.pingshan.admin, { name: '吊销', roles: ['leader', 'duty-officer'] });
    const subject = await subjectOf(made.id);
    expect(await access(subject)).toBeDefined();
    await t.events(t.pingshan);
    await expect(clients.revoke(t.pingshan.admin, made.id, 3)).rejects.toMatchObject({ code: 'request.stale' });
    await clients.revoke(t.pingshan.admin, made.id, 1);
    expect(await access(subject)).toBeUndefined();
    expect([...kit.realms.clients.values()].some((c) => c.clientId === made.clientId)).toBe(false);
    expect((await t.events(t.pingshan)).sort()).toEqual(['assignment.ended', 'assignment.ended', 'member.disabled']);
    expect(await clients.get(t.pingshan.admin, made.id)).toMatchObject({ enabled: false, roles: [] });
    expect((await clients.list(t.pingshan.admin, { ...page, enabled: false })).items.map((c) => c.id)).toContain(made.id);
    const again = await clients.create(t.pingshan.admin, { name: '吊销', roles: ['leader'] });
    expect(again.clientId).not.toBe(made.clientId);
  });

  it('given a realm that is away, then revoking does not wait, and the job deletes the client later', async () => {
    const made = await clients.create(t.pingshan.admin, { name: '离线吊销', roles: ['leader'] });
    kit.realms.failNext('deleteClient');
    await clients.revoke(t.pingshan.admin, made.id, 1);
    expect(await access(await subjectOf(made.id))).toBeUndefined();
    expect([...kit.realms.clients.values()].some((c) => c.clientId === made.clientId)).toBe(true);
    const job = (await kit.waiting()).find((j) => j.memberId === made.id);
    await kit.realm.mend(job as never);
    expect([...kit.realms.clients.values()].some((c) => c.clientId === made.clientId)).toBe(false);
  });

  it('given a client of the other tenant, then nothing of it is seen or changed', async () => {
    await expect(clients.get(t.pingshan.admin, theirs.id)).rejects.toMatchObject({ code: 'request.not_found' });
    await expect(clients.rotateSecret(t.pingshan.admin, theirs.id)).rejects.toMatchObject({ code: 'request.not_found' });
    await expect(clients.revoke(t.pingshan.admin, theirs.id, 1)).rejects.toMatchObject({ code: 'request.not_found' });
    expect(kit.realms.clients.size).toBeGreaterThan(0);
  });

  it('given a client, then its roles are assignments like those of anybody', async () => {
    const made = await clients.create(t.pingshan.admin, { name: '加授权', roles: ['leader'] });
    const assignments = new AssignmentService(kit.tx, kit.realm, kit.access);
    await assignments.create(t.pingshan.admin, { memberId: made.id, role: 'duty-officer' });
    expect((await clients.get(t.pingshan.admin, made.id)).roles).toEqual(['duty-officer', 'leader']);
    const [first] = (await assignments.list(t.pingshan.admin, { ...page, memberId: made.id, role: 'leader' })).items;
    await assignments.end(t.pingshan.admin, first?.id ?? '', 1);
    expect((await clients.get(t.pingshan.admin, made.id)).roles).toEqual(['duty-officer']);
  });
});
