import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { inNameOf, namedCommittee, ofCommittee } from './committee.dto';
import { inspectionTourActions, inspectionTourLevels, inspectionTourStates } from './inspection-tour.lifecycle';
import { responsibilityListStates } from './responsibility-list.lifecycle';

const person = z.object({ id: z.string(), name: z.string() });
const year = z.number().int().min(2000).max(2099).meta({ description: '年度' });
const files = (description: string) => z.array(uuid).max(20).meta({ description });
const on = day.meta({ description: '办理日期, not in the future, not before the step before' });
const note = text(2000).nullable().default(null).meta({ description: '说明' });
const id = uuid.nullable().default(null);
const name = text(60).nullable().default(null);
const groupPerson = z.strictObject({ memberId: id, name }).refine((x) => x.memberId !== null || x.name !== null, '请选择人员，或写姓名 / Choose a member, or write a name').meta({ description: 'a member of the tenant, whose name is taken from there; or anybody by name' });
const groupBody = z.strictObject({ unitId: id, name }).refine((x) => x.unitId !== null || x.name !== null, '请选择单位，或写名称 / Choose a unit, or write a name').meta({ description: 'a unit of the tenant, whose name is taken from there; or any body by name' });

const facts = {
  name: text(200).meta({ description: '巡查名称' }), year, level: z.enum(inspectionTourLevels).meta({ description: 'district 区级巡查（本区组织）| city 市级巡查（市对本区）' }),
  targetUnitIds: z.array(uuid).max(100).default([]).meta({ description: '被巡查单位: units of the tenant; with the divisions at least one' }),
  targetDivisionCodes: z.array(divisionCode).max(100).default([]).meta({ description: '被巡查的区划（街道、社区）' }),
  basis: text(1000).meta({ description: '依据文件' }), fileIds: files('巡查方案（附件）: the plan is approved once there is one').default([]),
  leader: groupPerson.meta({ description: '巡查组组长' }), members: z.array(groupPerson).max(100).default([]).meta({ description: '巡查组成员' }), bodies: z.array(groupBody).max(30).default([]).meta({ description: '参加单位，如安委办、纪委监委、组织部' }),
  stayFrom: day.meta({ description: '计划进驻起' }), stayTo: day.meta({ description: '计划进驻止, not before it begins' }),
};
/** 区级巡查 may be a committee's; a tour of the city is not. */
const planned = { ...facts, committeeId: inNameOf };
export const draftInspectionTourBody = z.strictObject(planned).meta({ id: 'DraftInspectionTour' });
export type DraftInspectionTourBody = z.output<typeof draftInspectionTourBody>;
const { targetUnitIds, targetDivisionCodes, fileIds, members, bodies } = facts;
export const changeInspectionTourBody = z
  .strictObject({ ...planned, committeeId: inNameOf.unwrap(), targetUnitIds: targetUnitIds.unwrap(), targetDivisionCodes: targetDivisionCodes.unwrap(), fileIds: fileIds.unwrap(), members: members.unwrap(), bodies: bodies.unwrap() })
  .partial()
  .meta({ id: 'ChangeInspectionTour' });
export type ChangeInspectionTourBody = z.output<typeof changeInspectionTourBody>;
const noted = { on, note, fileIds: files('附件').default([]) };
export const stepInspectionTourBody = z.strictObject(noted).meta({ id: 'StepInspectionTour' });
export type StepInspectionTourBody = z.output<typeof stepInspectionTourBody>;
const listId = uuid.nullable().default(null).meta({ description: '反馈问题清单: a responsibility list of the kind 安全生产巡查反馈问题清单, drafted or issued; null: named later, or nothing was found' });
export const feedBackInspectionTourBody = z
  .strictObject({
    on: on.meta({ description: '反馈日期' }), leftOn: day.meta({ description: '撤离日期, from the entry to the feedback' }), documentNumber: text(200).nullable().default(null).meta({ description: '反馈文号' }), listId,
    rectifyBy: day.nullable().default(null).meta({ description: '整改时限, not before the feedback' }), note, fileIds: files('反馈文件, at least one').min(1),
  })
  .meta({ id: 'FeedBackInspectionTour' });
export type FeedBackInspectionTourBody = z.output<typeof feedBackInspectionTourBody>;
export const nameInspectionListBody = z.strictObject({ listId: uuid.meta({ description: '反馈问题清单' }) }).meta({ id: 'NameInspectionList' });
export const closeInspectionTourBody = z.strictObject({ on, conclusion: text(4000).meta({ description: '结论' }), fileIds: files('附件').default([]) }).meta({ id: 'CloseInspectionTour' });
export type CloseInspectionTourBody = z.output<typeof closeInspectionTourBody>;
export const cancelInspectionTourBody = z.strictObject({ reason: text(1000).meta({ description: '取消原因' }) }).meta({ id: 'CancelInspectionTour' });

const stage = z.object({ action: z.enum(inspectionTourActions), on: day, to: z.enum(inspectionTourStates), note: z.string().nullable(), fileIds: z.array(uuid), by: person, at: instant });
export type InspectionTourStage = z.infer<typeof stage>;
const groupPersonKept = z.object({ memberId: uuid.nullable(), name: z.string() });
export type TourPerson = z.infer<typeof groupPersonKept>;
const groupBodyKept = z.object({ unitId: uuid.nullable(), name: z.string() });
export type TourBody = z.infer<typeof groupBodyKept>;
const count = z.number().int();
const findings = z.object({ id: uuid, number: z.string(), title: z.string(), status: z.enum(responsibilityListStates), total: count.meta({ description: '反馈问题（项）' }), closed: count.meta({ description: '已销号（项）' }) });
export const inspectionTour = z
  .object({
    id: uuid, number: z.string(), ...facts, committee: namedCommittee, targetUnits: z.array(z.object({ id: uuid, name: z.string() })), targetDivisions: z.array(z.object({ code: z.string(), name: z.string() })), targetUnitIds: z.array(uuid), targetDivisionCodes: z.array(z.string()),
    fileIds: z.array(uuid), leader: groupPersonKept, members: z.array(groupPersonKept), bodies: z.array(groupBodyKept),
    status: z.enum(inspectionTourStates).meta({ description: 'drafted 方案拟定 | approved 方案已批准 | stationed 进驻中 | fed_back 已反馈 | rectifying 整改中 | closed 已销号 | cancelled 已取消' }), overdue: z.boolean().meta({ description: '整改逾期: not closed by the day to rectify by' }),
    approvedBy: person.nullable(), approvedOn: day.nullable(), stationedOn: day.nullable().meta({ description: '进驻日期' }), leftOn: day.nullable().meta({ description: '撤离日期' }), fedBackOn: day.nullable().meta({ description: '反馈日期' }), documentNumber: z.string().nullable().meta({ description: '反馈文号' }), rectifyBy: day.nullable().meta({ description: '整改时限' }),
    list: findings.nullable().meta({ description: '反馈问题清单: the edition in force of the list that was named' }), closedBy: person.nullable(), closedOn: day.nullable(), conclusion: z.string().nullable().meta({ description: '结论' }), reason: z.string().nullable().meta({ description: '取消原因' }), stages: z.array(stage).meta({ description: '每一步：日期、经办人、附件' }),
    draftedBy: person, draftedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(inspectionTourActions)),
  })
  .meta({ id: 'InspectionTour' });
export type InspectionTour = z.infer<typeof inspectionTour>;
export const inspectionTourPage = page(inspectionTour);
const queryYear = z.coerce.number().int().min(2000).max(2099).optional();
export const inspectionTourQuery = pageQuery.extend({
  year: queryYear, status: someOf(inspectionTourStates).optional(), level: z.enum(inspectionTourLevels).optional(), targetUnitId: uuid.optional(), targetDivisionCode: divisionCode.optional().meta({ description: 'tours of this very division' }),
  committeeId: ofCommittee, stationed: flag.optional().meta({ description: '已进驻过: has an entry, and was not cancelled' }), stationedFrom: day.optional().meta({ description: 'entered on the day or later' }), stationedTo: day.optional().meta({ description: 'entered on the day or before' }), q: text(100).optional().meta({ description: 'words in number, name and basis' }),
});
export type InspectionTourQuery = z.output<typeof inspectionTourQuery>;

const counted = (of: string) => z.object({ count, filter: z.record(z.string(), z.string()).meta({ description: `query parameters with which ${of} give exactly these rows` }) });
const tours = counted('inspection tours');
const items = counted('list items').nullable();
export const inspectionTourFiguresQuery = z.object({ year: queryYear.meta({ description: '年度; left out: this year' }) });
export type InspectionTourFiguresQuery = z.output<typeof inspectionTourFiguresQuery>;
export const inspectionTourFigures = z
  .object({
    asOf: instant, year, tours: tours.meta({ description: '巡查次数: tours that were stationed, and not cancelled' }), targets: tours.meta({ description: '被巡查单位（个）: each once, however often it was visited; the rows are its tours, of each below' }),
    byTarget: z.array(z.object({ unitId: uuid.nullable(), divisionCode: z.string().nullable(), name: z.string(), tours })), stages: z.object(Object.fromEntries(inspectionTourStates.map((s) => [s, tours])) as Record<(typeof inspectionTourStates)[number], typeof tours>),
    findings: items.meta({ description: '反馈问题（项）: denominator; null for who does not see responsibility lists' }), closed: items.meta({ description: '已销号（项）: numerator' }), rate: z.number().nullable().meta({ description: '整改率 = closed ÷ findings; null where there is none' }),
  })
  .meta({ id: 'InspectionTourFigures' });
export type InspectionTourFigures = z.infer<typeof inspectionTourFigures>;
