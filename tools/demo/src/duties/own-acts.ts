import { eachOf, type Year } from '../year/year';
import { issued } from './lists';
import { DUTIES, onceKnown, pastDay, yearOf } from './steps';

/** Duties of people of the demo, each with what he did of it, in the order of the year. */
const duties = [
  { username: 'leader', content: '每季度主持研究分管领域安全生产形势，协调解决重大问题', done: ['主持召开一季度安全生产形势分析会，议定整治事项 6 项', '主持召开二季度形势分析会，部署防汛和高温季节安全'] },
  { username: 'leader', content: '带队检查分管领域安全生产，每季度不少于 2 次', done: ['带队检查危险化学品经营企业 3 家，现场交办问题 5 个', '夜查大型商业综合体，疏散通道被占用当场整改', '检查汛期在建工地 2 处'] },
  { username: 'officer', content: '对重大事故隐患整改跟踪督办，逐项核验', done: ['现场核验重大隐患整改 1 处，符合销号条件'] },
  { username: 'street1', content: '组织辖区网格员开展“三小场所”巡查培训', done: ['组织网格员培训，到会 42 人'] },
  { username: 'leader', content: '督促分管部门落实安全生产专项经费', done: [] },
] as const;

interface Item {
  readonly id: string;
  readonly content: string;
}

/** 领导干部职责清单: whom it names records what he did himself; of the last duty nothing is on record yet. */
export async function loadOwnActs(year: Year): Promise<void> {
  const { section, units } = year;
  const { items: [kind] } = await onceKnown(() => section.post<{ items: Item[] }>(`${DUTIES}/list-kinds/library/adoptions`, { keys: ['leaders-duties'] }));
  const held = duties.flatMap((d) => {
    const who = year.member(d.username);
    return who ? [{ ...d, ...who }] : [];
  });
  const list = await issued(year, { kindId: kind?.id, title: '领导干部和重点岗位安全生产职责清单', unitId: units.find((u) => u.name === '安全生产基础科')?.id ?? units[0]?.id }, '5号', held.map(({ content, memberId }) => ({
    content, ownerMemberId: memberId, legalBasis: '《地方党政领导干部安全生产责任制规定》；区委区政府领导干部安全生产职责清单',
  })));
  const rows = (await section.get<{ items: Item[] }>(`${DUTIES}/list-items?listId=${list.id}&limit=200`)).items;
  await eachOf(year, '本人记录的履职 acts recorded by their owners', held, async ({ content, done, caller }, i) => {
    const item = rows.find((r) => r.content === content);
    if (!item) throw new Error(`the list has no duty ${content}`);
    // A start that goes on finds what was recorded before.
    const { total = 0 } = await section.get<{ total?: number }>(`${DUTIES}/list-items/${item.id}/acts?limit=1&total=true`);
    for (const [k, what] of done.entries()) {
      if (k < total) continue;
      const [newYear, day] = [`${yearOf(year)}-01-01`, pastDay(year, 5 + k * 7 + (i % 3), 24)];
      await caller.post(`${DUTIES}/list-items/${item.id}/actions/record`, { day: day < newYear ? newYear : day, what, evidence: [{ description: k % 2 ? '检查记录、现场照片' : '会议纪要、签到表' }] });
    }
  });
}
