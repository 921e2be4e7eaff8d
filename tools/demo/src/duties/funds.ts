import { type Standing, type Year } from '../year/year';
import type { Department } from './departments';
import { drawnSignature } from './signature';
import { act, DUTIES, onceKnown, pastDay, upload, yearOf } from './steps';

/** In 分: 1,200 万元. */
export const FUND = 1_200_000_000;
/** Name, budget in 分, and how many hundredths of it are paid. */
const projects = [
  ['重点行业安全隐患排查技术服务', 320_000_000, 78], ['应急救援装备更新', 260_000_000, 45], ['安全宣传教育体验馆运维', 120_000_000, 92], ['森林防火和防汛物资储备', 180_000_000, 60], ['安全生产信息化建设', 210_000_000, 30], ['安责险示范补助', 90_000_000, 100],
] as const;

/** 专项经费: budgeted, allotted, paid unevenly; a transfer approved, another that waits; the bulletin of the month. */
export async function loadFunds(year: Year, departments: readonly Department[]): Promise<void> {
  const { section, leader, slug } = year;
  const thisYear = yearOf(year);
  const fund = await onceKnown(() => section.post<Standing>(`${DUTIES}/funds`, { year: thisYear, name: `${thisYear} 年安全生产专项经费`, sourceDocument: `滨财〔${thisYear}〕8号`, amount: FUND, divisionCode: `${slug}000000` }));
  // A voucher is one payment's.
  const voucher = (of: string): Promise<string> => upload(section, '支付凭证.png', drawnSignature(of));
  const made: Standing[] = [];
  for (const [i, [name, budget, paid]] of projects.entries()) {
    const planned = await section.post<Standing>(`${DUTIES}/funds/${fund.id}/fund-projects`, { name, budgetLine: '2240106 安全监管', budget, unitId: (departments[i === 0 ? 0 : i] as Department).unit.id });
    const p = await act<Standing>(section, `fund-projects/${planned.id}`, 'allot', planned.version, { document: `滨财〔${thisYear}〕${20 + i}号` });
    for (const [k, share] of [Math.floor(paid / 2), paid - Math.floor(paid / 2)].entries()) {
      // The answer is the payment; of the project it makes the next version.
      await act(section, `fund-projects/${p.id}`, 'pay', p.version + k, { paidOn: pastDay(year, 8 + i + k * 6, 24), payee: ['浙江安泰技术服务有限公司', '杭州江河救援装备有限公司'][k], amount: (budget / 100) * share, purpose: k === 0 ? '首付款' : '进度款', fileId: await voucher(`${name} ${k}`) });
    }
    made.push(p);
  }
  const adjust = (body: object): Promise<Standing> => section.post<Standing>(`${DUTIES}/funds/${fund.id}/fund-adjustments`, body);
  const first = await adjust({ kind: 'transfer', fromProjectId: made[4]?.id, toProjectId: made[5]?.id, amount: 10_000_000, reason: '信息化项目招标结余，调剂用于安责险补助' });
  await act(leader, `fund-adjustments/${first.id}`, 'approve', first.version, { note: '同意调剂' });
  await adjust({ kind: 'transfer', fromProjectId: made[4]?.id, toProjectId: made[2]?.id, amount: 6_000_000, reason: '体验馆年底前更新互动设备' });
  await section.post(`${DUTIES}/funds/${fund.id}/fund-bulletins`, { kind: 'monthly', note: '请滞后项目责任单位加快支付进度' });
  year.demo.tell(`    专项经费 fund：1,200 万元，项目 ${projects.length}`);
}
