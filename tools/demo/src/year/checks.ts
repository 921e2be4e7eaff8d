import { seeded } from '../hazard-import';
import { answersTo, checklists, type Sets } from './checklists';
import { LEDGERS, type Part } from './figures';
import { all, BASE, dayAgo, eachOf, idOf, keySubjects, timeAgo, type KeySubject, type Year } from './year';

interface Opened {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}
const agencies = ['深圳市安平安全技术有限公司', '广东省安科院坪山工作站', '坪山区安全生产专家组'];
const DAYS = 330;

/** Three of the four kinds of check, over the year, each finished on the day it was begun; of what a patrol finds, most is put right before its eyes. */
export async function loadChecks(year: Year, part: Part): Promise<void> {
  await year.once(`checks ${part.name}`, async () => {
    const lists = await checklists(year);
    const enterprises = await keySubjects(year, part.wanted);
    const small = await all<KeySubject>(year.section, 'subjects?kind=small_premises&status=active&order=name', part.of(LEDGERS.patrols));
    const [patrols, selves, agency] = [LEDGERS.patrols, LEDGERS.selfChecks, LEDGERS.agencyChecks].map((n) => Array.from({ length: part.of(n) }, (_, i) => i)) as [number[], number[], number[]];
    await eachOf(year, '巡查 patrols', patrols, (i) => patrol(year, lists, part.name, i, i % 2 === 0 ? (small[i % small.length] as KeySubject) : (enterprises[i % enterprises.length] as KeySubject)));
    await eachOf(year, '企业自查 self-checks', selves, (i) => confirmed(year, 'self-checks', part.name, i, { subjectId: enterprises[i % enterprises.length]?.id }));
    await eachOf(year, '第三方检查 agency checks', agency, (i) => {
      const body = { subjectId: enterprises[(i * 3) % enterprises.length]?.id, organization: agencies[i % agencies.length], contractNumber: `PSAJ-${dayAgo(year.now, DAYS).slice(0, 4)}-${String(1 + (i % 12)).padStart(3, '0')}` };
      return confirmed(year, 'agency-checks', part.name, i, body);
    });
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
  const other = i % 25 === 7 && { title: '灭火器压力不足', category: '消防安全', dueAt: `${dayAgo(year.now, -10)}T18:00:00+08:00` };
  await year.section.post(`${BASE}/patrols`, {
    clientId: idOf(`patrol ${year.slug} ${part} ${i}`), subjectId: subject.id, style: i % 40 === 39 ? 'hidden' : i % 6 === 0 ? 'guidance' : 'regular', ...(isSmall && { checklistId: lists.small.id }), participants: [{ name: '网格员', organization: office.name }], startedAt,
    report: { ...(isSmall && { answers }), findings: [...(isSmall && found ? [found] : []), ...(other ? [other] : [])], summary: found || other ? '发现问题，已要求整改' : '现场正常', exposed: i % 80 === 79, finishedAt },
  });
}

async function confirmed(year: Year, kind: 'self-checks' | 'agency-checks', part: string, i: number, body: object): Promise<void> {
  const { startedAt, finishedAt } = times(year, i + 500);
  const made = await year.section.post<Opened>(`${BASE}/${kind}`, { clientId: idOf(`${kind} ${year.slug} ${part} ${i}`), ...body, startedAt, report: { summary: kind === 'self-checks' ? '本月自查，未发现重大隐患' : '按合同完成检查，报告另附', finishedAt } });
  if (i % 7 !== 6 && made.status === 'recorded') await year.officer.post(`${BASE}/${kind}/${made.id}/actions/confirm`, {}, { version: made.version });
}
