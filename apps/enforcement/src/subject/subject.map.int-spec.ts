import { registerSubjectBody, subjectMapQuery, subjectQuery } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const community = '440310001001';

describe('subjects on a map', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  const ids: string[] = [];
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
    for (let i = 0; i < 12; i += 1) {
      const body = {
        kind: 'small_premises', name: `小店 ${i}`, address: `坪山大道 ${i} 号`, divisionCode: i % 2 ? community : '440310003001', isKey: i < 3, tags: i < 4 ? ['confined_space'] : [],
        ...(i % 4 ? { position: { lng: 114.346 + i / 1000, lat: 22.708, crs: 'WGS84' } } : {}),
      };
      ids.push((await kit.subjects.register(admin, registerSubjectBody.parse(body))).id);
    }
  });
  afterAll(() => kit.close());
  const view = (query: object = {}, ctx = admin) => kit.subjectMap.view(ctx, subjectMapQuery.parse(query));

  it('given subjects, then single ones near by, and by division those of the list, with what has no position', async () => {
    const near = await view({ bbox: '114.3,22.6,114.4,22.8', zoom: '14' });
    expect(near).toMatchObject({ total: 9, clusters: [] });
    expect(near.points).toHaveLength(9);
    expect(near.points.filter((p) => p.isKey)).toHaveLength(2);
    expect(near.divisions).toMatchObject([{ divisionCode: '440310001000', count: 6, key: 1, unplaced: 0 }, { divisionCode: '440310003000', count: 6, key: 2, unplaced: 3 }]);
    for (const d of near.divisions) {
      expect((await kit.subjectList.page(admin, subjectQuery.parse({ limit: '200', divisionCode: d.divisionCode }))).items).toHaveLength(d.count);
      expect((await kit.subjectList.page(admin, subjectQuery.parse({ limit: '200', divisionCode: d.divisionCode, placed: 'false' }))).items).toHaveLength(d.unplaced);
    }
  });

  it('given filters, another view, a street and another district, then there is what they leave', async () => {
    expect((await view({ tag: 'confined_space' })).total).toBe(3);
    expect((await view({ isKey: 'true' })).total).toBe(2);
    expect((await view({ bbox: '100,10,101,11', zoom: '8' })).total).toBe(0);
    expect((await view({}, kit.pingshan.as('street-officer', '440310001000'))).total).toBe(6);
    expect(await view({}, kit.binjiang.as('district-admin'))).toMatchObject({ total: 0, divisions: [] });
  });

  it('given ids, then these and no others, in scope alone', async () => {
    const some = ids.slice(0, 3);
    const of = async (ctx: TenantContext) => (await kit.subjectList.page(ctx, subjectQuery.parse({ limit: '200', ids: some.join(',') }))).items.map((s) => s.id).sort();
    expect(await of(admin)).toEqual([...some].sort());
    expect(await of(kit.pingshan.as('street-officer', '440310001000'))).toEqual([ids[1]]);
    expect(await of(kit.binjiang.as('district-admin'))).toEqual([]);
    expect(subjectQuery.safeParse({ ids: 'no-id' }).success).toBe(false);
  });
});
