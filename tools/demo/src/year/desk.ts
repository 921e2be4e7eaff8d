import { OWN_ENTERPRISE } from '../subjects';
import { CERTIFICATES, pairOf } from './draw';
import { LEDGERS } from './figures';
import { BASE, dayAgo, eachOf, idOf, inDays, through, turn, type KeySubject, type Standing, type Step, type Year } from './year';

const complaints = ['群众反映车间粉尘大', '举报特种作业无证上岗', '举报占用消防通道', '反映夜间违规动火'];

/** What waits for somebody: inspections under way, a draw and a plan in the making, a checklist that is written, and hazards of the enterprise that has an account. */
export async function loadDesk(year: Year): Promise<void> {
  const { part, once } = year;
  await once(`open inspections ${part.name}`, async () => {
    const free = (await year.enterprises()).slice(part.of(LEDGERS.planned));
    await eachOf(year, '在办行政检查 inspections under way', part.numbers(LEDGERS.openInspections), (n, i) => inspection(year, n, turn(free, i)));
  });
  await once(`own hazards ${part.name}`, () => ownHazards(year));
  if (part.name !== 'tenth') return;
  await once('drafts', () => drafts(year));
}

/** In turn: asked for, approved, refused, on site, called off. */
async function inspection(year: Year, n: number, subject: KeySubject): Promise<void> {
  const { officer, leader, section, now } = year;
  const made = await officer.post<Standing>(`${BASE}/inspections`, {
    clientId: idOf(`open inspection ${year.slug} ${n}`), subjectId: subject.id, plannedOn: dayAgo(now, -(1 + (n % 12))), cause: 'complaint', causeNote: turn(complaints, n), matters: '举报事项核查、现场作业安全', officers: pairOf(year),
  });
  const approve: Step = ['requested', leader, 'approve', { note: '同意，注意安全' }];
  const { code: premisesCode } = await section.get<{ code: string }>(`${BASE}/subjects/${subject.id}`);
  const paths: readonly (readonly Step[])[] = [
    [], [approve], [['requested', leader, 'refuse', { reason: '同一事项上周已由街道核查，无需重复检查' }]], [approve, ['approved', officer, 'sign-in', { premisesCode }]], [approve, ['approved', officer, 'cancel', { reason: '企业停产，另行安排' }]],
  ];
  await through('inspections', made, turn(paths, n));
}

/** Found by the grid at the enterprise of the account, handed over to its owner, and in each state that an owner sees. */
async function ownHazards(year: Year): Promise<void> {
  const { section, now, part } = year;
  const [grid, owner, street] = ['grid1', 'owner', 'street1'].map((u) => year.member(u));
  const [own] = (await section.get<{ items: KeySubject[] }>(`${BASE}/subjects?q=${encodeURIComponent(OWN_ENTERPRISE)}&limit=1`)).items;
  if (!grid || !owner || !street || !own) return;
  const found = ['仓库货架超高堆放', '叉车司机未系安全带', '化学品柜未上锁', '消防水带缺失', '配电房堆放杂物', '冲床光栅被短接', '安全通道标线磨损', '应急灯不亮'];
  await eachOf(year, '演示企业隐患 hazards of the demo enterprise', part.numbers(LEDGERS.ownHazards), async (n) => {
    const title = `${turn(found, n)}（${1 + Math.floor(n / found.length)}号车间）`;
    const made = await grid.caller.post<Standing>(`${BASE}/hazards`, { title, description: '网格员巡查发现', level: 'general', category: turn(['消防安全', '特种设备', '危险化学品', '消防安全'], n), subjectId: own.id, source: 'patrol', dueAt: inDays(now, 5 + (n % 8)) });
    const path: readonly Step[] = [
      ['reported', street.caller, 'assign', { memberId: owner.memberId, note: '请按期整改' }], ['assigned', owner.caller, 'start'], ['rectifying', owner.caller, 'submit', { evidence: ['已整改，附照片说明'] }], ['rectified', street.caller, 'verify', { result: 'accepted' }],
    ];
    const reached = await through('hazards', made, path.slice(0, 1 + (n % 4)));
    if (n % 4 === 1) await owner.caller.post(`${BASE}/hazards/${made.id}/actions/request-extension`, { dueAt: inDays(now, 25), reason: '配件采购周期较长，申请延期' }, { version: reached.version });
  });
}

/** A draw whose pool is not frozen, next year's plan that waits for the leader, a checklist that is being written. */
async function drafts(year: Year): Promise<void> {
  const { section, slug, now, units } = year;
  const officers = Object.entries(CERTIFICATES).flatMap(([u, certificateNumber]) => (year.member(u) ? [{ memberId: year.member(u)?.memberId, certificateNumber }] : []));
  await section.post(`${BASE}/draws`, {
    name: '有限空间作业企业双随机抽查（第二批）', divisionCode: `${slug}000000`, from: dayAgo(now, -30), to: dayAgo(now, -90), items: ['有限空间辨识与台账', '作业审批', '防护用品与监护'], pool: { kind: ['enterprise'], tag: 'confined_space', isKey: true },
    officers, rule: { percent: { A: 2, B: 5, C: 20, D: 100, none: 5 }, least: 1, perSubject: 2 },
  });
  const next = Number(dayAgo(now, 0).slice(0, 4)) + 1;
  const subjects = (await year.enterprises()).slice(0, 40);
  const unitId = (units.find((u) => u.name.includes('执法')) ?? units[0])?.id;
  const plan = await section.post<Standing>(`${BASE}/inspection-plans`, { name: `${next} 年度安全生产监督检查计划（送审稿）`, year: next, divisionCode: `${slug}000000`, unitId, items: subjects.map((s, i) => ({ subjectId: s.id, kind: i % 3 === 0 ? 'key' : 'general', method: 'on_site', month: 1 + (i % 12) })) });
  await through('inspection-plans', plan, [['draft', section, 'submit', {}]]);
  await section.post(`${BASE}/checklist-library/work-safety-law-2021/actions/copy`, {});
}
