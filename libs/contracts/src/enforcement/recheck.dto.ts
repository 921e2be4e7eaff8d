import { z } from 'zod';
import { divisionCode, instant, page, pageQuery, text, uuid } from '../kit';
import { hazardLevel, hazardSource, rectificationKinds } from './hazard.dto';
import { hazardStates } from './hazard.lifecycle';
import { reportChannels } from './public-report.lifecycle';

export const RECHECK_MOST = 500;

export const recheckResults = ['holds', 'reopened'] as const;
export type RecheckResult = (typeof recheckResults)[number];
export const recheckResultNames: Readonly<Record<RecheckResult, { readonly zh: string; readonly en: string }>> = {
  holds: { zh: '复查合格', en: 'Holds' },
  reopened: { zh: '不合格，已重开', en: 'Re-opened' },
};

const pool = z
  .strictObject({
    level: hazardLevel.optional(),
    source: hazardSource.optional(),
    reportChannel: z.enum(reportChannels).optional().meta({ description: '公众举报的来源渠道: those that came of reports by this channel, as far as the caller sees the reports' }),
    rectification: z.enum(rectificationKinds).optional(),
    category: text(100).optional(),
    campaignId: uuid.optional().meta({ description: '专项行动' }),
    subjectId: uuid.optional(),
    reportedFrom: instant.optional(),
    reportedTo: instant.optional().meta({ description: 'before' }),
  })
  .meta({ description: '抽查范围: the closed hazards of the division that these leave' });

export const drawRecheckBody = z
  .strictObject({
    name: text(200).meta({ description: '抽查名称, e.g. 三季度隐患整改抽查' }),
    divisionCode: divisionCode.meta({ description: 'of whose hazards: the district, a street, a community' }),
    count: z.number().int().min(1).max(RECHECK_MOST).meta({ description: '抽取数; all, where there are fewer' }),
    pool: pool.default({}),
    seed: z.strictObject({ text: text(200).regex(/^[^\r\n]*$/), source: text(200).meta({ description: '种子来源' }) }).optional().meta({ description: '随机种子; left out: 256 random bits' }),
  })
  .meta({ id: 'DrawRecheck' });
export type DrawRecheckBody = z.output<typeof drawRecheckBody>;

export const recordRecheckBody = z
  .strictObject({
    result: z.enum(recheckResults).meta({ description: 'holds 复查合格，不重开 | reopened 不合格，重开隐患' }),
    note: text(2000).meta({ description: '复查情况: what was found' }),
    dueAt: instant.optional().meta({ description: '重开的整改期限；不填按默认 where it is re-opened: the new deadline' }),
  })
  .meta({ id: 'RecordRecheck' });
export type RecordRecheckBody = z.output<typeof recordRecheckBody>;

const person = z.object({ id: z.string(), name: z.string() });
const progress = z.object({
  drawn: z.number().int().meta({ description: '抽取数' }),
  checked: z.number().int().meta({ description: '已复查数' }),
  holds: z.number().int().meta({ description: '合格数' }),
  rate: z.string().meta({ description: '复查合格率 = 合格 ÷ 已复查; without any: —' }),
});
export type RecheckProgress = z.infer<typeof progress>;

export const recheck = z
  .object({
    id: uuid,
    number: z.string().meta({ description: '抽查编号, e.g. FC440310-2026-0001' }),
    name: z.string(),
    divisionCode: z.string(),
    divisionName: z.string(),
    pool,
    poolSize: z.number().int().meta({ description: 'closed hazards among which was drawn' }),
    wanted: z.number().int(),
    seed: z.string().meta({ description: 'the place of a hazard is by the SHA-256 of `<seed>\\nhazard\\n<id>`, smallest first' }),
    seedSource: z.string(),
    progress,
    drawnBy: person,
    drawnAt: instant,
  })
  .meta({ id: 'Recheck' });
export type Recheck = z.infer<typeof recheck>;
export const recheckQuery = pageQuery.extend({ divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) });
export type RecheckQuery = z.output<typeof recheckQuery>;
export const recheckPage = page(recheck);

export const recheckItem = z
  .object({
    place: z.number().int().meta({ description: 'in the order of the draw, from 1' }),
    hazard: z.object({ id: uuid, number: z.string(), title: z.string(), level: hazardLevel, status: z.enum(hazardStates), divisionCode: z.string(), divisionName: z.string(), subjectName: z.string().nullable(), closedAt: instant.nullable() }),
    result: z.enum(recheckResults).nullable(),
    note: z.string().nullable(),
    checkedBy: person.nullable(),
    checkedAt: instant.nullable(),
  })
  .meta({ id: 'RecheckItem' });
export type RecheckItem = z.infer<typeof recheckItem>;
export const recheckItemsQuery = pageQuery.extend({ result: z.enum([...recheckResults, 'open']).optional().meta({ description: 'open: not looked at yet' }) });
export type RecheckItemsQuery = z.output<typeof recheckItemsQuery>;
export const recheckItems = page(recheckItem);

export const recheckStatisticsQuery = z.object({ divisionCode: divisionCode.optional(), from: instant.optional().meta({ description: 'drawn from then on' }), to: instant.optional().meta({ description: 'drawn before' }) });
export type RecheckStatisticsQuery = z.output<typeof recheckStatisticsQuery>;
export const recheckStatistics = z
  .object({ asOf: instant, total: progress.meta({ description: 'of all samples; a hazard drawn in two was looked at twice' }), items: z.array(progress.extend({ recheckId: uuid, number: z.string(), name: z.string() })).meta({ description: 'the newest 200 samples' }) })
  .meta({ id: 'RecheckStatistics' });
export type RecheckStatistics = z.infer<typeof recheckStatistics>;
