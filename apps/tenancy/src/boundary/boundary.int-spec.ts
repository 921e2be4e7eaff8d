import { organizationHttp, type OrganizationHttp } from '../organization/organization.http.fixtures';

type Ring = [number, number][];
const square = (lng: number, lat: number, by = 0.01): Ring => [[lng, lat], [lng + by, lat], [lng + by, lat + by], [lng, lat + by], [lng, lat]];
const feature = (code: string, ring: Ring) => ({ type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [ring] } });
const collection = (...features: object[]) => ({ type: 'FeatureCollection', features });

/** Boundaries over HTTP, with two districts: files in, GeoJSON out. */
describe('boundaries of divisions', () => {
  let http: OrganizationHttp;
  const admin = '440310/admin';
  const upload = (file: object | Buffer, query = '', user = admin) =>
    http.call(user, 'PUT', `/boundaries${query}`, (Buffer.isBuffer(file) ? file : Buffer.from(JSON.stringify(file))) as never, { 'content-type': 'application/geo+json' });
  const shown = async (query = '', user = admin): Promise<{ id: string; properties: object; geometry: { coordinates: Ring[] } }[]> => JSON.parse((await http.call(user, 'GET', `/boundaries${query}`)).text).features;

  beforeAll(async () => {
    http = await organizationHttp();
    await http.account(http.t.pingshan, 'admin', 'district-admin');
    await http.account(http.t.pingshan, 'half', 'district-admin', '440310001000');
    await http.account(http.t.pingshan, 'grid', 'grid-member', '440310001000');
    await http.account(http.t.binjiang, 'admin', 'district-admin');
  }, 60_000);
  afterAll(() => http?.close());

  it('given a file, then every member sees its boundaries in WGS84, and the other district sees none', async () => {
    const stored = await upload(collection(feature('440310001', square(114.35, 22.69)), feature('440310002000', square(114.39, 22.75)), feature('440310', square(114.3, 22.6, 0.2))));
    expect(stored).toMatchObject({ status: 200, body: { stored: 3 } });
    expect(stored.body.items[1]).toMatchObject({ code: '440310001000', name: '坪山街道', level: 'street', crs: 'WGS84', vertices: 5, version: 1 });
    const answer = await http.call('440310/grid', 'GET', '/boundaries');
    expect(answer.headers['content-type']).toBe('application/geo+json; charset=utf-8');
    const all = JSON.parse(answer.text);
    expect(all.type).toBe('FeatureCollection');
    const known = { code: '440310001000', name: '坪山街道', level: 'street', parentCode: '440310000000', crs: 'WGS84', vertices: 5, bbox: [114.35, 22.69, expect.closeTo(114.36, 5), expect.closeTo(22.7, 5)], version: 1, uploadedAt: expect.stringContaining('+08:00') };
    expect(all.features[1]).toEqual({ type: 'Feature', id: '440310001000', properties: { ...known, uploadedBy: null }, geometry: { type: 'Polygon', coordinates: [square(114.35, 22.69)] } });
    expect((await shown())[1]?.properties).toEqual({ ...known, uploadedBy: stored.body.items[1].uploadedBy });
    expect(stored.body.items[1].uploadedBy).toEqual(expect.any(String));
    expect((await http.call('440310/grid', 'GET', '/boundaries', undefined, { 'if-none-match': (await http.call(admin, 'GET', '/boundaries')).etag })).status).toBe(200);
    expect((await shown('?level=street')).map((f) => f.id)).toEqual(['440310001000', '440310002000']);
    expect((await shown('?parent=440310001')).map((f) => f.id)).toEqual([]);
    expect(await shown('', '330108/admin')).toEqual([]);
  });

  it('given one drawn on a Chinese web map, then it is shown where it belongs, and that system is remembered', async () => {
    const drawn = square(114.36, 22.7);
    expect(await upload(collection(feature('440310001001', drawn)), '?crs=GCJ02')).toMatchObject({ status: 200, body: { items: [{ crs: 'GCJ02' }] } });
    const [found] = await shown('?level=community');
    const [lng, lat] = found?.geometry.coordinates[0]?.[0] ?? [0, 0];
    // The offset there is some 500 m, to the west and south.
    expect([drawn[0] && drawn[0][0] - lng, drawn[0] && drawn[0][1] - lat]).toEqual([expect.closeTo(0.005, 3), expect.closeTo(-0.0027, 3)]);
    const { rows } = await http.t.db.admin.query("select geometry from tenancy.boundary where code = '440310001001'");
    expect(rows[0].geometry).toEqual({ type: 'Polygon', coordinates: [drawn] });
  });

  it('given faults, then each feature\'s is told and nothing is kept', async () => {
    const before = await http.call(admin, 'GET', '/boundaries');
    const bad = await upload(collection(feature('440310001', square(114.35, 22.69)), feature('330108001', square(120.1, 30.1)), feature('440310002', square(22.7, 114.3))));
    expect(bad).toMatchObject({ status: 400, body: { code: 'boundary.features', errors: [{ path: 'body.features[2].geometry', code: 'boundary.outside' }, { path: 'body.features[1].properties.code', code: 'boundary.unknown_division' }] } });
    expect((await upload(collection(feature('440310001', square(114.35, 22.69))), '?codeProperty=CODE')).body.errors).toMatchObject([{ path: 'body.features[0].properties.CODE' }]);
    expect((await upload(Buffer.from('{'))).body.code).toBe('boundary.malformed');
    expect((await upload(Buffer.alloc(21 * 1024 * 1024, ' '))).status).toBe(413);
    expect((await upload(collection(feature('440310001', square(114.35, 22.69))), '?crs=EPSG:4490')).body.errors).toMatchObject([{ path: 'query.crs' }]);
    expect((await http.call(admin, 'GET', '/boundaries')).etag).toBe(before.etag);
  });

  it('given who has them already, then he is told so; after a change he is not', async () => {
    const first = await http.call(admin, 'GET', '/boundaries?level=street');
    const again = await http.call(admin, 'GET', '/boundaries?level=street', undefined, { 'if-none-match': first.etag });
    expect([again.status, again.text, again.etag]).toEqual([304, '', first.etag]);
    expect((await http.call(admin, 'GET', '/boundaries', undefined, { 'if-none-match': first.etag })).status).toBe(200);
    await upload(collection(feature('440310001', square(114.36, 22.69))));
    expect((await http.call(admin, 'GET', '/boundaries?level=street', undefined, { 'if-none-match': first.etag })).status).toBe(200);
    expect((await http.call(admin, 'GET', '/boundaries/440310001')).body).toMatchObject({ version: 2, bbox: [114.36, 22.69, expect.closeTo(114.37, 5), expect.closeTo(22.7, 5)] });
  });

  it('given who manages one street, then he keeps its boundaries and no other\'s; who only reads keeps none', async () => {
    const other = collection(feature('440310001', square(114.35, 22.69)), feature('440310002', square(114.39, 22.75)));
    expect(await upload(other, '', '440310/half')).toMatchObject({ status: 403, body: { code: 'boundary.out_of_scope' } });
    expect((await http.call(admin, 'GET', '/boundaries/440310001')).body.version).toBe(2);
    expect((await upload(collection(feature('440310001', square(114.35, 22.69))), '', '440310/half')).status).toBe(200);
    expect((await upload(other, '', '440310/grid')).status).toBe(403);
    expect(await upload(other, '', '330108/admin')).toMatchObject({ status: 400, body: { errors: [{ code: 'boundary.unknown_division' }, { code: 'boundary.unknown_division' }] } });
    const remove = (user: string, code: string, etag = '"1"') => http.call(user, 'DELETE', `/boundaries/${code}`, undefined, { 'if-match': etag });
    expect((await remove('440310/half', '440310002')).status).toBe(403);
    expect((await remove('330108/admin', '440310002')).status).toBe(404);
    expect((await remove(admin, '440310001')).status).toBe(412);
    expect((await remove(admin, '440310002')).status).toBe(204);
    expect((await remove(admin, '440310002')).status).toBe(404);
    expect((await http.entries(http.t.pingshan, 'boundary.removed')).map((e) => e.target)).toEqual(['boundaries/440310002000']);
  });

  it('given a division that is retired, then its boundary is no longer shown', async () => {
    const { etag } = await http.call(admin, 'GET', '/divisions/mine/440310001001');
    expect((await http.call(admin, 'POST', '/divisions/mine/440310001001/actions/retire', { validTo: '2026-01-01' }, { 'if-match': etag })).status).toBe(200);
    expect(await shown('?level=community')).toEqual([]);
    expect((await upload(collection(feature('440310001001', square(114.36, 22.7))))).body.errors).toMatchObject([{ code: 'boundary.unknown_division' }]);
  });
});
