import { shanghaiDay } from '@anlan/domain';
import type { ConsoleKit } from './console.kit';

const base = '440310';
const API = '/api/responsibility/v1';
/** A day of this year: no payment is of another. */
export const firstOfYear = (): string => `${today().slice(0, 4)}-01-01`;
export const today = (): string => shanghaiDay(new Date());

interface Made {
  readonly id: string;
  readonly version: number;
}

/** A unit of the district by its name. */
export async function unitNamed(c: ConsoleKit, name: string): Promise<string> {
  const { items } = await c.as(base, 'admin').get<{ items: { id: string; name: string }[] }>('/api/tenancy/v1/units?limit=200');
  const found = items.find((u) => u.name === name) ?? items[0];
  if (!found) throw new Error('the district has no units');
  return found.id;
}

const step = async (c: ConsoleKit, who: string, path: string, version: number, body: object): Promise<Made> => (await c.as(base, who).call<Made>('POST', `${API}/${path}`, { version, body })).body;

/** A fund of 1,000 yuan with a project of 100 yuan that was allotted. */
export async function allottedProject(c: ConsoleKit, name: string): Promise<{ readonly fund: Made; readonly project: Made }> {
  const section = c.as(base, 'section');
  const unitId = await unitNamed(c, '安全生产基础科');
  const fund = await section.post<Made>(`${API}/funds`, { name, sourceDocument: '区府办〔2026〕1号', year: Number(today().slice(0, 4)), amount: 100_000, divisionCode: base });
  const planned = await section.post<Made>(`${API}/funds/${fund.id}/fund-projects`, { name: `${name}项目`, budgetLine: '2240106 安全监管', budget: 10_000, unitId });
  return { fund, project: await step(c, 'section', `fund-projects/${planned.id}/actions/allot`, 1, { document: '下达通知' }) };
}

/** A payment of 50 yuan from a project, with its voucher. */
export async function paidFrom(c: ConsoleKit, project: Made): Promise<Made> {
  const form = new FormData();
  form.set('file', new Blob([PICTURE], { type: 'image/png' }), '凭证.png');
  const answer = await fetch(`${c.origin}${API}/files`, { method: 'POST', headers: { authorization: `Bearer ${await c.as(base, 'section').bearer()}` }, body: form });
  const { id: fileId } = (await answer.json()) as { id: string };
  return step(c, 'section', `fund-projects/${project.id}/actions/pay`, project.version, { paidOn: firstOfYear(), payee: '某检测公司', amount: 5000, purpose: '检测费', fileId });
}

/** One pixel, as a PNG. */
export const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

/** A standard of two items for communities, in force; 15 of 20 points pass. */
export async function publishedStandard(c: ConsoleKit, name: string): Promise<Made> {
  const items = [{ name: '有机构', wanted: '设立应急机构并挂牌', maxScore: 10, evidenceWanted: true }, { name: '有人员', wanted: '配备专职人员两名以上', maxScore: 10, evidenceWanted: false }];
  const { id } = await c.as(base, 'section').post<Made>(`${API}/body-standards`, { name, sourceDocument: '规范化机构建设方案', levels: ['community'], items, passMark: 15 });
  return step(c, 'section', `body-standards/${id}/actions/publish`, 1, {});
}

/** The community of grid1, in the street of street1. */
export async function communityOf(c: ConsoleKit): Promise<{ readonly code: string; readonly name: string }> {
  const { items: seen } = await c.as(base, 'street1').get<{ items: { divisionCode: string }[] }>('/api/enforcement/v1/hazards?limit=1');
  const street = seen[0]!.divisionCode.slice(0, 9);
  let found: { code: string; name: string } | undefined;
  for (let cursor = ''; !found; ) {
    const page = await c.as(base, 'admin').get<{ items: { code: string; name: string; level: string }[]; nextCursor: string | null }>(`/api/tenancy/v1/divisions/mine?level=community&limit=200${cursor}`);
    found = page.items.find((d) => d.level === 'community' && d.code.startsWith(street));
    if (!page.nextCursor) break;
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
  if (!found) throw new Error('the street has no community');
  return found;
}

export async function selfChecked(c: ConsoleKit, standard: Made, divisionCode: string): Promise<Made> {
  return c.as(base, 'street1').post<Made>(`${API}/body-assessments`, { standardId: standard.id, divisionCode, items: [{ item: 1, score: 10, evidence: '挂牌照片' }, { item: 2, score: 8 }] });
}

/** A mechanism of two items per place, with two places, of which nothing is recorded yet. */
export async function placesOf(c: ConsoleKit, name: string, places: readonly string[]): Promise<{ readonly template: Made; readonly records: readonly Made[] }> {
  const items = [{ name: '一张清单', wanted: '建立责任清单', evidenceWanted: false }, { name: '一次演练', wanted: '每季度演练一次', evidenceWanted: true }];
  const section = c.as(base, 'section');
  const template = await section.post<Made>(`${API}/mechanism-templates`, { name, sourceDocument: '工作方案', scope: 'place', items, ownerUnitId: await unitNamed(c, '安全生产基础科') });
  const { code } = await communityOf(c);
  const records: Made[] = [];
  for (const place of places) records.push(await c.as(base, 'street1').post<Made>(`${API}/mechanism-records`, { templateId: template.id, name: place, divisionCode: code }));
  return { template, records };
}

/** A mechanism of two items per enterprise, listed for the enterprise of the demo's owner. */
export async function enterpriseOf(c: ConsoleKit, name: string): Promise<{ readonly template: Made; readonly record: Made }> {
  const items = [{ name: '安全员', wanted: '每个班组一名', evidenceWanted: false, countUnit: '人' }, { name: '全员责任制', wanted: '岗位责任书签订到人', evidenceWanted: true }];
  const section = c.as(base, 'section');
  const template = await section.post<Made>(`${API}/mechanism-templates`, { name, sourceDocument: '区安委办通知', scope: 'enterprise', items, ownerUnitId: await unitNamed(c, '安全生产基础科') });
  const record = await section.post<Made>(`${API}/mechanism-records`, { templateId: template.id, name: `${name} 示例电子`, creditCode: '91440300708461136T', divisionCode: (await communityOf(c)).code, unitId: await unitNamed(c, '示例电子有限公司') });
  return { template, record };
}

export const issuedBulletin = (c: ConsoleKit, fund: Made): Promise<Made> => c.as(base, 'section').post<Made>(`${API}/funds/${fund.id}/fund-bulletins`, { kind: 'weekly', note: '请加快支付' });
export const askedAdjustment = (c: ConsoleKit, fund: Made, project: Made): Promise<Made> => c.as(base, 'section').post<Made>(`${API}/funds/${fund.id}/fund-adjustments`, { kind: 'raise', toProjectId: project.id, amount: 1000, reason: '检测点增加' });
