import { z } from 'zod';
import { day, divisionCode, flag, instant, pageQuery, uuid } from '../kit';
import { itemSources, promotionLevels } from './list-item.dto';

const filter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of items gives exactly these rows' });
const counted = z.object({ count: z.number().int(), filter });
const share = z.object({ numerator: z.number().int(), denominator: z.number().int(), rate: z.number().nullable().meta({ description: 'numerator ÷ denominator, 0–1; null without a base' }) });

export const itemFiguresQuery = z.object({ kindKey: z.string().max(60).optional(), groupKey: z.string().max(60).optional().meta({ description: '分类 of the kind' }), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) });
export type ItemFiguresQuery = z.output<typeof itemFiguresQuery>;

/** 指令闭环率, of items: one that was instructed twice counts once, and is closed as a whole. */
const ofInstructed = {
  instructed: counted.meta({ description: '已下达指令 items in force for which an instruction was issued' }), instructionsClosed: counted.meta({ description: '指令已闭环 of these, closed' }), instructionClosure: share.meta({ description: '指令闭环率: closed ÷ instructed' }),
};

/** 条目落实率 of one group of a kind, such as 十五条, 六十五条, 七十五条: closed ÷ in force, of items that are done one by one. */
const groupFigures = z.object({
  key: z.string(), name: z.string(), inForce: counted.meta({ description: 'in force, and done one by one' }), closed: counted.meta({ description: 'of these, closed' }), overdue: counted, completion: share.meta({ description: '条目落实率: closed ÷ in force' }), ...ofInstructed,
});

/** 完成率: closed ÷ in force, as of now; overdue by day. */
export const itemFigures = z
  .object({
    asOf: instant, inForce: counted, open: counted, submitted: counted, closed: counted, overdue: counted, completion: share.meta({ description: '完成率: closed ÷ in force of kinds that are performed' }), ...ofInstructed,
    disputesOpen: counted.meta({ description: '边界争议 未裁定, of items in force; an item counts once, by its last dispute' }), disputesSettled: counted.meta({ description: '边界争议 已裁定' }),
    groups: z.array(groupFigures).meta({ description: 'with kindKey: each group of the kind in its order, also one without items; without it none. An item without a group is in no row' }),
  })
  .meta({ id: 'ListItemFigures' });
export type ItemFigures = z.infer<typeof itemFigures>;

export const promotionReportQuery = z
  .object({ kindKey: z.string().min(1).max(60), from: day, to: day, divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) })
  .refine((q) => q.from <= q.to, { path: ['to'], message: '结束日期不能早于开始日期 / The last day is not before the first' });
export type PromotionReportQuery = z.output<typeof promotionReportQuery>;

const ofPromoted = { promoted: counted.meta({ description: '上报' }), accepted: counted.meta({ description: '被录入' }), closed: counted.meta({ description: '被录入且已销号' }), closure: share.meta({ description: '销号率: closed ÷ accepted' }) };
const ofLevel = z.object({ level: z.enum(promotionLevels), ...ofPromoted, asked: counted.meta({ description: '待答复' }), refused: counted.meta({ description: '被退回' }) });
const ofSource = z.object({ source: z.enum(itemSources).nullable().meta({ description: 'null: not said' }), ...ofPromoted });

/**
 * 上报问题: problems of a kind promoted for the first time in the period. A problem counts once: of the province where the
 * province accepted it, else of the city where the city did. 销号率 = closed ÷ accepted; remaining = accepted − closed.
 * What only the district accepted is counted beside these: it is on no list of the city. `levels` says how each level answered,
 * by itself: a problem promoted to two levels is in both rows.
 */
export const promotionReport = z
  .object({
    asOf: instant, promoted: counted.meta({ description: '上报' }), city: counted.meta({ description: '被录入市级, and not by the province' }), province: counted.meta({ description: '被录入省级' }),
    district: counted.meta({ description: '被区级录入, and neither by city nor by province; not in accepted' }), accepted: counted.meta({ description: '被录入 city + province' }), closed: counted.meta({ description: '被录入且已销号' }), remaining: counted.meta({ description: '被录入、未销号' }), overdue: counted.meta({ description: '被录入、未销号、已逾期' }), closure: share.meta({ description: '销号率: closed ÷ accepted' }),
    levels: z.array(ofLevel).meta({ description: '按层级: 街道、专委会上报区，区上报市、省; each level by itself' }), sources: z.array(ofSource).meta({ description: '按问题来源, in the order of the sources; accepted here is by city or province. Without a source last, where there are any' }),
    paragraph: z.string().meta({ description: '报告文字, from these figures' }),
  })
  .meta({ id: 'PromotionReport' });
export type PromotionReport = z.infer<typeof promotionReport>;

const cell = z.object({ items: z.number().int().meta({ description: 'items in force with an owner' }), owners: z.number().int().meta({ description: 'different owner units of them' }), filter });
/** 责任覆盖: every industry, place and post has an owner in the lists in force, and none has two who do not know of each other. */
export const listCoverage = z
  .object({
    asOf: instant,
    industries: z.object({ share, rows: z.array(cell.extend({ code: z.string(), name: z.string() })) }).meta({ description: '行业 sections of GB/T 4754-2017; without items: 无主' }),
    places: z.object({ share, rows: z.array(cell.extend({ code: z.string(), name: z.string() })) }).meta({ description: '属地 divisions directly below the one asked for' }),
    posts: z.object({ share, rows: z.array(cell.extend({ id: uuid, name: z.string(), unitId: uuid, unitName: z.string() })) }).meta({ description: '岗位 posts in use' }),
    groups: z.array(z.object({ key: z.string(), name: z.string(), inForce: counted, held: counted.meta({ description: 'of these, with a unit, a person or enterprises named' }), share: share.meta({ description: '责任覆盖率: held ÷ in force' }) }))
      .meta({ description: '各分类 with kindKey: each group of the kind in its order, such as 部门监管, 属地管理, 企业主体; also one without items. Without it none' }),
    ownerless: counted.meta({ description: '无主事项 items in force that name neither unit nor person nor enterprises' }),
    overlapping: counted.meta({ description: '交叉事项 items in force of which another has the same content, or the same industry and place, and another owner unit; 区、街分工 (the same content at two levels) is none' }),
    overlaps: z.array(z.object({ by: z.enum(['content', 'industry-place']), text: z.string(), units: z.number().int(), items: z.number().int(), filter })).max(200).meta({ description: 'the largest first' }),
  })
  .meta({ id: 'ListCoverage' });
export type ListCoverage = z.infer<typeof listCoverage>;

export const enterpriseCoverageQuery = pageQuery.extend({
  ...itemFiguresQuery.shape, divisionCode: divisionCode.optional().meta({ description: 'enterprises in this division or below it; items of the whole district cover them too' }), keyOnly: flag.optional().meta({ description: 'true: 重点监管 alone' }),
});
export type EnterpriseCoverageQuery = z.output<typeof enterpriseCoverageQuery>;
export const enterpriseCoverageGaps = ['unreachable', 'partial', 'too_many'] as const;
export const enterpriseCoverageGapNames: Readonly<Record<(typeof enterpriseCoverageGaps)[number], { readonly zh: string; readonly en: string }>> = {
  unreachable: { zh: '执法检查没有答复，请稍后再试', en: 'Enforcement did not answer; try again later' }, partial: { zh: '您看不到全区的清单与监管对象，不能统计全区的企业', en: 'You do not see all lists and subjects of the district: its enterprises are not yours to count' },
  too_many: { zh: '写明企业的事项过多，无法一次统计', en: 'Too many items name enterprises to be counted at once' },
};
/** 企业主体责任覆盖: which enterprises the items in force name, by credit code, industry or tag. Enforcement keeps the enterprises, and counts them in the name of who asks. */
export const enterpriseCoverage = z
  .object({
    asOf: instant, unknown: z.enum(enterpriseCoverageGaps).nullable().meta({ description: 'why nothing was counted: unreachable 执法检查没有答复 | partial the caller does not see the whole | too_many; null: it was' }),
    items: z.array(z.object({ id: uuid, name: z.string(), creditCode: z.string().nullable(), divisionCode: z.string(), divisionName: z.string(), industryCode: z.string().nullable(), isKey: z.boolean() })).meta({ description: '未覆盖的企业, by subject of enforcement: no item in force names it' }), nextCursor: z.string().nullable(), total: z.number().int().optional().meta({ description: 'with total=true, where they were counted' }),
    share: share.nullable().meta({ description: '企业主体责任覆盖率: enterprises that an item in force names ÷ enterprises in business or suspended; null where it was not counted' }), uncovered: z.number().int().nullable().meta({ description: '未覆盖的企业数: the rows of items over all pages' }),
    naming: counted.nullable().meta({ description: '写明企业主体的在用事项; null with divisionCode: items of wider places name the enterprises of a division too' }),
  })
  .meta({ id: 'EnterpriseCoverage' });
export type EnterpriseCoverage = z.infer<typeof enterpriseCoverage>;
