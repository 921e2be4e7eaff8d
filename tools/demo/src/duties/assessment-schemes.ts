/** 考核办法 of the year, as data: points and rates in hundredths of a point and of a percent. */
interface Scored {
  readonly method: 'formula' | 'manual' | 'deduct' | 'bonus';
  readonly indicator?: string;
  readonly indicatorName?: string;
  readonly formula?: object;
  readonly withoutValue?: 'full' | 'none';
  readonly evidenceWanted?: boolean;
  readonly deductions?: readonly object[];
}
export interface SchemeItem extends Scored {
  readonly group: string;
  readonly name: string;
  readonly wanted: string;
  readonly points: number;
}

const of = (group: string, name: string, points: number, scored: Scored): SchemeItem => ({ group, name, wanted: '查阅台账、现场核查、系统取数', points, ...scored });
const entered = (indicatorName: string, zeroAt: number): Scored => ({ method: 'formula', indicator: 'entered', indicatorName, formula: { kind: 'linear', zeroAt, fullAt: 10_000 }, withoutValue: 'full' });
const daily = [{ name: '材料逾期报送', points: 50 }, { name: '督办事项未按期回复', points: 100 }, { name: '无故缺席会议', points: 100 }];

const grades = (best: number): object[] => [{ name: '优秀', from: best }, { name: '良好', from: 8_000 }, { name: '合格', from: 6_000 }, { name: '不合格', from: 0 }];
/** 一票否决. */
const vetoes = [
  { trigger: 'major_accident', consequence: { kind: 'disqualify' } }, { trigger: 'concealed', consequence: { kind: 'cap', points: 5_900 } },
  { trigger: 'fatal_accident', consequence: { kind: 'grade', grade: '良好' } }, { trigger: 'duty_refused', consequence: { kind: 'grade', grade: '合格' } },
];
const common = { totalPoints: 10_000, vetoes, appealDays: 5, rankingIsPublic: true };

export const streetScheme = {
  ...common, unitKind: 'street', grades: grades(9_000), name: '街道安全生产和消防目标管理责任制考核办法',
  items: [
    of('事故控制', '生产安全事故占全区控制指标比例', 1_500, { method: 'formula', indicator: 'accident_quota_use', formula: { kind: 'linear', zeroAt: 5_000, fullAt: 1_000 }, withoutValue: 'full' }),
    of('基层基础', '街道、社区应急管理“六有”达标', 1_000, { method: 'formula', indicator: 'body_pass_rate', formula: { kind: 'steps', steps: [{ from: 2_500, points: 1_000 }, { from: 1_500, points: 800 }, { from: 0, points: 500 }] }, withoutValue: 'full' }),
    of('隐患治理', '重大安全隐患暗访交办整改', 2_000, entered('交办隐患整改率', 8_000)),
    of('责任体系', '“党政同责、一岗双责”和重大安全生产问题清单', 2_000, { method: 'manual', evidenceWanted: true }),
    of('防汛防台', '“区领导包街道、街道领导包社区、社区干部包户到人”和“5+1”体系', 1_500, { method: 'manual', evidenceWanted: true }),
    of('日常工作', '报送、督办、会议', 2_000, { method: 'deduct', deductions: daily }),
    of('加分', '经验做法获市级以上推广', 300, { method: 'bonus' }),
  ],
} as const;

export const departmentScheme = {
  ...common, unitKind: 'department', grades: grades(9_400), name: '部门安全生产和消防目标管理责任制考核办法',
  items: [
    of('责任体系', '目标管理责任书签订', 1_000, { method: 'formula', indicator: 'letter_signing_rate', formula: { kind: 'ratio' }, withoutValue: 'full' }),
    of('重点任务', '年度重点任务按时完成', 1_500, { method: 'formula', indicator: 'task_on_time_rate', formula: { kind: 'linear', zeroAt: 5_000, fullAt: 9_500 }, withoutValue: 'full' }),
    of('重点任务', '督办文书按期回复', 500, { method: 'formula', indicator: 'supervision_reply_rate', formula: { kind: 'ratio' }, withoutValue: 'full' }),
    of('隐患治理', '“除险保安”行业领域企业检查', 2_000, entered('企业检查覆盖率', 6_000)),
    of('责任体系', '专业委员会工作和“七张问题清单”', 2_500, { method: 'manual', evidenceWanted: true }),
    of('日常工作', '报送、督办、会议', 2_500, { method: 'deduct', deductions: daily }),
    of('加分', '经验做法获市级以上推广', 300, { method: 'bonus' }),
  ],
} as const;

const isMeasured = (i: SchemeItem): boolean => i.method === 'formula' && i.indicator !== 'entered';
/** What item n of the unit numbered k is short of: the same every time, and never much. */
const short = (k: number, n: number): number => ((k * 5 + n * 3) % 7) * 50;

/** 自评 of the unit numbered k: kindly, as units score themselves. */
export const selfScoreOf = (items: readonly SchemeItem[], k: number): object => ({
  items: items.flatMap((i, n) => (isMeasured(i) ? [] : [{ item: n + 1, points: i.method === 'bonus' ? (k % 3) * 100 : i.points - short(k, n) / 5, note: '见责任清单、工作台账和现场照片' }])),
});

/** 核查: what the office found there. */
export const checkOf = (items: readonly SchemeItem[], k: number): object[] =>
  items.flatMap((i, n): object[] => {
    const item = n + 1;
    if (isMeasured(i)) return [];
    if (i.method === 'formula') return [{ item, numerator: 60 - ((k * 2) % 5) * 2, denominator: 60, note: '抽查 60 件，逐件核对' }];
    if (i.method === 'deduct') return [{ item, deductions: [1, 2, 3].filter((d) => (k + d) % 3 !== 0).map((d) => ({ deduction: d, times: 1 + ((k * d) % 3), note: '见区安委办通报' })) }];
    if (i.method === 'bonus') return [{ item, points: k % 3 === 2 ? 200 : 0, note: k % 3 === 2 ? '经验做法由市安委办转发' : '无佐证材料' }];
    return [{ item, points: i.points - 60 - short(k, n), note: '个别社区、企业台账更新不及时' }];
  });
