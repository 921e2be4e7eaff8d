import type { ReferenceSnapshot } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import { Reference, type ReferenceDirectory } from '@anlan/platform/reference';
import { HazardAssignees } from './hazard.assignees';

const people = (unit: string, ...names: string[]): Reference =>
  new Reference({
    divisions: [], posts: [], settings: {}, units: [{ id: `unit-${unit}`, name: unit, parentId: null }],
    members: names.map((name) => ({ id: `id-${name}`, subject: `sub-${name}`, name, kind: 'user', unitId: `unit-${unit}`, enabled: true })),
    grants: names.map((name) => ({ memberId: `id-${name}`, role: name.startsWith('网格') ? 'grid-member' : 'enterprise-owner', unitId: null, divisionPrefix: null, unitOnly: false, delegatedBy: null, validFrom: '2020-01-01', validTo: null })),
  } as unknown as ReferenceSnapshot);

describe('whom a hazard can be assigned to', () => {
  const tenants: Record<string, Reference> = { pingshan: people('示例电子有限公司', '黄志伟', '陈立', '网格员甲'), binjiang: people('滨江化工厂', '黄小明') };
  const assignees = new HazardAssignees({ get: async (id: string) => tenants[id] } as unknown as ReferenceDirectory);
  const names = async (tenantId: string, query: { q?: string; unitId?: string; limit?: number } = {}) =>
    (await assignees.find({ tenantId } as TenantContext, { limit: 30, ...query })).items.map((i) => i.name);

  it('are those of the tenant who may rectify, by name, and nobody of another', async () => {
    expect((await names('pingshan')).sort()).toEqual(['陈立', '黄志伟'].sort());
    expect(await names('binjiang')).toEqual(['黄小明']);
  });

  it('are found by a part of the person\'s or the enterprise\'s name, and by the unit', async () => {
    expect(await names('pingshan', { q: '志' })).toEqual(['黄志伟']);
    expect(await names('pingshan', { q: '电子' })).toHaveLength(2);
    expect(await names('pingshan', { q: '小明' })).toEqual([]);
    expect(await names('pingshan', { unitId: 'unit-elsewhere' })).toEqual([]);
    expect(await names('pingshan', { limit: 1 })).toHaveLength(1);
  });

  it('are told by name and unit alone', async () => {
    const [first] = (await assignees.find({ tenantId: 'binjiang' } as TenantContext, { limit: 1 })).items;
    expect(first).toEqual({ memberId: 'id-黄小明', name: '黄小明', unitId: 'unit-滨江化工厂', unitName: '滨江化工厂' });
  });
});
