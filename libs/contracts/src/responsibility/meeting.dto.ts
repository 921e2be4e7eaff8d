import { z } from 'zod';
import { day, divisionCode, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { meetingKindNames, meetingKinds } from './meeting.kinds';
import { meetingActions, meetingStates } from './meeting.lifecycle';

const year = z.string().regex(/^(19|20)\d{2}$/, '年份应如 2026 / A year, such as 2026');
const monthOrYear = z.string().regex(/^(19|20)\d{2}(-(0[1-9]|1[0-2]))?$/, '应为月份或年份，如 2026-03、2026 / A month or a year, such as 2026-03 or 2026');
/** `2026`, `2026-Q1`, `2026-03`, `2026-W09` */
export const periodCode = z.string().regex(/^(19|20)\d{2}(-(Q[1-4]|(0[1-9]|1[0-2])|W(0[1-9]|[1-4]\d|5[0-3])))?$/, '期次应如 2026、2026-Q1、2026-03、2026-W09 / A period, such as 2026, 2026-Q1, 2026-03, 2026-W09').meta({ description: '期次: year 2026, quarter 2026-Q1, month 2026-03, ISO week 2026-W09' });

const invitee = z
  .strictObject({ unitId: uuid.nullable().default(null).meta({ description: '单位' }), memberId: uuid.nullable().default(null).meta({ description: '人员' }), name: text(100).nullable().default(null).meta({ description: 'of a unit or a person that is none of the tenant\'s' }) })
  .refine((i) => i.unitId !== null || i.memberId !== null || i.name !== null, { path: ['name'], message: '须填单位、人员或名称 / A unit, a person or a name is wanted' });
const topicBody = z.strictObject({ title: text(300).meta({ description: '议题' }), reporterUnitId: uuid.nullable().default(null).meta({ description: '汇报单位' }) });
const files = z.array(z.strictObject({ fileId: uuid })).max(20);
const plan = {
  title: text(200).meta({ description: '会议名称' }), place: text(200).nullable().meta({ description: '地点' }), durationMinutes: z.number().int().min(10).max(1440).meta({ description: '预计时长，分钟' }),
  chairMemberId: uuid.nullable().meta({ description: '主持人, of the tenant' }), topics: z.array(topicBody).max(50), invitees: z.array(invitee).max(300).meta({ description: '参会单位和人员' }),
};
export const planMeetingBody = z
  .strictObject({
    ...plan, place: plan.place.default(null), durationMinutes: plan.durationMinutes.default(60), chairMemberId: plan.chairMemberId.default(null), topics: plan.topics.default([]), invitees: plan.invitees.default([]),
    kind: z.enum(meetingKindNames).meta({ description: Object.entries(meetingKinds).map(([k, { zh }]) => `${zh} ${k}`).join(' | ') }), kindName: text(50).nullable().default(null).meta({ description: '会议种类名称, of `other` alone' }), plannedAt: instant.meta({ description: '计划时间' }),
    committeeId: uuid.nullable().default(null).meta({ description: '委员会; null: a meeting of none' }), divisionCode: divisionCode.meta({ description: 'the district, or a street of it' }), unitId: uuid.nullable().default(null).meta({ description: '组织单位' }),
    files: files.default([]).meta({ description: '会议材料' }), standingMeetingId: uuid.nullable().default(null).meta({ description: '定期会议 of which it is one' }), period: periodCode.nullable().default(null).meta({ description: '期次 it is held for; left out: the one of its day' }),
  })
  .refine((b) => (b.kind === 'other') === (b.kindName !== null), { path: ['kindName'], message: '“其他”会议须写明种类，别的不写 / A meeting of kind other says what it is, no other does' })
  .refine((b) => b.period === null || b.standingMeetingId !== null, { path: ['period'], message: '只有定期会议有期次 / Only a standing meeting has periods' })
  .meta({ id: 'PlanMeeting' });
export type PlanMeetingBody = z.output<typeof planMeetingBody>;
export const changeMeetingBody = z.strictObject(plan).partial().meta({ id: 'ChangeMeeting' });
export type ChangeMeetingBody = z.output<typeof changeMeetingBody>;
export const postponeMeetingBody = z.strictObject({ plannedAt: instant.meta({ description: '改到' }), reason: text(500) });
export const holdMeetingBody = z
  .strictObject({
    heldAt: instant.meta({ description: '实际开始时间' }), endedAt: instant.nullable().default(null).meta({ description: '实际结束时间' }),
    attendance: z.array(z.object({ ...invitee.shape, present: z.boolean().meta({ description: '到会' }), reason: text(200).nullable().default(null).meta({ description: '缺席原因' }) }).strict().refine((a) => a.unitId !== null || a.memberId !== null || a.name !== null, { path: ['name'], message: '须填单位、人员或名称 / A unit, a person or a name is wanted' }).refine((a) => a.present === (a.reason === null), { path: ['reason'], message: '缺席须写原因，到会不写 / Who is absent has a reason, who is present has none' })).max(500),
  })
  .refine((b) => b.endedAt === null || Date.parse(b.endedAt) >= Date.parse(b.heldAt), { path: ['endedAt'], message: '结束不能早于开始 / It does not end before it began' })
  .meta({ id: 'HoldMeeting' });
export type HoldMeetingBody = z.output<typeof holdMeetingBody>;
const topicNumber = z.number().int().min(1).max(50).meta({ description: '第几个议题' });
export const concludeTopicBody = z.strictObject({ topic: topicNumber, conclusion: text(4000).meta({ description: '结论' }) });
export type ConcludeTopicBody = z.output<typeof concludeTopicBody>;
export const resolveBody = z
  .strictObject({ topic: topicNumber.nullable().default(null), text: text(2000).meta({ description: '决议内容' }), leadUnitId: uuid.meta({ description: '牵头单位' }), supportUnitIds: z.array(uuid).max(50).default([]).meta({ description: '配合单位' }), dueOn: day.nullable().default(null).meta({ description: '完成时限' }) })
  .meta({ id: 'MakeResolution' });
export type ResolveBody = z.output<typeof resolveBody>;
export const withdrawResolutionBody = z.strictObject({ resolution: z.number().int().min(1).meta({ description: '第几项决议' }), reason: text(500) });
export type WithdrawResolutionBody = z.output<typeof withdrawResolutionBody>;
export const draftMinutesBody = z.strictObject({ minutes: text(50_000).meta({ description: '纪要' }), files: files.default([]).meta({ description: '附件, added to the papers' }) });
export type DraftMinutesBody = z.output<typeof draftMinutesBody>;
export const issueMinutesBody = z.strictObject({ documentNumber: text(100).nullable().default(null).meta({ description: '纪要文号' }) });
export const reasonBody = z.strictObject({ reason: text(500) });

const person = z.object({ id: z.string(), name: z.string() });
const unit = z.object({ id: uuid, name: z.string() });
export const meetingAttendee = z.object({ unitId: uuid.nullable(), memberId: uuid.nullable(), name: z.string(), present: z.boolean().nullable().meta({ description: 'null until it was held' }), reason: z.string().nullable() }).meta({ id: 'MeetingAttendee' });
export type MeetingAttendee = z.infer<typeof meetingAttendee>;
export const resolution = z
  .object({
    id: uuid, meetingId: uuid, number: z.number().int().meta({ description: '第几项决议' }), topic: z.number().int().nullable(), text: z.string(), leadUnit: unit, supportUnits: z.array(unit), dueOn: day.nullable(),
    withdrawn: z.boolean().meta({ description: '已撤回' }), withdrawReason: z.string().nullable(), madeOn: day.meta({ description: 'the day of the meeting' }),
  })
  .meta({ id: 'MeetingResolution' });
export type MeetingResolution = z.infer<typeof resolution>;
const facts = {
  id: uuid, number: z.string().meta({ description: '会议编号, e.g. HY440310-2026-0001' }), kind: z.enum(meetingKindNames), kindName: z.string().meta({ description: '会议种类名称' }), personal: z.boolean().meta({ description: '仅全区授权人员和有关本人可见' }), title: z.string(), plannedAt: instant, durationMinutes: z.number().int(), place: z.string().nullable(),
  chair: person.nullable(), committeeId: uuid.nullable(), standingMeetingId: uuid.nullable(), period: z.string().nullable(), divisionCode: z.string(), divisionName: z.string(), unit: unit.nullable(),
  status: z.enum(meetingStates).meta({ description: 'planned 已计划 | held 已召开 | drafted 纪要待签发 | minuted 纪要已印发 | cancelled 已取消' }), postponed: z.number().int().meta({ description: '改期次数' }), heldAt: instant.nullable(), endedAt: instant.nullable(), present: z.number().int().meta({ description: '到会人次、单位次' }),
  resolutions: z.number().int().meta({ description: '决议数, without those withdrawn' }), cancelReason: z.string().nullable(), plannedBy: person, createdAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(meetingActions)),
};
export const meeting = z.object(facts).meta({ id: 'Meeting' });
export type Meeting = z.infer<typeof meeting>;
export const meetingDetail = z
  .object({
    ...facts, topics: z.array(z.object({ number: z.number().int(), title: z.string(), reporterUnit: unit.nullable(), conclusion: z.string().nullable() })), attendance: z.array(meetingAttendee),
    postponements: z.array(z.object({ from: instant, to: instant, reason: z.string(), by: person, at: instant })), decisions: z.array(resolution).meta({ description: '决议' }),
    minutes: z.string().nullable(), fileIds: z.array(uuid), draftedBy: person.nullable(), returnReason: z.string().nullable().meta({ description: 'why the minutes were last returned' }), issuedBy: person.nullable(), issuedAt: instant.nullable(), documentNumber: z.string().nullable(),
  })
  .meta({ id: 'MeetingDetail' });
export type MeetingDetail = z.infer<typeof meetingDetail>;
export const meetingPage = page(meeting);
export const meetingQuery = pageQuery.extend({
  kind: someOf(meetingKindNames).optional(), kindName: text(50).optional().meta({ description: 'of the kind other: by the name it was given' }), status: someOf(meetingStates).optional(), committeeId: uuid.optional(), standingMeetingId: uuid.optional(), period: periodCode.optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  held: monthOrYear.optional().meta({ description: 'held in the month or year, in Asia/Shanghai' }), heldFrom: day.optional().meta({ description: 'held on the day or later' }), heldTo: day.optional().meta({ description: 'held on the day or before' }), from: day.optional().meta({ description: 'planned on the day or later' }), to: day.optional().meta({ description: 'planned on the day or before' }), q: text(100).optional().meta({ description: 'words in number and title' }),
});
export type MeetingQuery = z.output<typeof meetingQuery>;

export const resolutionQuery = pageQuery.extend({
  resolutionId: uuid.optional().meta({ description: 'this one only' }), meetingId: uuid.optional(), committeeId: uuid.optional(), unitId: uuid.optional().meta({ description: 'the unit leads or supports' }), dueTo: day.optional().meta({ description: 'due on the day or before' }), withdrawn: z.enum(['true', 'false']).optional(), q: text(100).optional().meta({ description: 'words in the text' }),
});
export type ResolutionQuery = z.output<typeof resolutionQuery>;
export const listedResolution = resolution.extend({ meetingNumber: z.string(), meetingTitle: z.string() }).meta({ id: 'ListedResolution' });
export type ListedResolution = z.infer<typeof listedResolution>;
export const resolutionPage = page(listedResolution);

export const meetingFiguresQuery = z.object({ year: year.optional().meta({ description: 'of the day on which they were held; left out: whatever the days say' }), heldFrom: day.optional().meta({ description: 'held on the day or later' }), heldTo: day.optional().meta({ description: 'held on the day or before' }), committeeId: uuid.optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) });
export type MeetingFiguresQuery = z.output<typeof meetingFiguresQuery>;
const figure = { held: z.number().int().meta({ description: '次数: meetings held; those planned or cancelled do not count' }), present: z.number().int().meta({ description: '到会人次' }), filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly these meetings' }) };
export const meetingFigures = z
  .object({ asOf: instant, kinds: z.array(z.object({ kind: z.enum(meetingKindNames), kindName: z.string(), ...figure, months: z.array(z.object({ month: z.string(), ...figure })) })) })
  .meta({ id: 'MeetingFigures' });
export type MeetingFigures = z.infer<typeof meetingFigures>;
