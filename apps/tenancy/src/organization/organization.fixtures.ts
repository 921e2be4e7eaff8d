import { randomUUID } from 'node:crypto';
import type { Role } from '@anlan/contracts/access';
import { permissionsOfGrants, systemContext, type Grant, type TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { createServiceDatabase, type ServiceDatabase } from '@anlan/platform/testing';
import { migrations } from '../../migrations';
import type { CatalogueRow } from '../division/division.seed';

export interface TestTenant {
  readonly tenantId: string;
  readonly slug: string;
  readonly system: TenantContext;
  /** an admin of the tenant, who has no row of his own */
  readonly admin: TenantContext;
  /** somebody with these bindings */
  as(...grants: (Role | Grant)[]): TenantContext;
}

export interface TwoTenants {
  readonly db: ServiceDatabase;
  readonly pingshan: TestTenant;
  readonly binjiang: TestTenant;
  /** events of the tenant's outbox since the last call, as `aggregate.event` */
  events(tenant: TestTenant): Promise<string[]>;
  audits(tenant: TestTenant): Promise<string[]>;
}

function testTenant(tenantId: string, slug: string): TestTenant {
  const tenant = { tenantId, slug, tenantKind: 'district' as const };
  const as = (...given: (Role | Grant)[]): TenantContext => {
    const grants = given.map((g) => (typeof g === 'string' ? { role: g, unitId: null, divisionPrefix: null } : g));
    return { ...tenant, actor: { id: randomUUID(), memberId: newId(), name: '测试员', kind: 'user' }, grants, permissions: permissionsOfGrants(grants) };
  };
  return { tenantId, slug, system: systemContext(tenant, 'tenancy'), admin: as('district-admin'), as };
}

/** A fresh database with two districts, 坪山 440310 and 滨江 330108, and nothing in either. */
export async function twoTenants(): Promise<TwoTenants> {
  const db = await createServiceDatabase({ service: 'tenancy', migrations });
  const make = async (slug: string, name: string): Promise<TestTenant> => {
    const id = newId();
    await db.admin.query(
      `insert into tenancy.tenant (id, slug, kind, realm, name, short_name, division_code, city_slug, placement, state) values ($1, $2, 'district', $3, $4, $4, $2, $5, 'pooled', 'active')`,
      [id, slug, `district-${slug}`, name, `${slug.slice(0, 4)}00`]);
    return testTenant(id, slug);
  };
  const [pingshan, binjiang] = [await make('440310', '坪山区'), await make('330108', '滨江区')];
  const seen = new Map<string, number>();
  return {
    db,
    pingshan,
    binjiang,
    events: async ({ tenantId }) => {
      const { rows } = await db.admin.query<{ seq: string; name: string }>(
        "select seq, split_part(type, '.', 3) || '.' || split_part(type, '.', 4) as name from tenancy.outbox where tenant_id = $1 and seq > $2 order by seq", [tenantId, seen.get(tenantId) ?? 0]);
      seen.set(tenantId, Number(rows.at(-1)?.seq ?? seen.get(tenantId) ?? 0));
      return rows.map((r) => r.name);
    },
    audits: async ({ tenantId }) => {
      const { rows } = await db.admin.query<{ action: string }>('select action from tenancy.audit_entry where tenant_id = $1 order by xact, id', [tenantId]);
      return rows.map((r) => r.action);
    },
  };
}

const row = (code: string, name: string, level: CatalogueRow['level'], parentCode: string): CatalogueRow => ({ code, name, level, parentCode });

/** A small part of each district's tree, with its real codes. */
export const pingshanRows: CatalogueRow[] = [
  row('440310000000', '坪山区', 'county', '440300000000'),
  row('440310001000', '坪山街道', 'street', '440310000000'),
  row('440310001001', '六联社区居委会', 'community', '440310001000'),
  row('440310001002', '坪山社区居委会', 'community', '440310001000'),
  row('440310002000', '坑梓街道', 'street', '440310000000'),
  row('440310002001', '坑梓社区居委会', 'community', '440310002000'),
];
export const binjiangRows: CatalogueRow[] = [
  row('330108000000', '滨江区', 'county', '330100000000'),
  row('330108001000', '西兴街道', 'street', '330108000000'),
  row('330108001001', '七甲闸社区居委会', 'community', '330108001000'),
];

