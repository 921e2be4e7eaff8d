import { ApiError, type Caller } from '../api';
import { eachOf, type Standing, type Year } from '../year/year';
import { DUTIES, onceKnown, pastDay, take, today } from './steps';

interface Task {
  readonly id: string;
  readonly version: number;
  readonly urges: readonly { readonly acknowledgedAt: string | null }[];
}
/** Of so many tasks that are late the lead was urged. */
const URGED = 3;
const DAY_MS = 86_400_000;

/** 催办: the leads of some tasks that are late; one of them has somebody in the system, who answers. */
export async function loadUrges(year: Year): Promise<void> {
  const { section, officer, slug, units } = year;
  const leadUnitId = units.find((u) => u.name === '执法监督科')?.id;
  const own = await onceKnown(() => section.post<Standing>(`${DUTIES}/tasks`, {
    title: '完成涉爆粉尘企业执法检查全覆盖', wanted: '制定方案、建立台账、逐项整改、形成闭环', leadUnitId, supportUnitIds: [], source: { kind: 'leader', label: '区主要领导批示' }, divisionCode: `${slug}000000`, dueOn: pastDay(year, 23, 25),
  }));
  const { items } = await section.get<{ items: { id: string }[] }>(`${DUTIES}/tasks?outcome=overdue&ended=false&order=dueOn&limit=200`);
  const urged = [own.id, ...items.map(({ id }) => id).filter((id) => id !== own.id).slice(0, URGED - 1)];
  await eachOf(year, '催办 urges', urged, (id) => once(section, id, 'urge', '已逾期，请三日内报送进展和完成时限', (t) => t.urges.length === 0));
  await once(officer, own.id, 'acknowledge', '还有 2 家未查，本周内完成并报送检查情况', (t) => t.urges.some((u) => u.acknowledgedAt === null));
}

/** As the task is now: the clock may mark one that is late meanwhile, and a start that goes on finds it done. */
async function once(who: Caller, id: string, verb: string, note: string, wanted: (task: Task) => boolean): Promise<void> {
  for (let tries = 5; ; tries -= 1) {
    const task = await who.get<Task>(`${DUTIES}/tasks/${id}`);
    if (!wanted(task)) return;
    try {
      await who.post(`${DUTIES}/tasks/${id}/actions/${verb}`, { note }, { version: task.version });
      return;
    } catch (e) {
      if (!(e instanceof ApiError) || e.status !== 412 || tries <= 1) throw e;
    }
  }
}

const told = [
  { kind: 'early_warning', to: '住房和城市建设局', reason: '气象部门预计未来一周有持续强降雨，在建工地深基坑、边坡、塔吊风险上升', basis: '《浙江省安全生产条例》；区防汛防台应急预案', wanted: '停止高风险作业，逐个工地排查基坑、边坡和临时用电，人员该撤即撤' },
  { kind: 'situation_analysis', to: '消防救援大队', reason: '一季度火灾多发于沿街商铺和电动自行车停放场所，夜间占六成', basis: '区安委会工作规则', wanted: '开展沿街商铺夜查，推进集中充电设施建设，加强宣传' },
] as const;

/** 预警信息、形势分析: documents that are read and owe no reply; they have ended once they are delivered. */
export async function loadBulletins(year: Year): Promise<void> {
  const { section, leader, slug, now, units } = year;
  await eachOf(year, '预警和形势分析 bulletins', told, async ({ kind, to, ...words }) => {
    const unitId = units.find((u) => u.name.endsWith(to))?.id ?? (await section.get<{ items: { id: string; name: string }[] }>('/api/tenancy/v1/units?limit=200')).items.find((u) => u.name.endsWith(to))?.id;
    const made = await onceKnown(() => section.post<Standing>(`${DUTIES}/supervisions`, { kind, unitId, ...words, dueOn: today(new Date(now.getTime() + 30 * DAY_MS)), taskIds: [], divisionCode: `${slug}000000` }));
    // As it is now: a start that goes on another day delivers nothing twice.
    const current = await section.get<Standing>(`${DUTIES}/supervisions/${made.id}`);
    await take('supervisions', current, [['drafted', section, 'submit', {}], ['pending', leader, 'approve', { note: '同意发布' }], ['approved', section, 'deliver', { deliveredOn: today(new Date()), note: '政务内网发布' }]]);
  });
}
