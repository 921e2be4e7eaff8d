import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { committeeActions, committeeKindNames, committeeStates, seatRoleNames, vacancyReasons, type VacancyReason } from './committee.lifecycle';

/** Which of the parts of a record that name the same thing are given. */
const given = (...parts: readonly unknown[]): number => parts.filter((p) => p !== null && p !== undefined).length;

/** 以其名义: documents, tasks and tours name the committee for which they are. */
export const inNameOf = uuid.nullable().default(null).meta({ description: '以哪个委员会的名义: a committee not dissolved, of a division or with an office of the caller\'s; null: of none' });
export const namedCommittee = z.object({ id: uuid, name: z.string().meta({ description: '当时的名称' }) }).nullable().meta({ description: '以哪个委员会的名义; null: of none' });
export const ofCommittee = uuid.optional().meta({ description: '以这个委员会名义的' });

export const seatBody = z
  .strictObject({
    role: z.enum(seatRoleNames).meta({ description: '主任 chair | 副主任 deputy | 成员 member | 办公室主任 office_head' }),
    unitId: uuid.nullable().default(null).meta({ description: '成员单位, of the tenant' }),
    unitName: text(100).nullable().default(null).meta({ description: '成员单位名称, of a unit that is none of the tenant\'s' }),
    post: text(100).nullable().default(null).meta({ description: '职务' }),
    memberId: uuid.nullable().default(null).meta({ description: '人员, of the tenant' }),
    personName: text(50).nullable().default(null).meta({ description: '姓名, of somebody who is no member of the tenant; neither: the seat waits for a person' }),
  })
  .refine((s) => given(s.unitId, s.unitName) === 1, { path: ['unitId'], message: '成员单位：unitId 与 unitName 填且只填一个 / The unit: one of unitId and unitName' })
  .refine((s) => given(s.memberId, s.personName) <= 1, { path: ['memberId'], message: '人员：memberId 与 personName 至多填一个 / The person: memberId or personName, not both' })
  .meta({ id: 'CommitteeSeatBody' });
export type SeatBody = z.output<typeof seatBody>;

const facts = {
  name: text(100).meta({ description: '名称' }),
  field: text(100).nullable().meta({ description: '领域, e.g. 建筑施工' }),
  officeUnitId: uuid.nullable().meta({ description: '办公室设在, a unit of the tenant' }),
  rules: text(20_000).nullable().meta({ description: '议事规则' }),
  endsOn: day.nullable().meta({ description: '期限, of a task force: its last day; of the others null' }),
};
export const establishCommitteeBody = z
  .strictObject({
    ...facts, field: facts.field.default(null), officeUnitId: facts.officeUnitId.default(null), rules: facts.rules.default(null), endsOn: facts.endsOn.default(null),
    kind: z.enum(committeeKindNames), divisionCode: divisionCode.meta({ description: 'the district, or a street of it' }), parentCommitteeId: uuid.nullable().default(null).meta({ description: '上级委员会: a special committee is of the safety committee ("1+10")' }),
    basisDocument: text(100).meta({ description: '设立依据文号, e.g. 深坪安〔2026〕1号' }), setUpOn: day.meta({ description: '设立日期' }), seats: z.array(seatBody).min(1).max(200).meta({ description: '组成人员, a chair among them' }),
  })
  .refine((b) => (b.kind === 'task_force') === (b.endsOn !== null), { path: ['endsOn'], message: '专班须有期限，其他委员会没有 / A task force has a last day, the others have none' })
  .refine((b) => b.endsOn === null || b.endsOn >= b.setUpOn, { path: ['endsOn'], message: '期限不能早于设立日期 / The last day is not before it is set up' })
  .meta({ id: 'EstablishCommittee' });
export type EstablishCommitteeBody = z.output<typeof establishCommitteeBody>;

export const adjustCommitteeBody = z
  .strictObject({
    ...z.strictObject(facts).partial().shape, on: day.meta({ description: '调整日期: from that day on' }), documentNumber: text(100).meta({ description: '调整文号' }), note: text(1000).nullable().default(null).meta({ description: '调整说明' }),
    appoint: z.array(seatBody).max(200).default([]).meta({ description: '增补' }), release: z.array(uuid).max(200).default([]).meta({ description: '免去: ids of seats' }),
  })
  .meta({ id: 'AdjustCommittee' });
export type AdjustCommitteeBody = z.output<typeof adjustCommitteeBody>;
export const dissolveCommitteeBody = z.strictObject({ on: day.meta({ description: '撤销日期' }), documentNumber: text(100).nullable().default(null).meta({ description: '撤销文号' }), reason: text(500).meta({ description: '撤销原因' }) });
export type DissolveCommitteeBody = z.output<typeof dissolveCommitteeBody>;

const person = z.object({ id: z.string(), name: z.string() });
const vacancy = z.enum(Object.keys(vacancyReasons) as [VacancyReason, ...VacancyReason[]]).meta({ description: 'unfilled 尚未定人 | disabled 人员已停用 | gone 人员已不在本单位' });
export const committeeSeat = z
  .object({
    id: uuid, role: z.enum(seatRoleNames), unitId: uuid.nullable(), unitName: z.string(), post: z.string().nullable(), memberId: uuid.nullable(), personName: z.string().nullable(),
    from: day, until: day.nullable().meta({ description: 'the first day on which he is no longer of it; null: he is' }), cameBy: z.number().int().meta({ description: '第几次调整增补; 0: when it was set up' }), leftBy: z.number().int().nullable().meta({ description: '第几次调整免去' }),
    vacant: vacancy.nullable().meta({ description: '缺位 why the seat stands empty today; null: it does not, or is no longer a seat' }),
  })
  .meta({ id: 'CommitteeSeat' });
export type CommitteeSeat = z.infer<typeof committeeSeat>;
export const committee = z
  .object({
    id: uuid, kind: z.enum(committeeKindNames), ...facts, divisionCode: z.string(), divisionName: z.string(), officeUnitName: z.string().nullable(), parentCommitteeId: uuid.nullable(), basisDocument: z.string(), setUpOn: day,
    status: z.enum(committeeStates).meta({ description: 'established 已设立 | adjusted 已调整 | dissolved 已撤销' }), adjustments: z.number().int().meta({ description: '调整次数' }), adjustedOn: day.nullable(),
    dissolvedOn: day.nullable(), dissolveReason: z.string().nullable(), establishedBy: person, establishedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(committeeActions)),
  })
  .meta({ id: 'Committee' });
export type Committee = z.infer<typeof committee>;
export const committeeOnDay = committee.extend({ on: day.meta({ description: 'the day on which the seats are these' }), seats: z.array(committeeSeat) }).meta({ id: 'CommitteeOnDay' });
export type CommitteeOnDay = z.infer<typeof committeeOnDay>;
export const committeePage = page(committee);
export const committeeDayQuery = z.object({ on: day.optional().meta({ description: 'its members on that day; today where it is left out' }) });
export const committeeQuery = pageQuery.extend({
  kind: z.enum(committeeKindNames).optional(), status: someOf(committeeStates).optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), parentCommitteeId: uuid.optional(),
  memberId: uuid.optional().meta({ description: 'who sits in it today' }), unitId: uuid.optional().meta({ description: 'the unit that sits in it today' }), overdue: flag.optional().meta({ description: 'true: task forces past their last day that are not dissolved' }), q: text(100).optional().meta({ description: 'words in name, field, document' }),
});
export type CommitteeQuery = z.output<typeof committeeQuery>;

export const committeeAdjustment = z
  .object({
    number: z.number().int().meta({ description: '第几次调整' }), on: day, documentNumber: z.string().nullable(), note: z.string().nullable(), by: person, at: instant,
    changes: z.array(z.object({ field: z.enum(['name', 'field', 'officeUnitId', 'rules', 'endsOn']), from: z.string().nullable(), to: z.string().nullable() })),
    came: z.array(committeeSeat).meta({ description: '增补' }), left: z.array(committeeSeat).meta({ description: '免去' }),
  })
  .meta({ id: 'CommitteeAdjustment' });
export type CommitteeAdjustment = z.infer<typeof committeeAdjustment>;
export const committeeAdjustments = z.object({ items: z.array(committeeAdjustment) });

const count = z.number().int();
const counted = (of: string, zh: string) => z.object({ count, filter: z.record(z.string(), z.string()).meta({ description: `query parameters with which ${of} gives exactly these rows` }) }).nullable().meta({ description: `${zh}; null for who does not see ${of}` });
export const committeeFiguresQuery = z.object({ from: day.optional().meta({ description: 'the first day; left out: from the beginning' }), to: day.optional().meta({ description: 'the last day; left out: without end' }), committeeId: uuid.optional(), parentCommitteeId: uuid.optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) });
export type CommitteeFiguresQuery = z.output<typeof committeeFiguresQuery>;
export const committeeFigures = z
  .object({
    asOf: instant, from: day.nullable(), to: day.nullable(),
    items: z.array(z.object({
      committeeId: uuid, name: z.string(), kind: z.enum(committeeKindNames), status: z.enum(committeeStates),
      meetings: counted('GET /meetings', '会商次数: its meetings held in the days'),
      inspections: counted('GET /inspection-tours', '检查次数: inspection tours in its name whose group entered in the days, and that were not cancelled'),
      supervisions: counted('GET /supervisions', '督办次数: supervision documents in its name delivered in the days'),
      tasks: counted('GET /tasks', '任务数: tasks in its name due in the days, without those cancelled'),
      inTime: counted('GET /tasks', '按期完成: of these tasks'),
      inTimeRate: z.object({ numerator: count, denominator: count, percent: z.number().nullable().meta({ description: 'in %, half up to two decimals; null for a denominator of zero' }) }).nullable().meta({ description: '按期完成率: inTime ÷ tasks' }),
    })).meta({ description: 'committees not dissolved, and those dissolved of which anything is counted; the first set up first' }),
  })
  .meta({ id: 'CommitteeFigures' });
export type CommitteeFigures = z.infer<typeof committeeFigures>;

export const vacancyQuery = pageQuery.extend({ committeeId: uuid.optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) });
export type VacancyQuery = z.output<typeof vacancyQuery>;
export const committeeVacancy = z.object({ seatId: uuid, committeeId: uuid, committeeName: z.string(), role: z.enum(seatRoleNames), unitName: z.string(), post: z.string().nullable(), personName: z.string().nullable().meta({ description: 'who held it' }), from: day, reason: vacancy }).meta({ id: 'CommitteeVacancy' });
export type CommitteeVacancy = z.infer<typeof committeeVacancy>;
export const vacancyPage = page(committeeVacancy);
