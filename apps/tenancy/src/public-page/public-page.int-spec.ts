import { organizationHttp, type OrganizationHttp } from '../organization/organization.http.fixtures';

/** The page that a district shows to everybody, over HTTP and without a token. */
describe('the public page of a district', () => {
  let http: OrganizationHttp;
  const admin = '440310/admin';
  const page = async (slug: string) => http.call('', 'GET', `/public/tenants/${slug}/page`);
  const set = async (value: object): Promise<void> => {
    const { etag } = await http.call(admin, 'GET', '/settings/publicPage');
    expect((await http.call(admin, 'PUT', '/settings/publicPage', { value }, { 'if-match': etag })).status).toBe(200);
  };

  beforeAll(async () => {
    http = await organizationHttp();
    await http.account(http.t.pingshan, 'admin', 'district-admin');
    await http.account(http.t.binjiang, 'admin', 'district-admin');
  }, 60_000);
  afterAll(() => http?.close());

  it('given a district that has not turned it on, then it answers byte for byte as a district that does not exist', async () => {
    const [off, none, odd] = [await page('440310'), await page('990001'), await page('x')];
    expect(off.status).toBe(404);
    for (const other of [none, odd]) expect({ ...off.body, traceId: '' }).toEqual({ ...other.body, traceId: '' });
  });

  it('given one that has, then everybody sees what it wrote and its streets of today, and nothing of another', async () => {
    await set({ enabled: true, intro: '区应急管理局负责安全生产与防灾减灾。', hotline: '0755-28398888' });
    const shown = await page('440310');
    expect(shown).toMatchObject({ status: 200, body: { slug: '440310', name: '坪山区', intro: '区应急管理局负责安全生产与防灾减灾。', hotline: '0755-28398888', showTips: true, acceptReports: false, tips: [], notices: [] } });
    expect(shown.body.streets).toEqual([{ code: '440310001000', name: '坪山街道' }, { code: '440310002000', name: '坑梓街道' }]);
    expect((await page('330108')).status).toBe(404);
    const street = await http.call(admin, 'GET', '/divisions/mine/440310002');
    expect((await http.call(admin, 'POST', '/divisions/mine/440310002/actions/retire', { validTo: '2026-01-01', withChildren: true }, { 'if-match': street.etag })).status).toBe(200);
    expect((await page('440310')).body.streets).toEqual([{ code: '440310001000', name: '坪山街道' }]);
  });

  it('given one that turns it off again, or is suspended, then it is gone', async () => {
    await set({ enabled: false, acceptReports: true });
    expect((await page('440310')).status).toBe(404);
    await set({ enabled: true });
    expect((await page('440310')).status).toBe(200);
    await http.t.db.admin.query("update tenancy.tenant set state = 'suspended' where slug = '440310'");
    expect((await page('440310')).status).toBe(404);
    await http.t.db.admin.query("update tenancy.tenant set state = 'active' where slug = '440310'");
  });

  it('given a value that is none, then it is refused with its place named', async () => {
    const { etag } = await http.call(admin, 'GET', '/settings/publicPage');
    for (const [value, path] of [[{ enabled: 'yes' }, 'body.value.enabled'], [{ enabled: true, hotline: '打这个' }, 'body.value.hotline'], [{ enabled: true, intro: 'x'.repeat(2001) }, 'body.value.intro']] as const) {
      expect(await http.call(admin, 'PUT', '/settings/publicPage', { value }, { 'if-match': etag })).toMatchObject({ status: 400, body: { errors: [{ path }] } });
    }
  });
});
