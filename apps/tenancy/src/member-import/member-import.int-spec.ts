import writeExcelFile from 'write-excel-file/node';
import { organizationHttp, type HttpAnswer, type OrganizationHttp } from '../organization/organization.http.fixtures';
import { MemberImport } from './member-import.service';

const admin = '440310/admin';
const REALM = 'district-440310';
const HEADER = '登录名,姓名,手机号,身份证号,科室,职务,角色,管辖区划';

describe('importing people', () => {
  let http: OrganizationHttp;
  const call: OrganizationHttp['call'] = (...args) => http.call(...args);

  beforeAll(async () => {
    http = await organizationHttp();
    await http.account(http.t.pingshan, 'admin', 'district-admin');
    await http.account(http.t.pingshan, 'colleague', 'district-admin');
    await http.account(http.t.pingshan, 'leader', 'leader');
    await http.account(http.t.binjiang, 'admin', 'district-admin');
    const unit = async (body: object) => (await call(admin, 'POST', '/units', body)).body.id as string;
    const bureau = await unit({ kind: 'bureau', name: '坪山区应急管理局', shortName: '区局' });
    const office = await unit({ kind: 'department', name: '办公室', parentId: bureau });
    await call(admin, 'POST', `/units/${office}/posts`, { name: '主任' });
    await unit({ kind: 'department', name: '办公室', parentId: await unit({ kind: 'committee', name: '减灾委员会' }) });
    await unit({ kind: 'street_office', name: '坪山街道应急办', divisionCode: '440310001' });
  }, 60_000);
  afterAll(() => http?.close());

  const upload = (bytes: string | Buffer, user = admin, type = 'text/csv') => call(user, 'POST', `/members/imports?name=${encodeURIComponent('人员')}.csv`, Buffer.from(bytes as string), { 'content-type': type });
  const run = async (id: string, mapping?: object, user = admin): Promise<HttpAnswer> => call(user, 'POST', `/members/imports/${id}/actions/run`, { ...(mapping && { mapping }) });
  const work = () => http.work('member-import', (app, job) => app.get(MemberImport).door.run.work(job));
  const operation = async (id: string, user = admin) => (await http.t.db.admin.query(`select state, done, total, result from tenancy.operation where id = $1`, [id])).rows[0] ?? user;
  const members = async () => Number((await http.t.db.admin.query("select count(*) from tenancy.member where tenant_id = $1 and kind = 'user'", [http.t.pingshan.tenantId])).rows[0].count);

  it('given a list as offices write it, then it is shown with a guess of its columns, and nothing is imported', async () => {
    const before = await members();
    const { status, body } = await upload(`坪山区应急管理局人员名单,,\n${HEADER}\nliqiang,李强,13812345678,,办公室,主任,,\n`);
    expect([status, body]).toMatchObject([201, {
      name: '人员.csv', columns: HEADER.split(','), total: 1, rows: [['liqiang', '李强', '13812345678', '', '办公室', '主任', '', '']],
      mapping: { username: 0, displayName: 1, phone: 2, identityNumber: 3, unit: 4, post: 5, roles: 6, division: 7 },
    }]);
    expect(body.fields[1]).toEqual({ key: 'displayName', zh: '姓名', en: 'Name', required: true, example: '张伟' });
    expect(await members()).toBe(before);
  });

  it('given faults of every kind, then the check names each by row and column, in the language of the caller', async () => {
    const { body } = await upload([
      HEADER,
      'good.one,甲,13800000000,11010519491231002X,区局/办公室,主任,科室人员、值班人员,',
      'Good.One,乙,,,,,,',
      'no,丙,12,123,科技科,,,',
      'ding,丁,,11010519491231002x,办公室,,,',
      'wu,,,,区局/办公室,科长,,',
      'geng,庚,,,,,街道安监人员,',
      'xin,辛,,,坪山街道应急办,,街道安监人员,',
      'ren,壬,,,,,系统管理员,',
      'gui,癸,,,,,网格员,坑梓街道',
      'admin,子,,,,,审计管理员、安全管理员,月球',
    ].join('\n'));
    const check = await call(admin, 'POST', `/members/imports/${body.id}/actions/check`, {});
    expect(check.status).toBe(200);
    expect(check.body).toMatchObject({ rows: 10, valid: 3, invalid: 7 });
    expect(check.body.errors.map((e: { row: number; column: string; code: string }) => `${e.row} ${e.column} ${e.code}`)).toEqual([
      '3 登录名 member.duplicate_row',
      '4 机构 member.unit_not_found', '4 登录名 invalid_format', '4 电话 invalid_format', '4 身份号码 custom',
      '5 机构 member.unit_ambiguous', '5 身份号码 member.duplicate_row',
      '6 岗位 member.post_not_found', '6 登录名 invalid_format', '6 姓名 required',
      '7 角色 assignment.scope_wanted', '9 角色 member.role_not_found',
      '11 登录名 member.username_taken', '11 管辖区划 member.division_not_found', '11 角色 assignment.exclusive',
    ]);
    const said = check.body.errors.find((e: { code: string }) => e.code === 'member.unit_ambiguous').message;
    expect(said).toContain('坪山区应急管理局/办公室、减灾委员会/办公室');
    const english = await call(admin, 'POST', `/members/imports/${body.id}/actions/check`, {}, { 'accept-language': 'en' });
    expect(english.body.errors[0].message).toBe('The same as in row 2');
  });

  it('given a mapping, then it decides; a missing name, or a column that is not there, is refused', async () => {
    const { body } = await upload('甲,乙\n王五,wangwu\n');
    expect(body.mapping).toEqual({});
    const check = (mapping: object) => call(admin, 'POST', `/members/imports/${body.id}/actions/check`, { mapping });
    expect(await check({ username: 1 })).toMatchObject({ status: 400, body: { code: 'member.csv_columns', errors: [{ path: 'file.header.displayName' }] } });
    expect(await check({ displayName: 7 })).toMatchObject({ status: 400, body: { errors: [{ path: 'body.mapping.displayName' }] } });
    expect(await check({ displayName: 0, salary: 1 })).toMatchObject({ status: 400 });
    expect(await check({ displayName: 0, username: 1, phone: null })).toMatchObject({ status: 200, body: { rows: 1, valid: 1, errors: [] } });
  });

  it('given a workbook with good and bad rows, then the good become accounts with their roles, and the bad come back with reasons', async () => {
    const text = (rows: string[][]) => rows.map((r) => r.map((value) => ({ value, type: String })));
    const bytes = await writeExcelFile(text([['人员名单', '', '', ''], ['姓名', '电话', '机构', '角色'], ['张伟', '13800000001', '坪山街道应急办', '街道安监人员'], ['', '1', '', ''], ['张伟', '', '区局/办公室', '']]), { sheet: 'x' }).toBuffer();
    const { body: { id } } = await upload(bytes, admin, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    const started = await run(id);
    expect(started).toMatchObject({ status: 202, body: { id, state: 'waiting', progress: { done: 0, total: 3 } }, headers: { location: `/api/tenancy/v1/operations/${id}` } });
    expect(await call(admin, 'POST', `/members/imports/${id}/actions/hand-out`)).toMatchObject({ status: 409, body: { code: 'member.import_running' } });
    await work();
    expect(await operation(id)).toMatchObject({ state: 'succeeded', done: 3, result: { accepted: 2, refused: 1, refusedUrl: `/api/tenancy/v1/members/imports/${id}/refused`, errors: [{ row: 4, field: 'displayName' }, { row: 4, field: 'phone' }] } });
    expect(http.realms.user(REALM, 'zhangwei')).toMatchObject({ displayName: '张伟', phone: '13800000001', temporary: true, roles: ['street-officer'] });
    expect(http.realms.user(REALM, 'zhangwei2')).toMatchObject({ roles: [] });
    const { items } = (await call(admin, 'GET', '/members?q=zhangwei')).body;
    const made = new Map<string, { id: string; unitName: string }>(items.map((m: { username: string }) => [m.username, m]));
    expect(['zhangwei', 'zhangwei2'].map((u) => made.get(u)?.unitName)).toEqual(['坪山街道应急办', '办公室']);
    const given = (await call(admin, 'GET', `/assignments?memberId=${made.get('zhangwei')?.id}`)).body.items;
    expect(given).toMatchObject([{ role: 'street-officer', divisionCode: '440310001000' }]);
    const refused = await call(admin, 'GET', `/members/imports/${id}/refused`);
    expect(refused.text).toContain('行号,姓名,电话,机构,角色,原因');
    expect(refused.text).toContain('4,,1,,,姓名：必填项为空；');
    expect(await run(id)).toMatchObject({ status: 409, body: { code: 'member.import_started' } });
  });

  it('given accounts that were made, then their first passwords are handed out once, are those of the realm, and the log says so', async () => {
    const { body: { id } } = await upload('姓名,登录名,机构\n密码甲,pw.one,区局/办公室\n密码乙,pw.two,\n');
    await run(id);
    await work();
    expect((await http.t.db.admin.query('select password from tenancy.member_import_row where import_id = $1', [id])).rows.map((r) => r.password.toString('latin1')).join()).not.toContain(http.realms.user(REALM, 'pw.one')?.passwords[0]);
    const handed = await call(admin, 'POST', `/members/imports/${id}/actions/hand-out`, undefined, { 'idempotency-key': 'hand-out-1' });
    const [one, two] = ['pw.one', 'pw.two'].map((u) => http.realms.user(REALM, u)?.passwords[0]);
    expect(handed.text).toBe(`\uFEFF机构,姓名,登录名,首次密码\r\n坪山区应急管理局/办公室,密码甲,pw.one,${one}\r\n,密码乙,pw.two,${two}\r\n`);
    expect(handed.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store' });
    for (const key of ['hand-out-1', 'hand-out-2']) expect(await call(admin, 'POST', `/members/imports/${id}/actions/hand-out`, undefined, { 'idempotency-key': key })).toMatchObject({ status: 409, body: { code: 'member.handed_out' } });
    expect(await http.entries(http.t.pingshan, 'member-import.secret-shown')).toMatchObject([{ actor: 'admin', target: `members/imports/${id}`, detail: { people: 2 } }]);
    const everything = await http.t.db.admin.query("select string_agg(t::text, '') as all from (select * from tenancy.audit_entry) t");
    expect(everything.rows[0].all).not.toContain(one);
    const kept = await http.t.db.admin.query("select coalesce(string_agg(t::text, ''), '') as all from (select response from tenancy.idempotency_key) t");
    expect(kept.rows[0].all).not.toContain(one);
  });

  it('given 500 people, of whom some are there already, then all others have an account', async () => {
    const before = await members();
    const lines = Array.from({ length: 500 }, (_, i) => `many.${i},人员${i},1380000${String(i).padStart(4, '0')},区局/办公室,科室人员`);
    lines[17] = 'liqiang,重名,,,';
    lines[18] = 'many.0,重行,,,';
    const first = (await upload('姓名,登录名\n李强,liqiang\n')).body.id;
    await run(first);
    await work();
    const { body: { id, rows, total } } = await upload(['登录名,姓名,电话,机构,角色', ...lines].join('\n'));
    expect([rows.length, total]).toEqual([20, 500]);
    await run(id);
    await work();
    expect(await operation(id)).toMatchObject({ state: 'succeeded', result: { accepted: 498, refused: 2 } });
    expect(await members()).toBe(before + 1 + 498);
    expect((await call(admin, 'POST', `/members/imports/${id}/actions/hand-out`)).text.split('\r\n')).toHaveLength(1 + 498 + 1);
  }, 60_000);

  it('given an identity service that goes away in the middle, then the import waits, goes on where it was, and makes nobody twice', async () => {
    const before = await members();
    const { body: { id } } = await upload(['登录名,姓名', ...Array.from({ length: 45 }, (_, i) => `half.${i},人员`)].join('\n'));
    await run(id);
    await http.work('member-import', async (app, job) => {
      const { run: worker } = app.get(MemberImport).door;
      const ensure = http.realms.ensureUser.bind(http.realms);
      let calls = 0;
      const spy = jest.spyOn(http.realms, 'ensureUser').mockImplementation(async (user) => {
        if ((calls += 1) === 31) http.realms.failNext('ensureUser', 'after');
        return ensure(user);
      });
      await expect(worker.work(job)).rejects.toMatchObject({ code: 'request.unavailable' });
      spy.mockRestore();
      expect(await operation(id)).toMatchObject({ state: 'running', done: 20 });
      await worker.giveUp(job, new Error('the last try'));
    });
    expect(await operation(id)).toMatchObject({ state: 'failed', done: 20 });
    expect(await run(id)).toMatchObject({ status: 202, body: { id, state: 'waiting', progress: { done: 20, total: 45 } } });
    await work();
    expect(await operation(id)).toMatchObject({ state: 'succeeded', done: 45, result: { accepted: 45, refused: 0 } });
    expect(await members()).toBe(before + 45);
    const handed = (await call(admin, 'POST', `/members/imports/${id}/actions/hand-out`)).text;
    for (let i = 0; i < 45; i += 1) expect(handed).toContain(`half.${i},${http.realms.user(REALM, `half.${i}`)?.passwords.at(-1)}\r\n`);
  });

  it('given somebody else, of this tenant or another, then the import is not there; without the permission it is refused', async () => {
    const { body: { id } } = await upload('姓名\n某人\n');
    for (const user of ['440310/colleague', '330108/admin']) {
      for (const verb of ['check', 'run', 'hand-out']) expect(await call(user, 'POST', `/members/imports/${id}/actions/${verb}`, {})).toMatchObject({ status: 404, body: { code: 'request.not_found' } });
      expect(await call(user, 'GET', `/members/imports/${id}/refused`)).toMatchObject({ status: 404 });
    }
    expect(await upload('姓名\n某人\n', '440310/leader')).toMatchObject({ status: 403 });
    expect(await call('440310/leader', 'GET', '/members/imports/template')).toMatchObject({ status: 403 });
  });

  it('given an administrator of one street, then he imports its people and gives its roles, and no others', async () => {
    await http.account(http.t.pingshan, 'local', 'district-admin', '440310001000');
    const { body } = await upload('登录名,姓名,机构,角色,管辖区划\nloc.one,甲,坪山街道应急办,街道安监人员,\nloc.two,乙,区局/办公室,,\nloc.three,丙,坪山街道应急办,街道安监人员,坑梓街道\nloc.four,丁,,,\n', '440310/local');
    const check = (await call('440310/local', 'POST', `/members/imports/${body.id}/actions/check`, {})).body;
    expect(check).toMatchObject({ rows: 4, valid: 1, errors: [{ row: 3, field: 'unit', code: 'request.forbidden' }, { row: 4, field: 'roles', code: 'request.forbidden' }, { row: 5, field: 'unit', code: 'request.forbidden' }] });
    await run(body.id, undefined, '440310/local');
    await work();
    expect(await operation(body.id)).toMatchObject({ result: { accepted: 1, refused: 3 } });
    expect(['loc.one', 'loc.two', 'loc.three', 'loc.four'].map((u) => http.realms.user(REALM, u) !== undefined)).toEqual([true, false, false, false]);
  });

  it('given the template, then what it says can be uploaded as it is', async () => {
    for (const language of ['zh-CN', 'en']) {
      const template = await call(admin, 'GET', '/members/imports/template', undefined, { 'accept-language': language });
      expect(template.headers['content-type']).toBe('text/csv; charset=utf-8');
      const { body } = await upload(template.text);
      expect(Object.keys(body.mapping)).toEqual(['username', 'displayName', 'phone', 'identityNumber', 'unit', 'post', 'roles', 'division']);
      expect(body.total).toBe(1);
    }
  });
});
