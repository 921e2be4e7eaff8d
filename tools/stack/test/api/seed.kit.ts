import { roleNames, type Role } from '@anlan/contracts/access';
import type { Client } from 'pg';
import { Caller, finished, until, type Tenant, type World } from './api.kit';

/** In every text that the seed writes into 坪山; found in an answer to anybody else, it is a leak. */
export const MARKER = 'PSMARK';

export interface Hazard {
  id: string;
  number: string;
  version: number;
  status: string;
  divisionCode: string;
  allowedActions: string[];
}

export interface Seed {
  readonly streets: readonly string[];
  /** communities of the first and the second street */
  readonly communities: readonly [string, string];
  readonly hazards: readonly Hazard[];
  readonly memberId: string;
  readonly unitId: string;
  readonly postId: string;
  readonly grid: string;
  readonly importId: string;
  readonly fileId: string;
  readonly integration: { id: string; consumer: string; creds: string };
  /** clients with one role each */
  readonly as: Readonly<Partial<Record<Role, Caller>>>;
  /** street officer of the first street only */
  readonly streetOfficer: Caller;
}

export const hazards = '/api/enforcement/v1/hazards';
const tenancy = '/api/tenancy/v1';
export const inDays = (n: number): string => new Date(Date.now() + n * 86_400_000).toISOString();

export const report = (divisionCode: string, more: object = {}): object => ({
  title: `${MARKER} 疏散通道堆放杂物`, description: `${MARKER} 描述`, category: `${MARKER} 消防`, subjectName: `${MARKER} 电子有限公司`, source: 'patrol', divisionCode, ...more,
});

export const act = (who: Caller, h: Hazard, verb: string, body: object = {}): Promise<Hazard> => who.made<Hazard>(`${hazards}/${h.id}/actions/${verb}`, body, { version: h.version });

export async function roleClient(tenant: Tenant, role: Role, divisionCode?: string): Promise<Caller> {
  const made = await tenant.admin.made<{ clientId: string; clientSecret: string }>(`${tenancy}/clients`, { name: `${MARKER} ${role} ${divisionCode ?? ''}`.trim(), roles: [role], divisionCode });
  return Caller.client(tenant.admin.origin, tenant.issuer, made);
}

/** One record of every kind in 坪山, each with the marker in its texts, and a client for every role of a district. */
export async function seedPingshan(w: World): Promise<Seed> {
  const { admin } = w.pingshan;
  const as: Partial<Record<Role, Caller>> = {};
  for (const role of roleNames('district')) as[role] = await roleClient(w.pingshan, role);
  const streets = (await admin.read<{ items: { code: string }[] }>(`${tenancy}/divisions/mine?level=street&limit=200`)).items.map((d) => d.code);
  const firstCommunity = async (street: string) => (await admin.read<{ items: { code: string }[] }>(`${tenancy}/divisions/mine?parent=${street}&limit=1`)).items[0]?.code ?? '';
  const communities = [await firstCommunity(streets[0] ?? ''), await firstCommunity(streets[1] ?? '')] as const;
  const organization = await seedOrganization(w, streets[0] ?? '', communities[0]);
  const integration = await admin.made<Seed['integration']>(`${tenancy}/integrations`, { name: `${MARKER} 集成`, events: ['enforcement.hazard.*'] });
  await until('the district in enforcement', async () => (await admin.post(hazards, report(communities[0]))).status === 201);
  const file = await admin.made<{ id: string }>(`/api/enforcement/v1/files?name=${MARKER}.png`, pixel, { headers: { 'content-type': 'image/png' } });
  const ledger = await seedHazards(admin, as['enforcement-officer'] as Caller, communities, organization.memberId, file.id);
  const csv = `隐患名称,区划代码,来源\n${MARKER} 导入,${communities[1]},巡查\n${MARKER} 被拒,990000000000,巡查\n`;
  const accepted = await admin.post(`${hazards}/imports?name=${MARKER}.csv`, csv, { headers: { 'content-type': 'text/csv' } });
  const done = await finished(admin, String(accepted.headers['location']));
  return { ...organization, streets, communities, hazards: ledger, importId: done.id, fileId: file.id, integration, as, streetOfficer: await roleClient(w.pingshan, 'street-officer', streets[0]) };
}

/** A picture of one pixel. */
export const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

async function seedOrganization({ pingshan: { admin } }: World, street: string, community: string) {
  const unit = await admin.made<{ id: string; version: number }>(`${tenancy}/units`, { kind: 'department', name: `${MARKER} 科室`, shortName: MARKER });
  const post = await admin.made<{ id: string; version: number }>(`${tenancy}/units/${unit.id}/posts`, { name: `${MARKER} 岗位`, duties: `${MARKER} 职责` });
  await admin.call('patch', `${tenancy}/posts/${post.id}`, { body: { duties: `${MARKER} 新职责` }, version: post.version });
  const member = await admin.made<{ id: string; version: number }>(`${tenancy}/members`, { username: 'psmark.person', displayName: `${MARKER} 人员`, phone: '13812345678', unitId: unit.id, postId: post.id });
  const patched = await admin.call('patch', `${tenancy}/members/${member.id}`, { body: { displayName: `${MARKER} 某人` }, version: member.version });
  const disabled = await admin.made<{ version: number }>(`${tenancy}/members/${member.id}/actions/disable`, undefined, { version: patched.body.version });
  await admin.made(`${tenancy}/members/${member.id}/actions/enable`, undefined, { version: disabled.version });
  await admin.made(`${tenancy}/assignments`, { memberId: member.id, role: 'enterprise-owner', unitId: unit.id, divisionCode: street });
  const grid = `${community}001`;
  await admin.made(`${tenancy}/divisions/mine`, { code: grid, name: `${MARKER} 网格` });
  await admin.call('patch', `${tenancy}/divisions/mine/${grid}`, { body: { name: `${MARKER} 一号网格` }, version: 1 });
  await admin.call('put', `${tenancy}/settings/terms`, { body: { value: { hazard: `${MARKER} 隐患` } }, version: 0 });
  return { unitId: unit.id, postId: post.id, memberId: member.id, grid };
}

/** Hazards in every state, in both streets. */
async function seedHazards(admin: Caller, officer: Caller, [one, two]: readonly [string, string], memberId: string, fileId: string): Promise<Hazard[]> {
  const made = (divisionCode: string, more: object = {}) => admin.made<Hazard>(hazards, report(divisionCode, more));
  const evidence = [{ fileId, description: `${MARKER} 佐证` }];
  const note = `${MARKER} 说明`;
  const assigned = async (code: string) => act(admin, await made(code, { dueAt: inDays(7) }), 'assign', { memberId, note });
  const rectified = async (code: string) => act(admin, await act(admin, await assigned(code), 'start', { note }), 'submit', { evidence, note });
  const back = await act(officer, await rectified(one), 'verify', { result: 'rejected', reason: note });
  return [
    await made(one, { level: 'major', source: 'complaint', position: { lng: 114.346, lat: 22.708, crs: 'GCJ02' }, evidence }),
    await made(two),
    await assigned(two),
    await act(admin, await assigned(one), 'extend', { dueAt: inDays(20), reason: note }),
    back,
    await rectified(two),
    await act(officer, await rectified(one), 'verify', { result: 'accepted', note }),
  ];
}

/** Rows of every table of the services that a request writes to, `schema.table` → count. */
export async function rowCounts(db: Client): Promise<Record<string, number>> {
  const { rows } = await db.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('tenancy', 'enforcement')
     and tablename not in ('audit_seal', 'reference_copy', 'tenant_copy', 'number_series', 'inbox', 'job_worker') order by 1`);
  const counts = await db.query<Record<string, string>>(`select ${rows.map((r) => `(select count(*) from ${r.name}) as "${r.name}"`).join(', ')}`);
  return Object.fromEntries(Object.entries(counts.rows[0] ?? {}).map(([name, n]) => [name, Number(n)]));
}
