import { addMonths } from '@anlan/domain';
import type { ConsoleKit } from './console.kit';
import { PICTURE, today, unitNamed } from './means.kit';

const base = '440310';
const API = '/api/responsibility/v1';

interface Made { readonly id: string; readonly version: number }

const first = Math.floor(Math.random() * 1000);
let periods = 0;
/** A month of long ago, each once: a period is opened once. */
export const longAgo = (): string => addMonths('1905-01', first + (periods += 1));

const step = async (c: ConsoleKit, who: string, path: string, version: number, body: object): Promise<Made> => (await c.as(base, who).call<Made>('POST', `${API}/${path}`, { version, body })).body;

/** A month that is over, compiled by the section. */
export async function compiledMonth(c: ConsoleKit): Promise<Made & { readonly period: string }> {
  const period = longAgo();
  const { id } = await c.as(base, 'section').post<Made>(`${API}/report-periods`, { period });
  return { ...(await step(c, 'section', `report-periods/${id}/actions/compile`, 1, { note: '本月工作平稳' })), period };
}

/** A month that was reviewed, locked and issued. */
export async function issuedPeriod(c: ConsoleKit): Promise<Made> {
  const { id } = await compiledMonth(c);
  await step(c, 'admin', `report-periods/${id}/actions/review`, 2, { note: '数字无误' });
  await step(c, 'section', `report-periods/${id}/actions/lock`, 3, {});
  return step(c, 'leader', `report-periods/${id}/actions/issue`, 4, { document: '安委办〔2026〕9 号' });
}

/** The same, and its correction, which waits to be compiled. */
export async function issuedMonth(c: ConsoleKit): Promise<{ readonly issued: Made; readonly correction: Made }> {
  const issued = await issuedPeriod(c);
  return { issued, correction: await step(c, 'section', `report-periods/${issued.id}/actions/correct`, issued.version, { reason: '漏计一次会议' }) };
}

/** The month of today, counted now: it is opened once, and compiled as often as wanted. */
export async function thisMonthCompiled(c: ConsoleKit): Promise<Made> {
  const section = c.as(base, 'section');
  const period = today().slice(0, 7);
  const { items } = await section.get<{ items: Made[] }>(`${API}/report-periods?period=${period}`);
  const { id, version } = items[0] ?? (await section.post<Made>(`${API}/report-periods`, { period }));
  return step(c, 'section', `report-periods/${id}/actions/compile`, version, {});
}

/** A target of the section's own unit, on which it has reported. */
export async function reportedTarget(c: ConsoleKit, name: string): Promise<Made> {
  const year = Number(today().slice(0, 4));
  const { id } = await c.as(base, 'section').post<Made>(`${API}/targets`, { name, comparison: 'at_least', value: 5000, unit: '人', year, dueOn: `${year}-12-31`, sourceDocument: '年度工作要点', ownerUnitId: await unitNamed(c, '安全生产基础科') });
  return step(c, 'section', `targets/${id}/actions/report`, 1, { value: 3200, asOf: today(), note: '已培训三千二百人', fileIds: [await uploaded(c)] });
}

async function uploaded(c: ConsoleKit): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([PICTURE], { type: 'image/png' }), '佐证.png');
  const answer = await fetch(`${c.origin}${API}/files`, { method: 'POST', headers: { authorization: `Bearer ${await c.as(base, 'section').bearer()}` }, body: form });
  return ((await answer.json()) as { id: string }).id;
}

/** An honour with its certificate, verified by another. */
export async function verifiedHonour(c: ConsoleKit, title: string): Promise<Made> {
  const { id } = await c.as(base, 'section').post<Made>(`${API}/honours`, { kind: 'collective', title, level: 'city', awardingBody: '市应急管理局', document: '深应急〔2026〕1 号', awardedOn: today(), holders: [{ name: '区应急管理局' }], fileIds: [await uploaded(c)] });
  return step(c, 'admin', `honours/${id}/actions/verify`, 1, { note: '与文件一致' });
}

/** A shortcoming that a target carries out. */
export async function counteredShortcoming(c: ConsoleKit, reportPeriodId: string, targetId: string): Promise<Made> {
  const { id } = await c.as(base, 'section').post<Made>(`${API}/shortcomings`, { reportPeriodId, text: '部分单位任务按期完成率偏低', figureKeys: ['tasks.completion', 'accidents.count'] });
  return step(c, 'section', `shortcomings/${id}/actions/counter`, 1, { measure: '每周通报进度', targetId });
}
