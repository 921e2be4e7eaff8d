import { MOST_SAVED_VIEWS } from '@anlan/contracts/tenancy';
import { organizationHttp, type OrganizationHttp } from '../organization/organization.http.fixtures';

const hazards = 'enforcement.hazard';
const body = (name: string, more: object = {}) => ({ list: hazards, name, query: { status: 'assigned', divisionCode: '440310001000' }, columns: ['number', 'title', 'dueAt'], ...more });

describe('saved views, over HTTP', () => {
  let http: OrganizationHttp;
  const call: OrganizationHttp['call'] = (...args) => http.call(...args);
  const save = (user: string, name: string, more: object = {}) => call(user, 'POST', '/saved-views', body(name, more));
  const names = async (user: string, query = '') => (await call(user, 'GET', `/saved-views${query}`)).body.items.map((v: { name: string }) => v.name);
  const [admin, wang, li, street] = ['440310/admin', '440310/wang', '440310/li', '440310/street'];

  beforeAll(async () => {
    http = await organizationHttp();
    const { pingshan, binjiang } = http.t;
    for (const [name, role] of [['admin', 'district-admin'], ['wang', 'section-officer'], ['li', 'leader']]) await http.account(pingshan, name ?? '', role ?? '');
    await http.account(pingshan, 'street', 'district-admin', '440310001000');
    await http.account(binjiang, 'admin', 'district-admin');
  }, 60_000);
  afterAll(() => http?.close());
  afterEach(() => http.t.db.admin.query('delete from tenancy.saved_view'));

  it('given filters and columns, then they are kept, changed under their ETag, and deleted', async () => {
    const made = await save(wang, '我的待办');
    expect(made).toMatchObject({ status: 201, etag: '"1"', body: { ...body('我的待办'), shared: false, mine: true, owner: { name: 'wang' } } });
    const path = `/saved-views/${made.body.id}`;
    const changed = await call(wang, 'PATCH', path, { query: {}, columns: [] }, { 'if-match': '"1"' });
    expect(changed).toMatchObject({ status: 200, etag: '"2"', body: { name: '我的待办', query: {}, columns: [] } });
    expect(await call(wang, 'PATCH', path, { name: '新' }, { 'if-match': '"1"' })).toMatchObject({ status: 412, body: { currentVersion: 2 } });
    expect(await call(wang, 'DELETE', path, undefined, { 'if-match': '"1"' })).toMatchObject({ status: 412 });
    expect(await call(wang, 'DELETE', path, undefined, { 'if-match': '"2"' })).toMatchObject({ status: 204 });
    expect(await call(wang, 'GET', path)).toMatchObject({ status: 404 });
    expect((await http.entries(http.t.pingshan, 'saved-view.removed')).at(-1)).toMatchObject({ actor: 'wang', target: `saved-views/${made.body.id}`, detail: { name: '我的待办' } });
  });

  it('given another\'s, of the tenant or of another, then it is as unknown as nobody\'s', async () => {
    const { body: view } = await save(wang, '只给自己');
    for (const user of [li, admin, '330108/admin']) {
      expect(await names(user ?? '')).toEqual([]);
      for (const id of [view.id, '01980000-0000-7000-8000-00000000dead']) {
        expect(await call(user ?? '', 'GET', `/saved-views/${id}`)).toMatchObject({ status: 404, body: { code: 'request.not_found' } });
        expect(await call(user ?? '', 'PATCH', `/saved-views/${id}`, { name: '越权' }, { 'if-match': '"1"' })).toMatchObject({ status: 404 });
        expect(await call(user ?? '', 'DELETE', `/saved-views/${id}`, undefined, { 'if-match': '"1"' })).toMatchObject({ status: 404 });
      }
    }
    expect((await call(wang, 'GET', `/saved-views/${view.id}`)).body).toMatchObject({ name: '只给自己', version: 1 });
  });

  it('given one that the administrator shares, then all of the tenant see it, and who may share changes it', async () => {
    const { body: view } = await save(admin, '全区超期', { shared: true });
    expect((await call(li, 'GET', `/saved-views?list=${hazards}`)).body.items).toMatchObject([{ name: '全区超期', mine: false, shared: true, owner: { name: 'admin' } }]);
    expect(await names('330108/admin')).toEqual([]);
    for (const user of [li, street]) {
      expect(await call(user ?? '', 'PATCH', `/saved-views/${view.id}`, { name: '改' }, { 'if-match': '"1"' })).toMatchObject({ status: 403 });
      expect(await call(user ?? '', 'DELETE', `/saved-views/${view.id}`, undefined, { 'if-match': '"1"' })).toMatchObject({ status: 403 });
    }
    await http.account(http.t.pingshan, 'second', 'district-admin');
    expect(await call('440310/second', 'PATCH', `/saved-views/${view.id}`, { shared: false }, { 'if-match': '"1"' })).toMatchObject({ status: 200 });
    expect(await names(li)).toEqual([]);
  });

  it('given somebody who may not share, of the whole tenant or of a street, then 403, and his own stay his own', async () => {
    for (const user of [wang, street]) {
      expect(await save(user ?? '', '想共享', { shared: true })).toMatchObject({ status: 403 });
      const { body: view } = await save(user ?? '', '自己的');
      expect(await call(user ?? '', 'PATCH', `/saved-views/${view.id}`, { shared: true }, { 'if-match': '"1"' })).toMatchObject({ status: 403 });
    }
    expect(await names(li)).toEqual([]);
  });

  it('given a name that one has already for the list, then 409; for another list, or another person, not', async () => {
    await save(wang, '待办');
    expect(await save(wang, '待办')).toMatchObject({ status: 409, body: { code: 'saved-view.name_taken' } });
    expect(await save(wang, '待办', { list: 'tenancy.member' })).toMatchObject({ status: 201 });
    expect(await save(li, '待办')).toMatchObject({ status: 201 });
    const { body: other } = await save(wang, '另一个');
    expect(await call(wang, 'PATCH', `/saved-views/${other.id}`, { name: '待办' }, { 'if-match': '"1"' })).toMatchObject({ status: 409 });
    expect(await names(wang, `?list=${hazards}`)).toEqual(['待办', '另一个']);
  });

  it('given as many as may be, then one more is 409, at once as one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: MOST_SAVED_VIEWS + 5 }, (_, n) => save(wang, `视图${n}`)));
    expect(answers.filter((a) => a.status === 201)).toHaveLength(MOST_SAVED_VIEWS);
    expect(answers.filter((a) => a.status === 409).map((a) => a.body.code)).toEqual(Array(5).fill('saved-view.too_many'));
    expect(await save(wang, '别的列表', { list: 'tenancy.unit' })).toMatchObject({ status: 201 });
  });

  it.each([
    ['a list that is none', { list: '隐患' }, 'body.list'],
    ['a filter that is no parameter', { query: { 'a b': 'x' } }, 'body.query.a b'],
    ['a value that is too long', { query: { q: 'x'.repeat(501) } }, 'body.query.q'],
    ['too many filters', { query: Object.fromEntries(Array.from({ length: 41 }, (_, n) => [`f${n}`, 'x'])) }, 'body.query'],
    ['a column twice', { columns: ['a', 'a'] }, 'body.columns'],
    ['too many columns', { columns: Array.from({ length: 61 }, (_, n) => `c${n}`) }, 'body.columns'],
    ['no name', { name: ' ' }, 'body.name'],
    ['something more', { more: 1 }, 'body.more'],
  ])('given %s, then 400 names the place', async (_, more, path) => {
    const answer = await save(wang, '坏', more);
    expect([answer.status, answer.body.errors?.map((e: { path: string }) => e.path)]).toEqual([400, [path]]);
  });
});
