import type { CreatedMember } from '@anlan/contracts/tenancy';
import { DivisionSeed } from '../division/division.seed';
import { binjiangRows, pingshanRows, twoTenants, type TwoTenants } from '../organization/organization.fixtures';
import { PostService } from '../post/post.service';
import { UnitSeed } from '../unit/unit.seed';
import { UnitService } from '../unit/unit.service';
import { MemberList } from './member.list';
import { MemberService } from './member.service';
import { memberKit, type MemberKit } from './realm.fixtures';

const page = { limit: 50 };
const REALM = 'district-440310';

describe('members of two tenants', () => {
  let t: TwoTenants;
  let kit: MemberKit;
  let members: MemberService;
  let list: MemberList;
  let theirs: CreatedMember;
  let office: { id: string };
  let streetOffice: { id: string };
  let posts: PostService;

  beforeAll(async () => {
    t = await twoTenants();
    kit = memberKit(t);
    const { tx } = kit;
    members = new MemberService(tx, kit.realm, kit.operations, kit.access);
    list = new MemberList(tx);
    posts = new PostService(tx);
    for (const [tenant, rows, bureauName] of [[t.pingshan, pingshanRows, '坪山区应急管理局'], [t.binjiang, binjiangRows, '滨江区应急管理局']] as const) {
      await new DivisionSeed(tx).seedFromCatalogue(tenant.system, rows, '2020-01-01');
      await new UnitSeed(tx).seedDefaults(tenant.system, { bureauName, streets: rows.filter((r) => r.level === 'street') });
    }
    const units = (await new UnitService(tx, kit.access).list(t.pingshan.admin, { limit: 200 })).items;
    office = units.find((u) => u.shortName === '办公室') as { id: string };
    streetOffice = units.find((u) => u.divisionCode === '440310001000') as { id: string };
    theirs = await members.create(t.binjiang.admin, { username: 'zhangwei', displayName: '张伟', phone: '13900000000' });
  }, 60_000);
  afterAll(() => t.db.drop());
  beforeEach(async () => {
    kit.realms.calls = [];
    await t.events(t.pingshan);
    await t.events(t.binjiang);
  });
  // What each test does is done to one tenant; the other has seen and lost nothing.
  afterEach(async () => {
    const { initialPassword: _shownOnce, ...kept } = theirs;
    expect((await list.page(t.binjiang.admin, page)).items).toEqual([kept]);
    expect(await t.events(t.binjiang)).toEqual([]);
    expect(kit.realms.user('district-330108', 'zhangwei')).toMatchObject({ displayName: '张伟', enabled: true });
  });

  it('given a new person, then the realm has the user, the row its subject, and the password is shown once', async () => {
    const made = await members.create(t.pingshan.admin, { username: 'liqiang', displayName: '李强', phone: '13812345678', unitId: office.id });
    expect(made).toMatchObject({ username: 'liqiang', unitName: '办公室（指挥中心）', enabled: true, version: 1, phone: '13812345678' });
    const user = kit.realms.user(REALM, 'liqiang');
    expect(user).toMatchObject({ id: made.subject, displayName: '李强', phone: '13812345678', temporary: true, passwords: [made.initialPassword] });
    expect(made.initialPassword).toMatch(/^\S{12,}$/);
    expect(await list.get(t.pingshan.admin, made.id)).not.toHaveProperty('initialPassword');
    expect(await t.events(t.pingshan)).toEqual(['member.created']);
    const { rows } = await t.db.admin.query("select data from tenancy.outbox where type like '%member.created%' and slug = '440310'");
    expect(JSON.stringify(rows)).not.toContain('13812345678');
  });

  it('given the username of a colleague, then 409; that of the other district is free', async () => {
    await expect(members.create(t.pingshan.admin, { username: 'liqiang', displayName: '另一个' })).rejects.toMatchObject({ status: 409, code: 'member.username_taken', errors: [{ path: 'body.username' }] });
    expect(kit.realms.calls).toEqual([]);
    expect(kit.realms.user(REALM, 'liqiang')?.displayName).toBe('李强');
    expect(await members.create(t.pingshan.admin, { username: 'zhangwei', displayName: '张伟二' })).toMatchObject({ username: 'zhangwei' });
  });

  it('given that two create the same person at once, then one does and the other is told', async () => {
    const both = await Promise.allSettled([1, 2].map((n) => members.create(t.pingshan.admin, { username: 'twice', displayName: `甲${n}` })));
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'member.username_taken' } });
    const made = both.find((r) => r.status === 'fulfilled') as PromiseFulfilledResult<CreatedMember>;
    expect(kit.realms.user(REALM, 'twice')).toMatchObject({ displayName: made.value.displayName, passwords: [made.value.initialPassword] });
  });

  it('given a repeated Idempotency-Key, then the same answer with the same password comes, and the realm is not asked again', async () => {
    const ctx = { ...t.pingshan.admin, idempotency: { key: 'once', requestHash: 'h' } };
    const body = { username: 'repeat', displayName: '重复' };
    const first = await members.create(ctx, body);
    kit.realms.calls = [];
    expect(await members.create(ctx, body)).toEqual(first);
    expect(kit.realms.calls).toEqual([]);
    const { rows } = await t.db.admin.query("select response from tenancy.idempotency_key where key = 'once'");
    expect(JSON.stringify(rows)).not.toContain(first.initialPassword);
  });

  it.each(['before', 'after'] as const)('given an identity service that fails %s its work, then no row is left, and the same request heals', async (when) => {
    const body = { username: `crash-${when}`, displayName: '断点', initialPassword: 'Aa123456!' };
    kit.realms.failNext('ensureUser', when);
    await expect(members.create(t.pingshan.admin, body)).rejects.toMatchObject({ status: 503, code: 'request.unavailable' });
    expect((await list.page(t.pingshan.admin, { ...page, q: body.username })).items).toEqual([]);
    const made = await members.create(t.pingshan.admin, body);
    expect(kit.realms.user(REALM, body.username)).toMatchObject({ id: made.subject, temporary: true });
    expect(kit.realms.user(REALM, body.username)?.passwords.at(-1)).toBe(body.initialPassword);
    expect(await t.events(t.pingshan)).toEqual(['member.created']);
  });

  it('given a row that could not be written after the realm, then a repetition with a new password heals', async () => {
    await t.db.admin.query('alter table tenancy.member add constraint sabotage check (username <> \'half\')');
    await expect(members.create(t.pingshan.admin, { username: 'half', displayName: '一半' })).rejects.toMatchObject({ code: '23514' });
    await t.db.admin.query('alter table tenancy.member drop constraint sabotage');
    const made = await members.create(t.pingshan.admin, { username: 'half', displayName: '一半' });
    expect(kit.realms.user(REALM, 'half')?.passwords.at(-1)).toBe(made.initialPassword);
  });

  it('given a password that the policy refuses, or a reserved name, then 400 at its place and no row', async () => {
    await expect(members.create(t.pingshan.admin, { username: 'weak', displayName: '弱', initialPassword: 'short' })).rejects.toMatchObject({ status: 400, code: 'member.password_refused', errors: [{ path: 'body.initialPassword' }] });
    await expect(members.create(t.pingshan.admin, { username: 'service-account-x', displayName: '冒充' })).rejects.toMatchObject({ code: 'member.username_reserved' });
    expect((await list.page(t.pingshan.admin, { ...page, q: 'weak' })).items).toEqual([]);
  });

  it('given units and posts that do not fit, then each is refused at its place', async () => {
    const post = await posts.create(t.pingshan.admin, streetOffice.id, { name: '主任' });
    const create = (more: object) => members.create(t.pingshan.admin, { username: 'placed', displayName: '就位', ...more });
    await expect(create({ unitId: theirs.id })).rejects.toMatchObject({ code: 'member.unknown_unit', errors: [{ path: 'body.unitId' }] });
    await expect(create({ unitId: office.id, postId: post.id })).rejects.toMatchObject({ code: 'member.unknown_post', errors: [{ path: 'body.postId' }] });
    const made = await create({ postId: post.id });
    expect(made).toMatchObject({ unitId: streetOffice.id, postId: post.id, postName: '主任' });
    const moved = await members.patch(t.pingshan.admin, made.id, 1, { unitId: office.id });
    expect(moved).toMatchObject({ unitId: office.id, postId: null, version: 2 });
  });

  it('given a change of name and phone, then the realm has them too; given a failing realm, then nothing changed', async () => {
    const [before] = (await list.page(t.pingshan.admin, { ...page, q: 'liqiang' })).items;
    kit.realms.failNext('ensureUser');
    await expect(members.patch(t.pingshan.admin, before?.id ?? '', 1, { displayName: '李小强' })).rejects.toMatchObject({ code: 'request.unavailable' });
    expect(await list.get(t.pingshan.admin, before?.id ?? '')).toEqual(before);
    await expect(members.patch(t.pingshan.admin, before?.id ?? '', 4, { displayName: '李小强' })).rejects.toMatchObject({ code: 'request.stale' });
    expect(await members.patch(t.pingshan.admin, before?.id ?? '', 1, { displayName: '李小强', phone: null })).toMatchObject({ displayName: '李小强', phone: null, version: 2 });
    expect(kit.realms.user(REALM, 'liqiang')).toMatchObject({ displayName: '李小强', phone: '' });
    expect(await t.events(t.pingshan)).toEqual(['member.changed']);
  });

  it('given a user that somebody deleted in the realm, then a change makes it again, and the row follows', async () => {
    const made = await members.create(t.pingshan.admin, { username: 'deleted', displayName: '误删' });
    await kit.realms.deleteUser(REALM, made.subject);
    const changed = await members.patch(t.pingshan.admin, made.id, 1, { displayName: '找回' });
    expect(changed.subject).not.toBe(made.subject);
    expect(kit.realms.user(REALM, 'deleted')?.id).toBe(changed.subject);
    expect(await list.get(t.pingshan.admin, made.id)).toMatchObject({ subject: changed.subject });
  });

  it('given a disabled person, then access ends at once, also in the realm, and comes back with enabling', async () => {
    const made = await members.create(t.pingshan.admin, { username: 'leaver', displayName: '离职' });
    const token = { ...t.pingshan, subject: made.subject } as never;
    expect(await kit.access.find(token)).toMatchObject({ actor: { memberId: made.id } });
    expect(await members.disable(t.pingshan.admin, made.id, 1)).toMatchObject({ enabled: false, version: 2 });
    expect(await kit.access.find(token)).toBeUndefined();
    expect(kit.realms.user(REALM, 'leaver')?.enabled).toBe(false);
    await expect(members.disable(t.pingshan.admin, made.id, 2)).rejects.toMatchObject({ code: 'member.disabled' });
    expect(await members.enable(t.pingshan.admin, made.id, 2)).toMatchObject({ enabled: true, version: 3 });
    expect(kit.realms.user(REALM, 'leaver')?.enabled).toBe(true);
    expect(await t.events(t.pingshan)).toEqual(['member.created', 'member.disabled', 'member.enabled']);
  });

  it('given a realm that is away, then disabling does not wait for it, a job mends it, and enabling waits', async () => {
    const made = await members.create(t.pingshan.admin, { username: 'locked', displayName: '停用' });
    kit.realms.failNext('setUserEnabled');
    expect(await members.disable(t.pingshan.admin, made.id, 1)).toMatchObject({ enabled: false });
    expect(kit.realms.user(REALM, 'locked')?.enabled).toBe(true);
    const [job] = await kit.waiting();
    expect(job).toMatchObject({ memberId: made.id, tenantId: t.pingshan.tenantId });
    await kit.realm.mend(job as never);
    expect(kit.realms.user(REALM, 'locked')?.enabled).toBe(false);
    kit.realms.failNext('setUserEnabled');
    await expect(members.enable(t.pingshan.admin, made.id, 2)).rejects.toMatchObject({ code: 'request.unavailable' });
    expect(await list.get(t.pingshan.admin, made.id)).toMatchObject({ enabled: false, version: 2 });
  });

  it('given a reset password, then it is a one-time one; a given one is not repeated in the answer', async () => {
    const [member] = (await list.page(t.pingshan.admin, { ...page, q: 'liqiang' })).items;
    const { oneTimePassword } = await members.resetPassword(t.pingshan.admin, member?.id ?? '');
    expect(kit.realms.user(REALM, 'liqiang')).toMatchObject({ temporary: true });
    expect(kit.realms.user(REALM, 'liqiang')?.passwords.at(-1)).toBe(oneTimePassword);
    expect(await members.resetPassword(t.pingshan.admin, member?.id ?? '', { password: 'Neues-Passwort-1' })).toEqual({});
    await expect(members.resetPassword(t.pingshan.admin, member?.id ?? '', { password: 'Neues-Passwort-1' })).rejects.toMatchObject({ code: 'member.password_refused', errors: [{ path: 'body.password' }] });
    expect((await t.audits(t.pingshan)).filter((a) => a === 'member.password-reset')).toHaveLength(2);
  });

  it('given a lost phone, then the one-time code goes where that is asked, by itself stays, and the entry says which', async () => {
    const made = await members.create(t.pingshan.admin, { username: 'phoneless', displayName: '丢了手机' });
    const user = kit.realms.user(REALM, 'phoneless');
    if (!user) throw new Error('no user');
    user.oneTimeCode = true;
    const details = async () => (await t.db.admin.query("select detail from tenancy.audit_entry where action = 'member.password-reset' and target = $1 order by xact, id", [`members/${made.id}`])).rows.map((r) => r.detail);
    await members.resetPassword(t.pingshan.admin, made.id, { oneTimeCode: false });
    expect(user).toMatchObject({ oneTimeCode: true, temporary: true });
    kit.realms.failNext('resetPassword');
    await expect(members.resetPassword(t.pingshan.admin, made.id, { oneTimeCode: true })).rejects.toMatchObject({ code: 'request.unavailable' });
    const { oneTimePassword } = await members.resetPassword(t.pingshan.admin, made.id, { oneTimeCode: true });
    expect(user).toMatchObject({ oneTimeCode: false, temporary: true });
    expect(user.passwords.at(-1)).toBe(oneTimePassword);
    expect(await details()).toEqual([{}, { oneTimeCode: true }]);
  });

  it('given a member of the other tenant, then nothing of him is seen or changed', async () => {
    const { admin } = t.pingshan;
    const calls = [
      () => list.get(admin, theirs.id), () => members.patch(admin, theirs.id, 1, { displayName: '越界' }), () => members.disable(admin, theirs.id, 1),
      () => members.enable(admin, theirs.id, 1), () => members.resetPassword(admin, theirs.id),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'request.not_found' });
    expect(kit.realms.calls).toEqual([]);
  });

  it('given an admin of one street, then he maintains its people and nobody else', async () => {
    const local = t.pingshan.as({ role: 'district-admin', unitId: null, divisionPrefix: '440310001' });
    await expect(members.create(local, { username: 'outside', displayName: '别处', unitId: office.id })).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(members.create(local, { username: 'outside', displayName: '别处' })).rejects.toMatchObject({ code: 'request.forbidden' });
    const made = await members.create(local, { username: 'inside', displayName: '本街道', unitId: streetOffice.id });
    await expect(members.patch(local, made.id, 1, { unitId: office.id })).rejects.toMatchObject({ code: 'request.forbidden' });
    expect(kit.realms.user(REALM, 'outside')).toBeUndefined();
  });

  it('given filters, then a page has the rows of the export', async () => {
    await members.create(t.pingshan.admin, { username: 'phoned', displayName: '=HYPERLINK("x")', phone: '13700001111', unitId: streetOffice.id });
    const leader = t.pingshan.as('leader');
    expect(await list.page(leader, { ...page, unitId: streetOffice.id, q: 'PHONED', enabled: true, total: true })).toMatchObject({ total: 1, items: [{ username: 'phoned' }] });
    const rows = [];
    for await (const some of list.pages(leader, { ...page, limit: 1 })) rows.push(...some);
    expect(rows.map((r) => r.username)).toEqual((await list.page(leader, page)).items.map((r) => r.username));
  });

  it('given an identity number, then it is kept, changed and taken away, and no event or audit entry has it', async () => {
    const made = await members.create(t.pingshan.admin, { username: 'numbered', displayName: '有号', identityNumber: '11010519491231002X' });
    expect(await list.get(t.pingshan.admin, made.id)).toMatchObject({ identityNumber: '11010519491231002X' });
    expect(await members.patch(t.pingshan.admin, made.id, 1, { displayName: '有号二' })).toMatchObject({ identityNumber: '11010519491231002X' });
    expect(await members.patch(t.pingshan.admin, made.id, 2, { identityNumber: '440524188001010014' })).toMatchObject({ identityNumber: '440524188001010014' });
    expect(await members.patch(t.pingshan.admin, made.id, 3, { identityNumber: null })).toMatchObject({ identityNumber: null });
    const { rows } = await t.db.admin.query("select (select string_agg(data::text, '') from tenancy.outbox) || (select string_agg(detail::text, '') from tenancy.audit_entry) as told");
    for (const number of ['11010519491231002X', '440524188001010014', '13812345678']) expect(rows[0].told).not.toContain(number);
    await t.events(t.pingshan);
  });
});
