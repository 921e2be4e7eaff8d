import { z } from 'zod';
import { day, divisionCode, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { assessedKind, assessmentPoints } from './assessment-scheme.dto';
import { assessmentActions, assessmentStates } from './assessment.lifecycle';

const person = z.object({ id: z.string(), name: z.string() });
const count = z.number().int();
export const assessmentItemNumber = z.number().int().min(1).max(200).meta({ description: '项号: its place among the items of the scheme, from 1' });

export const openAssessmentBody = z
  .strictObject({
    schemeId: uuid.meta({ description: 'a scheme in force' }), name: text(200).meta({ description: '考核名称, e.g. 2026 年上半年街道安全生产考核' }), from: day.meta({ description: '考核期自' }), to: day.meta({ description: '考核期至' }), selfScoreUntil: day.meta({ description: '自评截止日' }),
    units: z.array(z.strictObject({ unitId: uuid, divisionCode: divisionCode.nullable().default(null).meta({ description: 'the street whose unit it is; null for departments' }) })).min(1).max(200).meta({ description: '被考核单位' }),
  })
  .meta({ id: 'OpenAssessment' });
export type OpenAssessmentBody = z.output<typeof openAssessmentBody>;
export const stepAssessmentBody = z.strictObject({ note: text(1000).nullable().default(null) });
export const cancelAssessmentBody = z.strictObject({ reason: text(1000).meta({ description: '取消理由' }) });
export const issueAssessmentBody = z.strictObject({ document: text(300).meta({ description: '通报文号' }), note: text(4000).nullable().default(null).meta({ description: '通报说明' }) });
export type IssueAssessmentBody = z.output<typeof issueAssessmentBody>;
export const correctAssessmentBody = z
  .strictObject({
    document: text(300).meta({ description: '更正通报文号' }), reason: text(2000).meta({ description: '更正理由' }),
    changes: z.array(z.strictObject({ sheetId: uuid, item: assessmentItemNumber, points: assessmentPoints.meta({ description: '更正后得分，以 0.01 分计' }), reason: text(1000) })).max(500).meta({ description: '逐项更正; none: grades and ranks are taken anew, as after a veto was lifted' }),
  })
  .meta({ id: 'CorrectAssessment' });
export type CorrectAssessmentBody = z.output<typeof correctAssessmentBody>;

const issue = z.object({ issue: count.meta({ description: '第几次通报' }), document: z.string(), note: z.string().nullable().meta({ description: '说明; of a correction its reason' }), issuedBy: person, issuedAt: instant });
export const assessment = z
  .object({
    id: uuid, schemeId: uuid, schemeName: z.string(), schemeNumber: count, name: z.string(), unitKind: assessedKind, from: day, to: day, totalPoints: assessmentPoints, rankingIsPublic: z.boolean(), selfScoreUntil: day, appealDays: count, units: count.meta({ description: '被考核单位数' }),
    status: z.enum(assessmentStates).meta({ description: 'under_way 进行中 | final 已定档 | issued 已通报 | cancelled 已取消' }), cancelReason: z.string().nullable(), issues: z.array(issue).meta({ description: '通报: the first, and its corrections; all are kept' }),
    openedBy: person, openedAt: instant, updatedBy: person, updatedAt: instant, version: count, allowedActions: z.array(z.enum([...assessmentActions, 'correct'])),
  })
  .meta({ id: 'Assessment' });
export type Assessment = z.infer<typeof assessment>;
export const assessmentPage = page(assessment);
export const assessmentQuery = pageQuery.extend({ status: someOf(assessmentStates).optional(), unitKind: assessedKind.optional(), schemeId: uuid.optional() });
export type AssessmentQuery = z.output<typeof assessmentQuery>;

const filter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of sheets gives exactly these rows' });
export const assessmentProgress = z.object({ asOf: instant, day, states: z.array(z.object({ status: z.string(), count, filter })), late: z.object({ count, filter }).meta({ description: '逾期未自评' }) }).meta({ id: 'AssessmentProgress', description: 'of the sheets that the caller sees' });
export type AssessmentProgress = z.infer<typeof assessmentProgress>;

export const assessmentRank = z
  .object({
    sheetId: uuid, issue: count, unitId: uuid, unitName: z.string(), divisionCode: z.string(), divisionName: z.string(), points: assessmentPoints.meta({ description: '得分，以 0.01 分计, after vetoes' }), grade: z.string().meta({ description: '等次' }),
    rank: count.nullable().meta({ description: '名次: equal points, equal rank, and the next as many further on; null where a veto took the rank' }), vetoed: z.boolean(),
  })
  .meta({ id: 'AssessmentRank' });
export type AssessmentRank = z.infer<typeof assessmentRank>;
export const assessmentRankPage = page(assessmentRank);
export const assessmentRankQuery = pageQuery.extend({ issue: z.coerce.number().int().min(1).max(1000).optional().meta({ description: '第几次通报; the latest where not said' }) });
export type AssessmentRankQuery = z.output<typeof assessmentRankQuery>;
export const assessmentDocumentQuery = z.object({ issue: assessmentRankQuery.shape.issue });

const itemFigure = z.object({ item: assessmentItemNumber, name: z.string(), full: assessmentPoints, points: count.meta({ description: 'numerator: sum over the units, in hundredths' }), possible: count.meta({ description: 'denominator: full score × units' }), rate: z.number().nullable().meta({ description: '得分率; null where the denominator is zero' }) });
export const assessmentFigures = z
  .object({
    asOf: instant, units: count.meta({ description: 'denominator: units graded' }), points: count.meta({ description: 'numerator: sum of points, in hundredths' }), average: count.nullable().meta({ description: '平均分，以 0.01 分计, half up; null where no unit is graded' }), vetoed: count.meta({ description: '否决数: units on which a veto acted' }),
    best: z.array(itemFigure).meta({ description: '得分率最高的三项' }), worst: z.array(itemFigure).meta({ description: '得分率最低的三项' }), grades: z.array(z.object({ grade: z.string(), count })),
  })
  .meta({ id: 'AssessmentFigures' });
export type AssessmentFigures = z.infer<typeof assessmentFigures>;
