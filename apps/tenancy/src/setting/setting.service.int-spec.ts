import { settings } from '@anlan/contracts/tenancy';
import { twoTenants, type TwoTenants } from '../organization/organization.fixtures';
import { SettingService } from './setting.service';

describe('settings of two tenants', () => {
  let t: TwoTenants;
  let service: SettingService;

  beforeAll(async () => {
    t = await twoTenants();
    service = new SettingService(t.db.tenantTx());
    await service.put(t.binjiang.admin, 'hazardCategories', 0, ['危化品']);
    await t.events(t.binjiang);
  }, 60_000);
  afterAll(() => t.db.drop());
  beforeEach(() => t.events(t.pingshan));
  // What each test does is done to one tenant; the other has seen and lost nothing.
  afterEach(async () => {
    const { items } = await service.list(t.binjiang.admin);
    expect(items.filter((s) => !s.isDefault)).toMatchObject([{ key: 'hazardCategories', value: ['危化品'], version: 1 }]);
    expect(await t.events(t.binjiang)).toEqual([]);
  });

  it('given nothing set, then every key answers with its default, version 0', async () => {
    const { items } = await service.list(t.pingshan.admin);
    expect(items.map((s) => [s.key, s.version, s.isDefault, s.value])).toEqual(Object.entries(settings).map(([key, s]) => [key, 0, true, s.default]));
  });

  it('given version 0, then the first change is made; after it that version is stale', async () => {
    const value = { hazard: '坪应急〔{year}〕{seq:5}' };
    expect(await service.put(t.pingshan.admin, 'numbering', 0, value)).toMatchObject({ value, isDefault: false, version: 1 });
    await expect(service.put(t.pingshan.admin, 'numbering', 0, { hazard: '{year}{seq}' })).rejects.toMatchObject({ code: 'request.stale', params: { current: 1 } });
    expect(await service.get(t.pingshan.admin, 'numbering')).toMatchObject({ value, version: 1 });
    expect(await t.events(t.pingshan)).toEqual(['setting.changed']);
    expect(await t.audits(t.pingshan)).toEqual(['setting.changed']);
  });

  it('given two first changes at once, then one of them is stale', async () => {
    const raced = await Promise.allSettled(['甲', '乙'].map((word) => service.put(t.pingshan.admin, 'terms', 0, { hazard: word })));
    expect(raced.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(raced.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'request.stale' } });
  });

  it('given a bad value or a reader of one street, then nothing is set', async () => {
    await expect(service.put(t.pingshan.admin, 'hazardCategories', 0, ['消防', ''])).rejects.toMatchObject({ status: 400, errors: [{ path: 'body.value[1]' }] });
    const local = t.pingshan.as({ role: 'district-admin', unitId: null, divisionPrefix: '440310001' });
    await expect(service.put(local, 'hazardCategories', 0, ['消防'])).rejects.toMatchObject({ code: 'request.forbidden' });
    expect(await service.get(t.pingshan.admin, 'hazardCategories')).toMatchObject({ isDefault: true });
    expect(await t.events(t.pingshan)).toEqual([]);
  });
});
