import { z } from 'zod';
import { divisionCode, flag, instant, pageQuery, someOf, text, uuid } from '../kit';
import { checkStyles, inspectionCauses } from './check.dto';
import { checkKinds, checkStates } from './check.lifecycle';
import { month } from './month';
import { divisionLevels } from './hazard.statistics.dto';

const several = 'one, or several with commas';
export const checkFilters = z.object({
  kind: someOf(checkKinds).optional().meta({ description: `${several}: ${checkKinds.join(', ')}` }),
  status: someOf(checkStates).optional().meta({ description: `${several}: ${checkStates.join(', ')}` }),
  done: flag.optional().meta({ description: 'true: carried out, that is recorded or closed' }),
  style: someOf(checkStyles).optional().meta({ description: `${several}: ${checkStyles.join(', ')}` }),
  cause: someOf(inspectionCauses).optional().meta({ description: `${several}: ${inspectionCauses.join(', ')}` }),
  exposed: flag.optional(),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  divisionOnly: flag.optional().meta({ description: 'with divisionCode: of the division itself, and nothing below it' }),
  subjectId: uuid.optional(),
  campaignId: uuid.optional(),
  contractId: uuid.optional().meta({ description: '服务合同' }),
  expertId: uuid.optional().meta({ description: '专家 who took part' }),
  organization: text(100).optional().meta({ description: 'agency of checks that name no contract, word for word' }),
  templateId: uuid.optional().meta({ description: '检查表: with this checklist, in whichever version' }),
  unitId: uuid.optional(),
  imported: flag.optional().meta({ description: '历史导入 true: brought in from elsewhere; false: done here' }),
  withHazards: flag.optional().meta({ description: '查出隐患 whether it found any' }),
  finishedFrom: instant.optional(),
  finishedTo: instant.optional().meta({ description: 'before' }),
  month: month.optional().meta({ description: 'finished in the month, in Asia/Shanghai' }),
  mine: flag.optional().meta({ description: 'opened by the caller, or with him among those who take part' }),
  q: text(100).optional().meta({ description: 'words in number and name of the subject' }),
});
export type CheckFilters = z.output<typeof checkFilters>;
export const checkQuery = checkFilters.extend(pageQuery.shape);
export type CheckQuery = z.output<typeof checkQuery>;

export const checkDimensions = ['kind', 'division', 'month'] as const;
export type CheckDimension = (typeof checkDimensions)[number];
export const checkStatisticsQuery = checkFilters.omit({ done: true, status: true }).extend({
  by: z
    .string()
    .default('kind')
    .transform((s) => s.split(',').map((x) => x.trim()))
    .pipe(z.array(z.enum(checkDimensions)).min(1).max(3))
    .meta({ description: `up to three, with commas: ${checkDimensions.join(', ')}` }),
  divisionLevel: z.enum(divisionLevels).optional().meta({ description: 'to which level divisions are summed; default: the one below divisionCode' }),
});
export type CheckStatisticsQuery = z.output<typeof checkStatisticsQuery>;
const figures = { count: z.number().int().meta({ description: '家次 checks carried out' }), subjects: z.number().int().meta({ description: '家数 different subjects; groups have some in common, so these do not add up' }), people: z.number().int().meta({ description: '人次 those who took part, each once a check; at least whoever opened it' }), hazards: z.number().int().meta({ description: '处 found by them' }) };
const names = z.object({ zh: z.string(), en: z.string() });
export const checkStatistics = z.object({
  asOf: instant, by: z.array(z.enum(checkDimensions)), total: z.object(figures),
  items: z.array(z.object({ key: z.record(z.string(), z.string()), names: z.record(z.string(), names), filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of checks gives exactly these rows' }),
    traced: z.record(z.string(), z.string()).nullable().meta({ description: 'query parameters with which the lists of subjects and of hazards give those of these checks; null where they have none that say it' }), ...figures })),
});
export type CheckStatistics = z.infer<typeof checkStatistics>;

export const executionQuery = checkFilters.pick({ kind: true, divisionCode: true, campaignId: true, month: true, templateId: true });
export type ExecutionQuery = z.output<typeof executionQuery>;
/** 执行率 of each checklist: of the items that its checks asked and that applied, how many were fulfilled. A check is finished with an answer to each item it asks. */
export const checklistExecution = z
  .object({
    asOf: instant,
    items: z.array(z.object({
      templateId: uuid, name: z.string().meta({ description: 'of its newest version' }), checks: z.number().int().meta({ description: 'checks carried out with it' }), asked: z.number().int().meta({ description: '应执行项: asked and applicable' }),
      fulfilled: z.number().int().meta({ description: '已执行项' }), rate: z.string().meta({ description: '执行率 = 已执行 ÷ 应执行; without any: —' }), filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of checks gives these' }),
    })),
  })
  .meta({ id: 'ChecklistExecution' });
export type ChecklistExecution = z.infer<typeof checklistExecution>;
