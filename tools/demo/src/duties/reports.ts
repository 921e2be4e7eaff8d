import type { Caller } from '../api';
import { eachOf, type Standing, type Year } from '../year/year';
import { act, DUTIES, monthBefore, yearOf } from './steps';

type Step = readonly [who: 'section' | 'admin' | 'leader', verb: string, body: object];
const compiled: Step = ['section', 'compile', { note: '各责任单位报送齐全' }];
const reviewed: readonly Step[] = [['admin', 'review', { note: '与台账一致' }], ['section', 'lock', {}]];

/** 统计与通报: months that are locked and issued, one of them corrected, one returned on its way; last month's, and this one that runs. */
export async function loadReports(year: Year, targets: Record<string, string>): Promise<void> {
  const { section } = year;
  const issue = (n: number): Step => ['leader', 'issue', { document: `滨安办〔${yearOf(year)}〕${n}号` }];
  const open = (k: number): Promise<Standing> => section.post<Standing>(`${DUTIES}/report-periods`, { period: monthBefore(year, k) });
  const [corrected, returned, last] = [await open(3), await open(2), await open(1)];
  await open(0);
  const issued = await walked(year, corrected, [compiled, ...reviewed, issue(51)]);
  // Answers the edition that takes its place.
  const next = await act<Standing>(section, `report-periods/${corrected.id}`, 'correct', issued.version, { reason: '漏计一次专委会会议，补录后更正' });
  await walked(year, next, [compiled, ...reviewed, issue(54)]);
  await walked(year, returned, [compiled, ['admin', 'return', { reason: '督办回执数与台账不符，请核对后重新汇总' }], compiled, ...reviewed, issue(57)]);
  const locked = await walked(year, last, [compiled, ...reviewed]);
  year.demo.tell('    统计期 reporting periods：已通报 issued 2，已锁定 locked 1，采集中 open 1');
  await loadShortcomings(year, locked.id, targets);
}

async function walked(year: Year, made: Standing, steps: readonly Step[]): Promise<Standing> {
  let period = made;
  for (const [who, verb, body] of steps) period = await act<Standing>(year[who] as Caller, `report-periods/${made.id}`, verb, period.version, body);
  return period;
}

/** 存在的问题和不足, with the figures that show them, and the targets that carry out what is done about them. */
const shortcomings = [
  { text: '基层监管力量薄弱：基层执法人员配备不足、执法能力水平不足，部分任务未按期完成。', figureKeys: ['tasks.completion', 'tasks.overdue'], measure: '组建社区应急突击队，每周通报任务进度', target: '长河街道社区应急突击队组建', upTo: 'countered' },
  { text: '推进立法及标准化建设工作相对滞后：标准建设与应急管理发展需求还不匹配。', figureKeys: ['list-items.completion'], measure: '地方标准转入下年立项，明确牵头科室', target: '应急管理地方标准立项', upTo: 'closed' },
  { text: '普法工作需进一步引起重视：宣传统筹不够有力、创新亮点不够鲜明，宣传阵地不够广泛。', figureKeys: [], measure: '', target: '普法宣传资料发放', upTo: 'open' },
] as const;

async function loadShortcomings(year: Year, reportPeriodId: string, targets: Record<string, string>): Promise<void> {
  const { section, admin } = year;
  await eachOf(year, '短板弱项 shortcomings', shortcomings, async ({ text, figureKeys, measure, target, upTo }) => {
    const made = await section.post<Standing>(`${DUTIES}/shortcomings`, { reportPeriodId, text, figureKeys });
    if (upTo === 'open') return;
    const countered = await act<Standing>(section, `shortcomings/${made.id}`, 'counter', made.version, { measure, targetId: targets[target] });
    if (upTo === 'closed') await act(admin, `shortcomings/${made.id}`, 'close', countered.version, { note: '已列入下年立项计划' });
  });
}
