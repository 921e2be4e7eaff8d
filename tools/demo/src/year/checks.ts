import { seeded } from '../hazard-import';
import { answersTo, type Sets } from './checklists';
import { LEDGERS } from './figures';
import { contractsOf, EXPERT_GROUP } from './services';
import { all, BASE, eachOf, idOf, inDays, through, timeAgo, turn, type KeySubject, type Standing, type Year } from './year';

const faults = [['安全操作规程未上墙', '安全管理制度'], ['设备防护罩缺失', '特种设备'], ['临时用电线路拖地', '用电安全'], ['有限空间台账未更新', '有限空间'], ['除尘管道积尘', '粉尘涉爆'], ['危险化学品标签缺失', '危险化学品']] as const;
/** How far back the year reaches. */
export const DAYS = 330;

/** Three of the four kinds of check, over the year, each finished on the day it was begun; of what a patrol finds, most is put right before its eyes. */
export async function loadChecks(year: Year, lists: Sets): Promise<void> {
  const { part } = year;
  await year.once(`checks ${part.name}`, async () => {
    const enterprises = await year.enterprises();
    const small = await all<KeySubject>(year.section, 'subjects?kind=small_premises&status=active&order=name', part.of(LEDGERS.patrols));
    const [patrols, selves, agency] = [LEDGERS.patrols, LEDGERS.selfChecks, LEDGERS.agencyChecks].map((n) => Array.from({ length: part.of(n) }, (_, i) => i)) as [number[], number[], number[]];
    await eachOf(year, '巡查 patrols', patrols, (i) => patrol(year, lists, part.name, i, i % 2 === 0 ? turn(small, i) : turn(enterprises, i)));
    await eachOf(year, '网格员巡查 patrols of the grid', part.numbers(LEDGERS.gridPatrols), (i) => gridPatrol(year, lists, i));
    await eachOf(year, '企业自查 self-checks', selves, (i) => confirmed(year, 'self-checks', part.name, i, { subjectId: turn(enterprises, i).id }));
    const services = contractsOf(year);
    await eachOf(year, '第三方检查 agency checks', agency, (i) => {
      const { provider, contractId, expertIds } = turn(services, i);
      return confirmed(year, 'agency-checks', part.name, i, { subjectId: turn(enterprises, i * 3).id, organization: provider, contractId, ...(provider === EXPERT_GROUP && { expertIds: [turn(expertIds, i)] }) });
    });
  });
}

/** What a grid member enters by himself, of premises in his own community. */
async function gridPatrol(year: Year, lists: Sets, i: number): Promise<void> {
  const grid = year.member(i % 2 === 0 ? 'grid1' : 'grid2');
  if (!grid) return;
  const { items } = await grid.caller.get<{ items: KeySubject[] }>(`${BASE}/subjects?kind=small_premises&status=active&order=name&limit=50`);
  const { startedAt, finishedAt } = times(year, i + 2_000);
  const { answers, failed } = answersTo(lists.small.items, i % 3 === 0 ? i : undefined);
  const finding = failed && { title: failed.text.slice(0, 60), checkItem: failed.code, category: '消防安全', dueAt: inDays(year.now, 5 + (i % 9)) };
  await grid.caller.post(`${BASE}/patrols`, {
    clientId: idOf(`grid patrol ${year.slug} ${i}`), subjectId: turn(items, Math.floor(i / 2)).id, checklistId: lists.small.id, startedAt,
    report: { answers, findings: finding ? [finding] : [], summary: finding ? '已告知经营者，限期整改' : '现场正常', finishedAt },
  });
}

/** When it was: spread over the year, more of them lately. */
function times({ now }: Year, i: number): { startedAt: string; finishedAt: string } {
  const random = seeded(i * 17 + 3);
  const [days, minute] = [1 + Math.floor(random() * random() * DAYS), Math.floor(random() * 420)];
  return { startedAt: timeAgo(now, days, minute), finishedAt: timeAgo(now, days, minute + 20 + Math.floor(random() * 60)) };
}

async function patrol(year: Year, lists: Sets, part: string, i: number, subject: KeySubject): Promise<void> {
  const { startedAt, finishedAt } = times(year, i);
  const office = year.officeOf(subject.divisionCode);
  const isSmall = i % 2 === 0;
  const { answers, failed } = answersTo(lists.small.items, i % 10 < 2 ? i : undefined);
  const evidence = [{ description: '整改前：现场不符合', phase: 'before' }, { description: '整改后：当场改正', phase: 'after' }];
  const found = failed && { title: failed.text.slice(0, 60), checkItem: failed.code, category: '消防安全', rectification: 'on_the_spot', evidence };
  const other = i % 25 === 7 && { title: '灭火器压力不足', category: '消防安全', dueAt: inDays(year.now, 10) };
  await year.section.post(`${BASE}/patrols`, {
    clientId: idOf(`patrol ${year.slug} ${part} ${i}`), subjectId: subject.id, style: i % 40 === 39 ? 'hidden' : i % 6 === 0 ? 'guidance' : 'regular', ...(isSmall && { checklistId: lists.small.id }), participants: [{ name: '网格员', organization: office.name }], startedAt,
    report: { ...(isSmall && { answers }), findings: [...(isSmall && found ? [found] : []), ...(other ? [other] : [])], summary: found || other ? '发现问题，已要求整改' : '现场正常', exposed: i % 80 === 79, finishedAt },
  });
}

async function confirmed(year: Year, kind: 'self-checks' | 'agency-checks', part: string, i: number, body: object): Promise<void> {
  const { startedAt, finishedAt } = times(year, i + 500);
  const [isSelf, [title, category]] = [kind === 'self-checks', turn(faults, i)];
  const findings = i % 3 === 1 ? [{ title, category, ...(isSelf ? { rectification: 'on_the_spot', evidence: [{ description: '整改前：自查发现', phase: 'before' }, { description: '整改后：当班改正', phase: 'after' }] } : { dueAt: inDays(year.now, 6 + (i % 20)) }) }] : [];
  const summary = isSelf ? `本月自查，${findings.length > 0 ? '发现问题已当班整改' : '未发现隐患'}` : `按合同完成检查，${findings.length > 0 ? '发现问题已告知企业' : '未发现明显问题'}，报告另附`;
  const made = await year.section.post<Standing>(`${BASE}/${kind}`, { clientId: idOf(`${kind} ${year.slug} ${part} ${i}`), ...body, startedAt, report: { summary, findings, finishedAt } });
  if (i % 7 !== 6) await through(kind, made, [['recorded', year.officer, 'confirm']]);
}
