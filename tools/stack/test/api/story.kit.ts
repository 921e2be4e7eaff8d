import type { Role } from '@anlan/contracts/access';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import { signIn } from '@anlan/platform/testing';
import { Caller, until, type Tenant } from './api.kit';
import { newCreditCode } from './seed.kit';
import { pixel } from './uploads.kit';

export const BASE = '/api/enforcement/v1';
const tenancy = '/api/tenancy/v1';

export interface Person {
  readonly memberId: string;
  readonly name: string;
  readonly caller: Caller;
}

/** Somebody with a name and a password, who signs in as people do; with a division he holds the role there. */
export async function person(tenant: Tenant, role: Role, name: string, where: { divisionCode?: string | undefined; unitId?: string | undefined } = {}): Promise<Person> {
  const username = `story.${tenant.slug}.${(people += 1)}`;
  const [first, password] = [`Anfang-${username}-A1`, `Bleibt-${username}-B2`];
  const { origin } = tenant.admin;
  const member = await tenant.admin.made<{ id: string }>(`${tenancy}/members`, { username, displayName: name, unitId: where.unitId, initialPassword: first });
  await tenant.admin.made(`${tenancy}/assignments`, { memberId: member.id, role, ...where });
  const form = { issuer: tenant.issuer, clientId: 'anlan-console', redirectUri: `${origin}/callback`, username };
  let { totpSecret } = await signIn({ ...form, password: first, newPassword: password });
  const caller = new Caller(origin, async () => {
    const tokens = await signIn({ ...form, password, totpSecret });
    totpSecret = tokens.totpSecret;
    return tokens.accessToken;
  });
  return { memberId: member.id, name, caller };
}
let people = 0;

export interface Place {
  readonly street: string;
  readonly community: string;
  readonly officeId: string;
  readonly enterpriseId: string;
}

/** A community, the office of its street, and an enterprise with an account. */
export async function placeOf({ admin }: Tenant): Promise<Place> {
  const first = async (query: string): Promise<string> => (await admin.read<{ items: { code: string }[] }>(`${tenancy}/divisions/mine?limit=1&${query}`)).items[0]?.code ?? '';
  const street = await first('level=street');
  const community = await first(`parent=${street}`);
  const unit = (body: object) => admin.made<{ id: string }>(`${tenancy}/units`, body);
  const { id: officeId } = await unit({ kind: 'street_office', name: '第一街道应急管理办', divisionCode: street });
  return { street, community, officeId, enterpriseId: (await unit({ kind: 'enterprise', name: '鑫源五金制品有限公司' })).id };
}

/** The enterprise on the register, as soon as the district is known there, with the account of its own. */
export async function registered(section: Caller, { community, enterpriseId }: Place): Promise<{ id: string; code: string }> {
  const body = { kind: 'enterprise', name: '鑫源五金制品有限公司', creditCode: newCreditCode(), address: '锦绣路 7 号', divisionCode: community, industryCode: 'C3311', tags: ['combustible_dust'] };
  const made = await until('the enterprise on the register', async () => {
    const res = await section.post(`${BASE}/subjects`, body);
    if (!res.ok) throw new Error(res.text);
    return res.body as { id: string; code: string; version: number };
  });
  const linked = await section.call('patch', `${BASE}/subjects/${made.id}`, { body: { unitId: enterpriseId }, version: made.version });
  if (!linked.ok) throw new Error(linked.text);
  return made;
}

/** A checklist that asks for a picture where something is wrong, and goes on by the answer. */
export async function published(section: Caller): Promise<string> {
  const basis = [{ law: '中华人民共和国安全生产法', article: '第四十一条', effectiveFrom: '2021-09-01' }];
  const items = [
    { code: '1', text: '是否有粉尘作业', failsOn: 'never' },
    { code: '1.1', text: '除尘系统是否按规定清灰', showIf: { item: '1', answer: 'yes' }, evidence: 'when_failed', points: 5, basis },
    { code: '2', text: '疏散通道是否畅通', evidence: 'when_failed', points: 5, basis },
  ];
  const { id } = await section.made<{ id: string }>(`${BASE}/checklists`, { name: '工贸企业日常检查表', items });
  await section.made(`${BASE}/checklists/${id}/actions/publish`, {}, { version: 1 });
  return id;
}

export async function running(section: Caller, leadUnitId: string): Promise<string> {
  const { id } = await section.made<{ id: string }>(`${BASE}/campaigns`, { name: '粉尘涉爆专项整治', from: day(-30), to: day(30), leadUnitId });
  await section.made(`${BASE}/campaigns/${id}/actions/start`, {}, { version: 1 });
  return id;
}

export async function uploaded(who: Caller, name: string): Promise<string> {
  return (await who.made<{ id: string }>(`${BASE}/files?name=${encodeURIComponent(name)}`, pixel, { headers: { 'content-type': 'image/png' } })).id;
}

export const day = (days: number): string => addCalendarDays(shanghaiDay(new Date()), days);
