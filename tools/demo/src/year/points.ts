import { addMonths, shanghaiMonth } from '@anlan/domain';
import { BASE, type Year } from './year';

interface Versioned {
  readonly id: string;
  readonly version: number;
}
const rules = [
  { figure: 'handling_rate', direction: 'award', points: 40 }, { figure: 'progress', direction: 'award', points: 30 }, { figure: 'hazards_in_time', direction: 'award', points: 0.1, cap: 15 },
  { figure: 'inspections', direction: 'award', points: 0.2, cap: 10 }, { figure: 'hazards_overdue', direction: 'deduct', points: 0.1, cap: 20 }, { figure: 'hazards_reopened', direction: 'deduct', points: 1, cap: 5 },
];
const FROZEN = 6;

/** 积分制: a scheme in force since last year, months that are frozen, one that can be, and an appeal that was decided. */
export async function keepPoints(year: Year): Promise<void> {
  const { section, now, demo } = year;
  const monthAgo = (n: number): string => addMonths(shanghaiMonth(now), -n);
  await year.once('points', async () => {
    const scheme = await section.post<Versioned>(`${BASE}/points-schemes`, { name: '街道安全生产月度考评积分办法（试行）', source: '区安委办年度考评通知', effectiveOn: `${monthAgo(13)}-01`, base: 20, rules });
    await section.post(`${BASE}/points-schemes/${scheme.id}/actions/publish`, {}, { version: scheme.version });
    for (let n = FROZEN + 1; n >= 2; n -= 1) await section.post(`${BASE}/performance/months/${monthAgo(n)}/actions/freeze`, {});
    const street = year.map.streets[0]?.code;
    const lodge = (n: number, points: number, reason: string) => (year.member('street1')?.caller ?? section).post<Versioned>(`${BASE}/points-appeals`, { month: monthAgo(n), divisionCode: street, figure: 'hazards_overdue', points, reason, evidence: ['情况说明'] });
    const appeal = await lodge(2, 2, '两条隐患因台风停工，已书面报备延期');
    await section.post(`${BASE}/points-appeals/${appeal.id}/actions/decide`, { result: 'accepted', points: 1.5, reason: '材料属实，部分采纳' }, { version: appeal.version });
    await lodge(1, 1, '系统登记时间晚于现场整改时间');
    demo.tell(`    街道积分 points：${FROZEN} 个月已冻结 months frozen，${monthAgo(1)} 待冻结`);
  });
}
