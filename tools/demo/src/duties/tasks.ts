import { dayAgo, eachOf, type Standing, type Step, type Year } from '../year/year';
import { committeesOf } from './committees';
import type { Department } from './departments';
import { act, DUTIES, monthBefore, onceKnown, pastDay, take, today, yearOf } from './steps';

const wanted = ['完成高层建筑消防设施排查整治', '推进城镇燃气“瓶改管”', '开展有限空间作业专项检查', '完成自建房安全隐患核查', '组织危险化学品运输联合执法', '落实电动自行车集中充电点建设', '开展老旧电梯风险评估', '完成地质灾害隐患点巡查', '组织学校消防疏散演练', '整治道路“两客一危”车辆违规', '完成除尘系统专家会诊', '更新应急避难场所标识'];
const TASKS = 36;

/** 任务: a third done, a third under way, some late; documents of supervision to those who are late; the bulletin of last month. */
export async function loadTasks(year: Year, departments: readonly Department[]): Promise<void> {
  const { section, slug } = year;
  const late: string[] = [];
  const { special } = await committeesOf(year);
  await eachOf(year, '任务 tasks', Array.from({ length: TASKS }), async (_, i) => {
    const lead = departments[(i * 5) % departments.length] as Department;
    const isLate = i % 6 === 5;
    const task = await onceKnown(() => section.post<Standing>(`${DUTIES}/tasks`, {
      title: `${lead.field}：${wanted[i % wanted.length]}`, wanted: '制定方案、建立台账、逐项整改、形成闭环', leadUnitId: lead.unit.id, supportUnitIds: [(departments[(i * 5 + 1) % departments.length] as Department).unit.id, (departments[(i * 5 + 2) % departments.length] as Department).unit.id],
      source: i % 3 === 0 ? { kind: 'city', id: `杭安委〔${yearOf(year)}〕${i + 1}号` } : { kind: 'leader', label: '区主要领导批示' }, divisionCode: `${slug}000000`, committeeId: special.get(lead.field) ?? null, dueOn: isLate ? pastDay(year, 20 + (i % 4), 25) : dayAgo(year.now, -10 - i),
    }));
    if (isLate) late.push(task.id);
    else await worked(year, task, i);
  });
  await supervised(year, departments, late, special);
  const bulletin = { month: monthBefore(year, 1), divisionCode: `${slug}000000` };
  await section.post(`${DUTIES}/task-bulletins`, bulletin);
}

/** In turn: done and verified, handed in, under way. The section speaks for departments that have nobody in the system. */
async function worked(year: Year, task: Standing, i: number): Promise<void> {
  const { section, admin } = year;
  let t = task;
  const step = async (who: typeof section, verb: string, body: object): Promise<void> => void (t = await act<Standing>(who, `tasks/${task.id}`, verb, t.version, body));
  await step(section, 'accept', {});
  await step(section, 'progress', { percent: 40 + (i % 5) * 10, note: '方案已印发，台账已建立，整改过半' });
  if (i % 3 === 2) return;
  await step(section, 'submit', { note: '全部整改完成，附验收表', evidence: [{ description: '验收表、整改照片' }] });
  if (i % 3 === 0) await step(admin, 'verify', { note: '抽查 10 处，属实' });
}

/** A letter for each task that is late: drafted, approved, delivered, answered, lifted, each further than the one before. */
async function supervised(year: Year, departments: readonly Department[], late: readonly string[], special: ReadonlyMap<string, string>): Promise<void> {
  const { section, leader, admin, slug, now } = year;
  const kinds = ['letter', 'work_notice', 'letter', 'risk_notice', 'criticism', 'letter'];
  for (const [i, taskId] of late.entries()) {
    const { unit: lead, field } = departments[(([5, 11, 17, 23, 29, 35][i] ?? 5) * 5) % departments.length] as Department;
    const made = await section.post<Standing>(`${DUTIES}/supervisions`, {
      kind: kinds[i % kinds.length], unitId: lead.id, reason: '承担的年度重点任务逾期未完成', basis: '《区安委会督办工作规则》', wanted: '查明原因，明确完成时限，落实到人', dueOn: dayAgo(now, -15), taskIds: [taskId], divisionCode: `${slug}000000`, committeeId: special.get(field) ?? null,
    });
    const steps: Step[] = [
      ['drafted', section, 'submit'], ['pending', leader, 'approve', { note: '同意' }], ['approved', section, 'deliver', { deliveredOn: today(new Date()), note: '机要送达' }], ['delivered', section, 'reply', { side: 'department', note: '已制定整改计划，本月底前完成', evidence: [{ description: '整改计划' }] }], ['replied', admin, 'release', { side: 'department', note: '整改到位，予以解除' }],
    ];
    // As it stands by now: the day of its delivery is another where a start goes on the next morning.
    await take('supervisions', await section.get<Standing>(`${DUTIES}/supervisions/${made.id}`), steps.slice(0, 2 + i));
  }
  year.demo.tell(`    督办文书 supervision：${late.length}`);
}
