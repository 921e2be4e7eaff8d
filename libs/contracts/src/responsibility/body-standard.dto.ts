import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { bodyAssessmentActions, bodyAssessmentStates, bodyStandardActions, bodyStandardStates } from './body-standard.lifecycle';

const person = z.object({ id: z.string(), name: z.string() });
const points = z.number().int().min(0).max(1000).meta({ description: '分值' });
const itemNumber = z.number().int().min(1).max(200).meta({ description: '项号: its place among the items, from 1' });

export const bodyLevels = ['street', 'community'] as const;
export type BodyLevel = (typeof bodyLevels)[number];
const level = z.enum(bodyLevels).meta({ description: 'street 街道 | community 社区' });
const item = z.object({ name: text(200).meta({ description: '项目, e.g. 有机构' }), wanted: text(1000).meta({ description: '建设要求' }), maxScore: points.min(1), evidenceWanted: z.boolean().meta({ description: '须有佐证' }) });
const standardFacts = {
  name: text(200).meta({ description: '标准名称, e.g. “六有”' }), sourceDocument: text(500).meta({ description: '依据文件' }), levels: z.array(level).min(1).max(2).meta({ description: '适用的机构: 街道、社区' }),
  items: z.array(item).min(1).max(200), passMark: points.meta({ description: '达标分' }),
};
export const draftBodyStandardBody = z.strictObject(standardFacts).meta({ id: 'DraftBodyStandard' });
export type DraftBodyStandardBody = z.output<typeof draftBodyStandardBody>;
export const changeBodyStandardBody = z.strictObject(standardFacts).partial().meta({ id: 'ChangeBodyStandard' });
export type ChangeBodyStandardBody = z.output<typeof changeBodyStandardBody>;
export const stepBodyStandardBody = z.strictObject({ note: text(500).optional() });
export const bodyStandard = z
  .object({
    id: uuid, lineId: uuid.meta({ description: 'id of the first version: the same for all versions of a standard' }), number: z.number().int().meta({ description: '版次' }), ...standardFacts, fullScore: z.number().int().meta({ description: '满分' }),
    status: z.enum(bodyStandardStates).meta({ description: 'draft 草稿 | published 施行 | superseded 已被替代' }), publishedAt: instant.nullable(), draftedBy: person, draftedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(bodyStandardActions)),
  })
  .meta({ id: 'BodyStandard' });
export type BodyStandard = z.infer<typeof bodyStandard>;
export const bodyStandardPage = page(bodyStandard);
export const bodyStandardQuery = pageQuery.extend({ lineId: uuid.optional(), status: z.enum(bodyStandardStates).optional(), level: level.optional() });
export type BodyStandardQuery = z.output<typeof bodyStandardQuery>;

const selfItem = z.object({ item: itemNumber, score: points, evidence: text(2000).nullable().default(null).meta({ description: '佐证说明' }), fileId: uuid.nullable().default(null).meta({ description: '佐证附件' }) });
const selfItems = z.array(selfItem).min(1).max(200).meta({ description: '自评: every item once' });
export const openBodyAssessmentBody = z.strictObject({ standardId: uuid, divisionCode: divisionCode.meta({ description: 'the street or community whose body it is' }), items: selfItems }).meta({ id: 'OpenBodyAssessment' });
export type OpenBodyAssessmentBody = z.output<typeof openBodyAssessmentBody>;
export const retryBodyAssessmentBody = z.strictObject({ items: selfItems, rectified: text(2000).meta({ description: '整改情况' }) });
export type RetryBodyAssessmentBody = z.output<typeof retryBodyAssessmentBody>;
const deduction = z.object({ item: itemNumber, points: points.min(1).meta({ description: '扣分' }), reason: text(500).meta({ description: '扣分原因' }) });
export const checkBodyAssessmentBody = z.strictObject({ deductions: z.array(deduction).max(200), note: text(2000).meta({ description: '初验意见' }) }).meta({ id: 'CheckBodyAssessment' });
export type CheckBodyAssessmentBody = z.output<typeof checkBodyAssessmentBody>;
export const recordCityBody = z.strictObject({ result: z.enum(['to_rectify', 'passed']).meta({ description: 'to_rectify 需整改 | passed 达标' }), checkedOn: day.meta({ description: '市验收日期' }), note: text(2000).meta({ description: '市验收意见' }) });
export type RecordCityBody = z.output<typeof recordCityBody>;

export const bodyAssessment = z
  .object({
    id: uuid, standardId: uuid, lineId: uuid, standardName: z.string(), level, divisionCode: z.string(), divisionName: z.string(), attempt: z.number().int().meta({ description: '第几次' }), previousId: uuid.nullable().meta({ description: 'the try before, which is kept' }), rectified: z.string().nullable(),
    items: z.array(selfItem), selfScore: z.number().int().meta({ description: '自评得分' }), deductions: z.array(deduction), score: z.number().int().nullable().meta({ description: '初验得分; null before the check' }), passMark: points, fullScore: z.number().int(),
    status: z.enum(bodyAssessmentStates).meta({ description: 'self_checked 已自评 | checked 初验通过 | to_rectify 待整改 | passed 达标 | retried 已再次申报' }), checkNote: z.string().nullable(), checkedBy: person.nullable(), checkedAt: instant.nullable(), cityCheckedOn: day.nullable(), cityNote: z.string().nullable(),
    openedBy: person, openedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(bodyAssessmentActions)),
  })
  .meta({ id: 'BodyAssessment' });
export type BodyAssessment = z.infer<typeof bodyAssessment>;
export const bodyAssessmentPage = page(bodyAssessment);
export const bodyAssessmentQuery = pageQuery.extend({
  lineId: uuid.optional(), standardId: uuid.optional(), level: level.optional(), status: someOf(bodyAssessmentStates).optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  inForce: flag.optional().meta({ description: 'true: of bodies whose division is in force today' }), deductedItem: z.coerce.number().int().min(1).max(200).optional().meta({ description: 'points were taken off this item' }),
});
export type BodyAssessmentQuery = z.output<typeof bodyAssessmentQuery>;

const filter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of assessments gives exactly these rows' });
export const bodyStandardFigures = z
  .object({
    asOf: instant, day, lineId: uuid,
    levels: z.array(z.object({ level, passed: z.number().int().meta({ description: '达标数 numerator' }), bodies: z.number().int().meta({ description: '应达标数 denominator: divisions of the level in force on the day' }), rate: z.number().nullable().meta({ description: '达标率; null where there is no body' }), filter })),
    bodies: z.array(z.object({ divisionCode: z.string(), divisionName: z.string(), level, assessmentId: uuid.nullable(), attempt: z.number().int().nullable(), status: z.enum(bodyAssessmentStates).nullable().meta({ description: 'null: nothing handed in' }) })).meta({ description: 'every body that must, with where it stands' }),
  })
  .meta({ id: 'BodyStandardFigures' });
export type BodyStandardFigures = z.infer<typeof bodyStandardFigures>;
export const bodyStandardDeductions = z
  .object({
    asOf: instant, standardId: uuid, checked: z.number().int().meta({ description: '已初验机构数' }),
    items: z.array(z.object({ item: itemNumber, name: z.string(), maxScore: points, points: z.number().int().meta({ description: '合计扣分' }), bodies: z.number().int().meta({ description: '扣分机构数' }), filter })).meta({ description: '主要扣分点, most points first' }),
  })
  .meta({ id: 'BodyStandardDeductions' });
export type BodyStandardDeductions = z.infer<typeof bodyStandardDeductions>;
