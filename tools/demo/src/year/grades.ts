import { OWN_ENTERPRISE } from '../subjects';
import { LEDGERS } from './figures';
import { BASE, dayAgo, eachOf, through, turn, type KeySubject, type Standing, type Step, type Year } from './year';

const YEARS = 3 * 365 + 1;
const reviewers = ['深圳市安全生产协会', '深圳市中安信达评价有限公司', '广东省安全生产技术中心'];
const numerals = { one: 'Ⅰ', two: 'Ⅱ', three: 'Ⅲ' } as const;
/** Days since each was announced; undefined: it has not come so far. A grade holds for three years: one that ends soon, one that has ended. */
const announcedAgo = [undefined, undefined, 200, 420, 700, 910, undefined, YEARS - 60, 500, YEARS + 35] as const;

/** 标准化定级: asked for, reviewed, announced, failed, about to end, ended and asked for anew, revoked. */
export async function loadGrades(year: Year): Promise<void> {
  const { part, once, section } = year;
  await once(`standardisation ${part.name}`, async () => {
    const subjects = await year.enterprises();
    await eachOf(year, '标准化定级 standardisation', part.numbers(LEDGERS.grades), async (n, i) => grade(year, n, turn(subjects, i)));
    if (part.name !== 'tenth') return;
    const [own] = (await section.get<{ items: KeySubject[] }>(`${BASE}/subjects?q=${encodeURIComponent(OWN_ENTERPRISE)}&limit=1`)).items;
    if (own) await year.member('owner')?.caller.post(`${BASE}/standardisations`, { subjectId: own.id, grade: 'three', selfScore: 82.5, note: '已完成自评，申请三级定级' });
  });
}

async function grade({ section, admin, now, slug }: Year, n: number, subject: KeySubject): Promise<void> {
  const kind = n % 10;
  const asked = turn(['three', 'three', 'two', 'three', 'two', 'one'], n + Math.floor(n / 10));
  const announced = announcedAgo[kind];
  const made = await section.post<Standing>(`${BASE}/standardisations`, { subjectId: subject.id, grade: asked, selfScore: 72 + (n % 27), note: '企业自评合格，申请定级' });
  if (kind === 0) return;
  const review = { result: kind === 6 ? 'failed' : 'passed', reviewer: turn(reviewers, n), reviewedOn: dayAgo(now, (announced ?? 20) + 25), score: kind === 6 ? 55.5 : 70 + (n % 28), note: kind === 6 ? '隐患排查治理台账不完整，未达到定级条件' : '评审合格' };
  const steps: Step[] = [['applied', admin, 'review', review]];
  if (announced !== undefined) steps.push(['reviewed', admin, 'announce', { certificateNumber: `粤AQB${slug}${numerals[asked as keyof typeof numerals]}${dayAgo(now, announced).slice(0, 4)}${String(n + 1).padStart(4, '0')}`, announcedOn: dayAgo(now, announced) }]);
  if (kind === 8) steps.push(['announced', admin, 'revoke', { reason: '发生生产安全事故，依定级办法撤销等级' }]);
  const done = await through('standardisations', made, steps);
  if (kind === 9 && n % 20 === 19) await section.post(`${BASE}/standardisations/${done.id}/actions/renew`, { selfScore: 88, note: '等级到期，申请复评' }, { version: done.version });
}
