import { newId } from '@anlan/platform/db';
import { until } from '@anlan/platform/testing';
import { organizationHttp, type OrganizationHttp } from './organization.http.fixtures';

jest.setTimeout(30_000);

/** Who was refused what, and who read or took away what: written by the platform, in every service alike. */
describe('access in the audit log', () => {
  let http: OrganizationHttp;
  const call: OrganizationHttp['call'] = (...args) => http.call(...args);
  const entries = (action: string) => http.entries(http.t.pingshan, action);
  /** The refusals of one caller, once as many have been written as are expected. */
  const refusals = (actor: string, count: number) =>
    until(`${count} refusals of ${actor}`, async () => {
      const found = (await entries('access.refused')).filter((e) => e.actor === actor);
      return found.length >= count ? found : undefined;
    });

  beforeAll(async () => {
    http = await organizationHttp();
    await http.account(http.t.pingshan, 'admin', 'district-admin');
    await http.account(http.t.pingshan, 'leader', 'leader');
    await http.account(http.t.pingshan, 'flooder', 'leader');
    await http.account(http.t.pingshan, 'local', 'district-admin', '440310001000');
    await http.account(http.t.binjiang, 'admin', 'district-admin');
  }, 60_000);
  afterAll(() => http?.close());

  it('given a lacking permission, then the refusal is an entry with operation, permission and ids, and the answer has no trace of it', async () => {
    const id = newId();
    const answer = await call('440310/leader', 'POST', `/members/${id}/actions/disable`, undefined, { 'if-match': '"1"' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'request.forbidden' } });
    expect(Object.keys(answer.body).sort()).toEqual(['code', 'detail', 'errors', 'status', 'title', 'traceId', 'type']);
    expect(await refusals('leader', 1)).toEqual([{
      actor: 'leader', target: `members/${id}/actions/disable`,
      detail: { operation: 'member.disable', permission: 'account.manage', status: 403, reason: 'permission', code: 'request.forbidden' },
    }]);
  });

  it('given somebody signed in who is no member, then his refusal is an entry of the tenant whose token he has', async () => {
    expect(await call('440310/stranger', 'GET', '/units')).toMatchObject({ status: 403 });
    expect(await refusals('stranger', 1)).toMatchObject([{ target: 'units', detail: { operation: 'unit.list', permission: 'unit.read', reason: 'permission' } }]);
    expect(await http.entries(http.t.binjiang, 'access.refused')).toEqual([]);
  });

  it('given the permission elsewhere, then the reason is the scope; given a rule, then the rule', async () => {
    expect(await call('440310/local', 'POST', '/units', { kind: 'other', name: '别处' })).toMatchObject({ status: 403 });
    expect(await call('440310/local', 'GET', '/audit')).toMatchObject({ status: 403 });
    expect((await refusals('local', 2)).map((e) => e.detail)).toMatchObject([
      { operation: 'unit.create', permission: 'unit.manage', reason: 'scope' }, { operation: 'audit.list', permission: 'audit.read', reason: 'scope' },
    ]);
    const { body: person } = await call('440310/admin', 'POST', '/members', { username: 'twohats', displayName: '两顶帽子' });
    await call('440310/admin', 'POST', '/assignments', { memberId: person.id, role: 'security-admin' });
    expect(await call('440310/admin', 'POST', '/assignments', { memberId: person.id, role: 'auditor' })).toMatchObject({ status: 409, body: { code: 'assignment.exclusive' } });
    expect((await refusals('admin', 1))[0]?.detail).toMatchObject({ operation: 'assignment.create', reason: 'rule' });
  });

  it('given no fault of rights, then nothing is written: unknown ids, bad requests, another tenant\'s id', async () => {
    const before = (await entries('access.refused')).length;
    const { body } = await call('330108/admin', 'POST', '/members', { username: 'theirs', displayName: '对方' });
    for (const path of [`/members/${newId()}`, `/members/${body.id}`, '/members/13812345678']) expect((await call('440310/admin', 'GET', path)).status).toBe(404);
    expect((await call('440310/admin', 'POST', '/units', {})).status).toBe(400);
    await http.refusals.flush(Number.POSITIVE_INFINITY);
    expect(await entries('access.refused')).toHaveLength(before);
  });

  it('given an address with somebody\'s number in it, then the entry has it masked', async () => {
    expect((await call('440310/leader', 'POST', '/members/13812345678/actions/reset-password', {})).status).toBe(403);
    expect((await refusals('leader', 2)).at(-1)?.target).toBe('members/138****5678/actions/reset-password');
  });

  it('given three hundred refusals in a minute, then one entry at once and one that counts the rest', async () => {
    for (let i = 0; i < 300; i += 1) expect((await call('440310/flooder', 'GET', `/clients/${newId()}`)).status).toBe(403);
    expect(await refusals('flooder', 1)).toHaveLength(1);
    await http.refusals.flush(Number.POSITIVE_INFINITY);
    const [first, rest, ...more] = await refusals('flooder', 2);
    expect(first?.detail).not.toHaveProperty('count');
    expect(rest?.detail).toMatchObject({ operation: 'client.get', reason: 'permission', count: 299, since: expect.any(String) });
    expect(rest?.detail['targets']).toHaveLength(20);
    expect(more).toEqual([]);
  });

  it('given that the log is read, then who read with which filters is an entry; numbers of persons are masked in it', async () => {
    expect((await call('440310/admin', 'GET', '/audit?action=member&q=13812345678&limit=5')).status).toBe(200);
    expect((await entries('audit.read')).at(-1)).toEqual({ actor: 'admin', target: 'audit', detail: { filters: { action: 'member', q: '138****5678' } } });
  });

  it('given an export, then the taking is an entry with format and filters, written by no service of its own', async () => {
    const file = await call('440310/admin', 'GET', '/members?enabled=true', undefined, { accept: 'text/csv' });
    expect(file.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8' });
    expect(await entries('member.exported')).toEqual([{ actor: 'admin', target: 'members/*', detail: { format: 'csv', filters: { enabled: true } } }]);
    expect((await call('440310/admin', 'GET', '/members?enabled=true')).status).toBe(200);
    expect(await entries('member.exported')).toHaveLength(1);
    expect(await call('440310/leader', 'GET', '/members', undefined, { accept: 'text/csv' })).toMatchObject({ status: 403 });
    expect(await entries('member.exported')).toHaveLength(1);
    expect((await refusals('leader', 3)).at(-1)?.detail).toMatchObject({ operation: 'member.list', permission: 'member.export' });
  });

  it('given secrets that are shown once, then each showing is an entry, also to a repetition, and none holds one', async () => {
    const key = { 'idempotency-key': 'client-1' };
    const first = await call('440310/admin', 'POST', '/clients', { name: '平台', roles: ['leader'] }, key);
    const again = await call('440310/admin', 'POST', '/clients', { name: '平台', roles: ['leader'] }, key);
    expect(again.body).toEqual(first.body);
    const shown = await entries('client.secret-shown');
    expect(shown).toEqual([1, 2].map(() => ({ actor: 'admin', target: 'clients', detail: { operation: 'client.create', id: first.body.id } })));
    const { body } = await call('440310/admin', 'POST', '/members', { username: 'given', displayName: '给定', initialPassword: 'Aa123456!' });
    expect((await entries('member.secret-shown')).filter((e) => e.detail['id'] === body.id)).toEqual([]);
    const { rows } = await http.t.db.admin.query('select string_agg(detail::text, $1) as all from tenancy.audit_entry', ['']);
    expect(rows[0].all).not.toContain(first.body.clientSecret);
  });

  it('given a log that cannot be written, then what had to be written down is not answered, and the rest is', async () => {
    await http.t.db.admin.query("alter table tenancy.audit_entry add constraint sabotage check (action not in ('audit.read', 'audit.exported', 'member.secret-shown', 'member.revealed')) not valid");
    try {
      for (const headers of [undefined, { accept: 'text/csv' }]) {
        const answer = await call('440310/admin', 'GET', '/audit', undefined, headers);
        expect(answer).toMatchObject({ status: 500, body: { code: 'request.internal' } });
        expect(answer.text).not.toContain('member.created');
      }
      const made = await call('440310/admin', 'POST', '/members', { username: 'unsaid', displayName: '未说' });
      expect(made).toMatchObject({ status: 500, body: { code: 'request.internal' } });
      expect(made.text).not.toContain('initialPassword');
      expect((await call('440310/admin', 'GET', '/members')).status).toBe(200);
    } finally {
      await http.t.db.admin.query('alter table tenancy.audit_entry drop constraint sabotage');
    }
    expect((await call('440310/admin', 'GET', '/audit')).status).toBe(200);
  });
});
