import { LEDGERS } from './figures';
import { BASE, dayAgo, eachOf, idOf, inDays, through, timeAgo, turn, type KeySubject, type Standing, type Step, type Year } from './year';

interface Slip extends Standing {
  readonly items: readonly { readonly hazardId: string }[];
}
const found = [
  ['车间安全出口上锁', '消防安全'], ['危险化学品混存，未分区', '危险化学品'], ['有限空间无警示标志', '有限空间'], ['员工未经培训上岗', '教育培训'], ['打磨工位积尘厚度超标', '粉尘涉爆'], ['临时用电未审批', '用电安全'], ['应急通道被货物占用', '消防安全'],
] as const;
const themes = ['烟花爆竹和节后复工复产', '消防安全', '危险化学品', '有限空间作业', '粉尘涉爆', '安全生产月：人人讲安全、个个会应急', '防汛防台风', '高温天气作业', '锂电池仓储', '国庆前安全大检查', '工业园区三方责任', '岁末年初重点领域'];

/** 暗访—交办—整改—督办—回头看: hidden visits over the year, what they found handed over, and each slip as far as it has come; and the months' themes. */
export async function loadSlips(year: Year): Promise<void> {
  const { part, once } = year;
  await once(`hidden visits ${part.name}`, async () => {
    const subjects = await year.enterprises();
    await eachOf(year, '暗访与交办单 hidden visits and slips', part.numbers(LEDGERS.hiddenVisits), (n, i) => visit(year, n, turn(subjects, i * 3 + 2)));
  });
  await once('themes', () => enterThemes(year));
}

async function visit(year: Year, n: number, subject: KeySubject): Promise<void> {
  const { officer, section, now, part } = year;
  const days = 8 + ((n * 29) % 300);
  const findings = [0, 1, ...(n % 3 === 0 ? [2] : [])].map((k) => turn(found, n + k * 3)).map(([title, category]) => ({ title, category, description: `“四不两直”暗访发现：${title}`, dueAt: inDays(now, 12 + (n % 10)) }));
  const check = await officer.post<{ id: string }>(`${BASE}/patrols`, {
    clientId: idOf(`hidden visit ${year.slug} ${n}`), subjectId: subject.id, style: 'hidden', participants: [{ name: '暗访组', organization: '区安委办' }], startedAt: timeAgo(now, days, 30 + (n % 300)),
    report: { findings, summary: '区安委办暗访，未通知企业，发现问题已拍照取证', exposed: n % 4 === 1, finishedAt: timeAgo(now, days, 75 + (n % 300)) },
  });
  // The last of a part waits for its slip.
  if (n === part.numbers(LEDGERS.hiddenVisits).at(-1)) return;
  const isLate = n % 7 === 6;
  const slip = await section.post<Slip>(`${BASE}/assignment-slips`, {
    checkId: check.id, period: 1 + Math.floor((n * 12) / LEDGERS.hiddenVisits) + (n % 10), unitId: year.officeOf(subject.divisionCode).id, dueOn: dayAgo(now, isLate ? 2 : -15), requirement: '请督促企业限期整改，举一反三，整改情况书面回复区安委办。',
  });
  await handle(year, n, subject, slip);
}

/** In turn: issued, replied to, urged, closed, held when looked at again, come back, withdrawn. */
async function handle(year: Year, n: number, subject: KeySubject, slip: Slip): Promise<void> {
  const { admin, section, map } = year;
  const isOfStreet = subject.divisionCode.startsWith(map.streets[0]?.code.slice(0, 9) ?? '-');
  const street = (isOfStreet ? year.member('street1')?.caller : undefined) ?? admin;
  const reply: Step = ['issued', street, 'reply', { reply: '已约谈企业负责人，现场督促整改，整改前后照片附后。' }];
  const close: Step = ['replied', section, 'close', { note: '隐患已全部销号，同意办结' }];
  const paths: readonly (readonly Step[])[] = [
    [], [reply], [reply, ['replied', section, 'urge', { note: '回复内容不具体，请补充整改照片和责任人' }]], [reply, close], [reply, close, ['closed', section, 'revisit', { result: 'held', note: '回头看：整改到位，未反弹' }]],
    [reply, close, ['closed', section, 'revisit', { result: 'failed', note: '回头看：通道再次被占用，重新交办', dueOn: dayAgo(year.now, -20) }]], [['issued', section, 'void', { reason: '重复交办，撤回' }]],
  ];
  const steps = paths[n === 8 ? 6 : n % 6] ?? [];
  if (steps.includes(close)) for (const { hazardId } of slip.items) await rectify(year, hazardId);
  await through('assignment-slips', slip, steps);
}

/** 交办—整改—验收—销号 of one hazard. */
async function rectify({ section, admin, officer }: Year, id: string): Promise<void> {
  await through<Standing>('hazards', { id, version: 1, status: 'reported' }, [
    ['reported', section, 'assign', { note: '按交办单要求整改' }], ['assigned', admin, 'start'], ['rectifying', admin, 'submit', { evidence: ['已整改，附整改前后对比说明'] }],
    ['rectified', officer, 'verify', { result: 'accepted' }],
  ]);
}

/** 每月一主题督查、一曝光、一警示: the months that are over, one of them without a warning, and this one begun. */
async function enterThemes({ section, now }: Year): Promise<void> {
  const today = dayAgo(now, 0);
  const [year, last] = [today.slice(0, 4), Number(today.slice(5, 7))];
  for (let m = 1; m <= last; m += 1) {
    const month = `${year}-${String(m).padStart(2, '0')}`;
    const isOver = m < last;
    const on = (day: string) => ({ doneOn: isOver ? `${month}-${day}` : today });
    await section.post(`${BASE}/monthly-themes`, {
      month, theme: `${turn(themes, m - 1)}专项督查`, supervision: { ...on('12'), note: '督查六个街道，抽查企业三十家次' },
      ...(isOver && { exposure: { ...on('20'), note: '在“坪山发布”曝光典型问题隐患' } }), ...(isOver && m % 5 !== 3 && { warning: { ...on('26'), note: '区政府常务会议播放警示片并通报' } }),
    });
  }
}
