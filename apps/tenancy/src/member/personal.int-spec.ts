import { until } from '@anlan/platform/testing';
import { organizationHttp, type HttpAnswer, type OrganizationHttp } from '../organization/organization.http.fixtures';

const PHONE = '13812345678';
const IDENTITY = '11010519491231002X';

jest.setTimeout(30_000);

/** Phones and identity numbers: masked for everybody, shown in full only by a permission whose use is written down. */
describe('personal numbers of members', () => {
  let http: OrganizationHttp;
  let id: string;
  let elsewhere: string;
  const answers: HttpAnswer[] = [];
  const call: OrganizationHttp['call'] = async (...args) => {
    const answer = await http.call(...args);
    answers.push(answer);
    return answer;
  };
  const reveal = (user: string, member: string, fields: string[], reason = '值班联系') => http.call(user, 'POST', `/members/${member}/actions/reveal`, { fields, reason });
  const revealed = () => http.entries(http.t.pingshan, 'member.revealed');

  beforeAll(async () => {
    http = await organizationHttp();
    for (const [name, role, division] of [['admin', 'district-admin'], ['leader', 'leader'], ['auditor', 'auditor'], ['duty', 'duty-officer'], ['local', 'duty-officer', '440310001000']] as const) {
      await http.account(http.t.pingshan, name, role, division);
    }
    await http.account(http.t.binjiang, 'admin', 'district-admin');
    const street = await http.call('440310/admin', 'POST', '/units', { kind: 'street_office', name: '坪山街道办', divisionCode: '440310001000' });
    const made = await call('440310/admin', 'POST', '/members', { username: 'liqiang', displayName: '李强', phone: PHONE, identityNumber: IDENTITY, unitId: street.body.id });
    id = made.body.id;
    expect(made.body).toMatchObject({ phone: '138****5678', identityNumber: '110***********002X' });
    const both = await http.account(http.t.pingshan, 'both', 'duty-officer', '440310001000');
    await http.grant(http.t.pingshan, both, 'leader');
    elsewhere = (await http.call('440310/admin', 'POST', '/members', { username: 'elsewhere', displayName: '他处', phone: '13900001111' })).body.id;
  }, 60_000);
  afterAll(() => http?.close());

  it('given everybody who may read members, then lists, single records, changes and exports have them masked, an admin\'s too', async () => {
    for (const user of ['admin', 'leader', 'auditor', 'duty']) {
      expect((await call(`440310/${user}`, 'GET', `/members/${id}`)).body).toMatchObject({ phone: '138****5678', identityNumber: '110***********002X' });
      expect((await call(`440310/${user}`, 'GET', '/members?q=liqiang')).body.items).toMatchObject([{ phone: '138****5678', identityNumber: '110***********002X' }]);
    }
    expect((await call('440310/admin', 'PATCH', `/members/${id}`, { displayName: '李小强' }, { 'if-match': '"1"' })).body).toMatchObject({ phone: '138****5678', version: 2 });
    expect((await call('440310/admin', 'POST', `/members/${id}/actions/disable`, undefined, { 'if-match': '"2"' })).body).toMatchObject({ identityNumber: '110***********002X' });
    expect((await call('440310/admin', 'POST', `/members/${id}/actions/enable`, undefined, { 'if-match': '"3"' })).body).toMatchObject({ phone: '138****5678' });
    const csv = await call('440310/admin', 'GET', '/members', undefined, { accept: 'text/csv' });
    expect(csv.text).toContain('李小强,138****5678,110***********002X');
    await call('440310/admin', 'GET', '/members', undefined, { accept: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
    await call('440310/admin', 'GET', '/audit?limit=200');
  });

  it('given all of these answers, then none had a number in full', () => {
    expect(answers.length).toBeGreaterThan(12);
    for (const answer of answers) for (const number of [PHONE, IDENTITY, '13900001111']) expect(answer.text).not.toContain(number);
  });

  it('given a masked value that a form sends back, then it is refused and nothing changes', async () => {
    for (const body of [{ phone: '138****5678' }, { identityNumber: '110***********002X' }, { identityNumber: '110105194912310021' }]) {
      const answer = await call('440310/admin', 'PATCH', `/members/${id}`, body, { 'if-match': '"4"' });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: `body.${Object.keys(body)[0]}` }] } });
    }
    expect((await reveal('440310/admin', id, ['phone', 'identityNumber'])).body).toEqual({ id, phone: PHONE, identityNumber: IDENTITY });
  });

  it('given the permission, then the fields asked for are shown in full, and that they were, and why, is an entry without them', async () => {
    const answer = await reveal('440310/duty', id, ['phone'], `核实 ${PHONE} 的值班安排`);
    expect(answer).toMatchObject({ status: 200, body: { id, phone: PHONE } });
    expect(answer.body).not.toHaveProperty('identityNumber');
    expect((await revealed()).at(-1)).toEqual({ actor: 'duty', target: `members/${id}`, detail: { fields: ['phone'], reason: '核实 138****5678 的值班安排' } });
  });

  it('given no permission, a field beyond it, another street or another tenant, then nothing is shown and the refusal is an entry', async () => {
    const before = (await revealed()).length;
    expect((await reveal('440310/leader', id, ['phone'])).status).toBe(403);
    expect((await reveal('440310/duty', id, ['phone', 'identityNumber'])).status).toBe(403);
    expect((await reveal('440310/local', elsewhere, ['phone'])).status).toBe(404);
    expect((await reveal('440310/both', elsewhere, ['phone'])).status).toBe(403);
    expect((await reveal('440310/local', id, ['phone'])).body).toEqual({ id, phone: PHONE });
    expect((await reveal('330108/admin', id, ['phone'])).status).toBe(404);
    expect((await reveal('440310/admin', id, [])).status).toBe(400);
    expect((await http.call('440310/admin', 'POST', `/members/${id}/actions/reveal`, { fields: ['phone'] })).status).toBe(400);
    expect(await revealed()).toHaveLength(before + 1);
    const refused = await until('the refusals', async () => {
      const found = (await http.entries(http.t.pingshan, 'access.refused')).filter((e) => e.detail['operation'] === 'member.reveal');
      return found.length === 4 ? found : undefined;
    });
    expect(refused.map((e) => [e.actor, e.detail['permission'], e.detail['reason']])).toEqual([
      ['leader', 'personal.reveal', 'permission'], ['duty', 'personal.reveal-identity', 'permission'], ['local', 'member.read', 'scope'], ['both', 'personal.reveal', 'scope'],
    ]);
  });

  it('given a repeated Idempotency-Key, then each showing is an entry, and no stored answer has the number', async () => {
    const before = (await revealed()).length;
    const ask = () => http.call('440310/admin', 'POST', `/members/${id}/actions/reveal`, { fields: ['phone'], reason: '重复' }, { 'idempotency-key': 'reveal-1' });
    expect((await ask()).body).toEqual((await ask()).body);
    expect(await revealed()).toHaveLength(before + 2);
    expect((await http.t.db.admin.query("select from tenancy.idempotency_key where key = 'reveal-1'")).rowCount).toBe(0);
  });

  it('given an export that asks for them in full, then only who may reveal gets it, and the entry says so', async () => {
    const csv = { accept: 'text/csv' };
    const file = await http.call('440310/admin', 'GET', `/members?reveal=true&reason=${encodeURIComponent('年度核对')}`, undefined, csv);
    expect(file.text).toContain(`李小强,${PHONE},${IDENTITY}`);
    expect((await http.entries(http.t.pingshan, 'member.exported')).at(-1)).toMatchObject({ actor: 'admin', detail: { format: 'csv', filters: { reveal: true, reason: '年度核对' } } });
    expect((await http.call('440310/auditor', 'GET', '/members?reveal=true', undefined, csv)).status).toBe(403);
    expect(await http.call('440310/admin', 'GET', '/members?reveal=true')).toMatchObject({ status: 400, body: { errors: [{ path: 'query.reveal' }] } });
  });

  it('given an export in full without a reason, then 400 at the reason, no file and no entry of one', async () => {
    const before = await http.entries(http.t.pingshan, 'member.exported');
    for (const reason of ['', '&reason=', '&reason=%20%20', '&reason=x']) {
      const answer = await http.call('440310/admin', 'GET', `/members?reveal=true${reason}`, undefined, { accept: 'text/csv' });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'query.reason' }] } });
      expect(answer.text).not.toContain(PHONE);
    }
    expect(await http.entries(http.t.pingshan, 'member.exported')).toEqual(before);
  });
});
