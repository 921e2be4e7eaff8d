import { newId } from '@anlan/platform/db';
import { organizationHttp, type Method, type OrganizationHttp } from './organization.http.fixtures';

/** The organization as its HTTP clients see it: contracts, guard, ETags and problems; only the issuer's signature is left out. */
describe('the organization over HTTP', () => {
  let http: OrganizationHttp;
  const call: OrganizationHttp['call'] = (...args) => http.call(...args);

  beforeAll(async () => {
    http = await organizationHttp();
    await http.account(http.t.pingshan, 'admin', 'district-admin');
    await http.account(http.t.pingshan, 'leader', 'leader');
    await http.account(http.t.binjiang, 'admin', 'district-admin');
  }, 60_000);
  afterAll(() => http?.close());

  const admin = '440310/admin';

  it('given every list, then each answers as its contract says', async () => {
    for (const path of ['/divisions/mine', '/units', '/members', '/assignments', '/clients', '/settings', '/audit', '/audit/chain']) {
      expect([path, (await call(admin, 'GET', path)).status]).toEqual([path, 200]);
    }
    expect((await call(admin, 'GET', '/divisions/mine?limit=2&total=true')).body).toMatchObject({ items: [{}, {}], nextCursor: expect.any(String), total: 6 });
  });

  it('given a unit, then it is created, read, changed under its ETag, and never without', async () => {
    const made = await call(admin, 'POST', '/units', { kind: 'bureau', name: '坪山区应急管理局' });
    expect(made).toMatchObject({ status: 201, etag: '"1"' });
    const path = `/units/${made.body.id}`;
    expect(await call(admin, 'PATCH', path, { name: '新名' })).toMatchObject({ status: 428, body: { code: 'request.if_match_required' } });
    expect(await call(admin, 'PATCH', path, { name: '新名' }, { 'if-match': '"7"' })).toMatchObject({ status: 412 });
    expect(await call(admin, 'PATCH', path, { name: '新名' }, { 'if-match': made.etag })).toMatchObject({ status: 200, etag: '"2"', body: { name: '新名' } });
    expect(await call(admin, 'PATCH', path, {}, { 'if-match': '"2"' })).toMatchObject({ status: 400 });
    expect(await call(admin, 'POST', `${path}/posts`, { name: '局长' })).toMatchObject({ status: 201 });
    expect(await call(admin, 'POST', `${path}/actions/deactivate`, undefined, { 'if-match': '"2"' })).toMatchObject({ status: 200, body: { active: false } });
  });

  it('given a stale edit, then it says who changed the record last and how, and neither readings nor refusals count as that', async () => {
    const member = await call(admin, 'POST', '/members', { username: 'stale', displayName: '王五', phone: '13812345678' });
    const path = `/members/${member.body.id}`;
    await call(admin, 'PATCH', path, { displayName: '王六' }, { 'if-match': '"1"' });
    await call(admin, 'POST', `${path}/actions/reveal`, { fields: ['phone'], reason: '核对' });
    const stale = await call(admin, 'PATCH', path, { displayName: '王七' }, { 'if-match': '"1"' });
    expect(stale).toMatchObject({ status: 412, body: { code: 'request.stale', currentVersion: 2, lastChange: { at: expect.any(String), actor: { name: 'admin' }, action: 'member.changed' } } });
    expect(stale.text).not.toMatch(/1381234|王[五六]/);
    const renamed = await call(admin, 'PATCH', '/divisions/mine/440310001', { name: '坪山街' }, { 'if-match': '"1"' });
    expect(renamed.status).toBe(200);
    expect(await call(admin, 'PATCH', '/divisions/mine/440310001', { name: '坪山' }, { 'if-match': '"1"' })).toMatchObject({ status: 412, body: { lastChange: { action: 'division.renamed' } } });
  });

  it('given who may change accounts in one street, and by another role read all people, then of a stranger to that street he learns nothing by a stale edit', async () => {
    await http.account(http.t.pingshan, 'street', 'street-officer', '440310001000');
    const { body } = await call(admin, 'POST', '/members', { username: 'elsewhere', displayName: '机密人员' });
    const blind = await call('440310/street', 'POST', `/members/${body.id}/actions/disable`, {}, { 'if-match': '"9"' });
    expect(blind.text).not.toContain('lastChange');
    expect(blind.status).toBeGreaterThanOrEqual(403);
  });

  it('given the other tenant, then its objects answer like ids that do not exist', async () => {
    const { body } = await call(admin, 'POST', '/members', { username: 'secret', displayName: '机密' });
    for (const path of [`/members/${body.id}`, '/divisions/mine/440310001']) {
      const theirs = await call('330108/admin', 'GET', path);
      const nobodys = await call('330108/admin', 'GET', path.startsWith('/members') ? `/members/${newId()}` : '/divisions/mine/440310099');
      expect(theirs.status).toBe(404);
      expect({ ...theirs.body, traceId: '' }).toEqual({ ...nobodys.body, traceId: '' });
    }
    expect((await call('330108/admin', 'GET', '/members')).text).not.toContain('机密');
  });

  it('given a leader, then he reads the organization and changes nothing', async () => {
    expect(await call('440310/leader', 'GET', '/units')).toMatchObject({ status: 200 });
    const refused: [Method, string, object?][] = [
      ['POST', '/units', { kind: 'other', name: '甲' }], ['POST', '/members', { username: 'abc', displayName: '甲' }], ['POST', '/clients', { name: '甲', roles: ['leader'] }],
      ['GET', '/clients'], ['GET', '/settings'], ['GET', '/audit'], ['GET', '/assignments'], ['POST', '/divisions/mine', { code: '440310001001001', name: '甲' }],
    ];
    for (const [method, path, body] of refused) expect([path, (await call('440310/leader', method, path, body)).status]).toEqual([path, 403]);
    expect((await call('440310/stranger', 'GET', '/units')).status).toBe(403);
  });

  it('given bad requests, then each fault is named by its path', async () => {
    const member = await call(admin, 'POST', '/members', { username: '张三', phone: 'x', more: 1 });
    expect(member).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(member.body.errors.map((e: { path: string }) => e.path)).toEqual(expect.arrayContaining(['body.username', 'body.displayName', 'body.phone']));
    expect(await call(admin, 'POST', '/assignments', { memberId: newId(), role: 'leader' })).toMatchObject({ status: 400, body: { errors: [{ path: 'body.memberId', code: 'assignment.unknown_member' }] } });
    expect(await call(admin, 'GET', '/members?cursor=%00')).toMatchObject({ status: 400, body: { errors: [{ path: 'query.cursor' }] } });
    expect(await call(admin, 'GET', '/members?q=%00')).toMatchObject({ status: 400 });
    expect(await call(admin, 'GET', '/settings/nothing')).toMatchObject({ status: 404 });
    expect(await call(admin, 'GET', '/members/not-an-id')).toMatchObject({ status: 404 });
  });

  it('given a member and a client over HTTP, then assignments work, and secrets are shown once', async () => {
    const member = (await call(admin, 'POST', '/members', { username: 'wangwu', displayName: '王五', phone: '13812345678' })).body;
    expect(member.initialPassword).toEqual(expect.any(String));
    const given = await call(admin, 'POST', '/assignments', { memberId: member.id, role: 'street-officer', divisionCode: '440310001' });
    expect(given).toMatchObject({ status: 201, etag: '"1"' });
    expect(await call(admin, 'DELETE', `/assignments/${given.body.id}`, undefined, { 'if-match': given.etag })).toMatchObject({ status: 204, text: '' });
    const client = await call(admin, 'POST', '/clients', { name: '平台', roles: ['leader'] });
    expect(client).toMatchObject({ status: 201, body: { clientId: expect.any(String), clientSecret: expect.any(String), roles: ['leader'] } });
    expect((await call(admin, 'GET', `/clients/${client.body.id}`)).body).not.toHaveProperty('clientSecret');
    expect(await call(admin, 'POST', `/clients/${client.body.id}/actions/rotate-secret`)).toMatchObject({ status: 200, etag: '"2"' });
    expect(await call(admin, 'DELETE', `/clients/${client.body.id}`, undefined, { 'if-match': '"2"' })).toMatchObject({ status: 204 });
    expect(await call(admin, 'POST', `/members/${member.id}/actions/reset-password`, {})).toMatchObject({ status: 200, body: { oneTimePassword: expect.any(String) } });
  });

  it('given Accept: text/csv, then the same rows come as a file that runs no formulas', async () => {
    await call(admin, 'POST', '/members', { username: 'formula', displayName: '=1+1' });
    const csv = await call(admin, 'GET', '/members', undefined, { accept: 'text/csv' });
    expect(csv.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="members.csv"' });
    expect(csv.text).toContain('登录名,姓名,电话');
    expect(csv.text).toContain("'=1+1");
    expect(csv.text.trim().split('\r\n')).toHaveLength(1 + (await call(admin, 'GET', '/members?limit=200')).body.items.length);
    expect((await call(admin, 'GET', '/audit', undefined, { accept: 'text/csv' })).text).toContain('member.exported');
  });

  it('given a setting, then the first PUT carries "0"', async () => {
    expect(await call(admin, 'GET', '/settings/numbering')).toMatchObject({ status: 200, etag: '"0"' });
    expect(await call(admin, 'PUT', '/settings/numbering', { value: { hazard: 'H{year}{seq}' } }, { 'if-match': '"0"' })).toMatchObject({ status: 200, etag: '"1"' });
    expect(await call(admin, 'PUT', '/settings/numbering', { value: { hazard: 'no number' } }, { 'if-match': '"1"' })).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('given a repeated Idempotency-Key on a POST, then one grid is made', async () => {
    const grid = () => call(admin, 'POST', '/divisions/mine', { code: '440310001001001', name: '第一网格' }, { 'idempotency-key': 'grid-1' });
    const first = await grid();
    expect(first).toMatchObject({ status: 201 });
    expect((await grid()).body).toEqual(first.body);
    expect(await call(admin, 'POST', '/divisions/mine/440310001001001/actions/retire', { validTo: '2099-01-01' }, { 'if-match': first.etag })).toMatchObject({ status: 200, body: { validTo: '2099-01-01' } });
  });
});
