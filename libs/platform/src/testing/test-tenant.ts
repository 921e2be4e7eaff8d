import type { ReferenceSnapshotInput } from '@anlan/contracts/tenancy';
import { divisionPrefix } from '@anlan/domain';
import { permissionsOfGrants, publicContext, type Grant, type TenantContext } from '../context';
import { newId } from '../db';

export interface TestTenant {
  readonly id: string;
  readonly slug: string;
  readonly snapshot: ReferenceSnapshotInput;
  /** a person with one role, in the whole tenant or in one division */
  as(role: string, divisionCode?: string): TenantContext;
  /** whoever has no token, at the tenant's public page */
  readonly everybody: TenantContext;
  /** a person with these grants, of that unit, on that post */
  holding(grants: readonly Grant[], unitId?: string | null, postId?: string | null): TenantContext;
  /** a new unit below another */
  unit(name: string, parentId?: string): string;
  /** a new post of a unit */
  post(unitId: string, name: string): string;
}

/** A district with streets of one community each, one unit, and nobody yet. */
export function testTenant(slug: string, streets: [string, string][]): TestTenant {
  const id = newId();
  const root = `${slug}000000`;
  const snapshot: ReferenceSnapshotInput = {
    divisions: [
      { code: root, name: `${slug}区`, level: 'county', parentCode: null, validFrom: '2020-01-01', validTo: null },
      ...streets.flatMap(([code, name]) => [
        { code: `${code}000`, name, level: 'street', parentCode: root, validFrom: '2020-01-01', validTo: null },
        { code: `${code}001`, name: `${name}第一社区`, level: 'community', parentCode: `${code}000`, validFrom: '2020-01-01', validTo: null },
      ]),
    ],
    units: [{ id: newId(), name: '安全生产基础科', kind: 'department' }],
    posts: [],
    members: [],
    grants: [],
    settings: {},
  };
  const holding: TestTenant['holding'] = (grants, unitId = null, postId = null) => {
    const actor = { id: newId(), memberId: newId(), unitId, postId, name: `${grants[0]?.role ?? 'nobody'}-${slug}`, kind: 'user' as const };
    snapshot.members.push({ id: actor.memberId, subject: actor.id, name: actor.name, kind: 'user', unitId, postId, enabled: true });
    snapshot.grants.push(...grants.map(({ role, unitId: of, divisionPrefix: prefix }) => ({ memberId: actor.memberId, role, unitId: of, divisionPrefix: prefix })));
    return { tenantId: id, slug, tenantKind: 'district', actor, grants, permissions: permissionsOfGrants(grants) };
  };
  return {
    id, slug, snapshot, holding, everybody: publicContext({ tenantId: id, slug, tenantKind: 'district' }),
    as: (role, divisionCode) => holding([{ role, unitId: null, divisionPrefix: divisionCode ? divisionPrefix(divisionCode) : null }]),
    unit: (name, parentId) => {
      const unit = { id: newId(), name, kind: 'other', parentId: parentId ?? null };
      snapshot.units.push(unit);
      return unit.id;
    },
    post: (unitId, name) => {
      const post = { id: newId(), unitId, name };
      snapshot.posts?.push(post);
      return post.id;
    },
  };
}
