import { z } from 'zod';
import { divisionCode, flag, instant, pageQuery, someOf, text, uuid } from '../kit';
import { mapBox } from './hazard.map.dto';
import { divisionLevels } from './hazard.statistics.dto';
import { measure, riskKind, riskKinds, riskLevel, riskLevels } from './risk-point.dto';
import { riskPointStates } from './risk-point.lifecycle';

const several = 'one, or several with commas';
const levelsOrNone = [...riskLevels, 'none'] as const;

/** What narrows a list of risk points; map and figures are narrowed by the same. */
export const riskPointFilters = z.object({
  kind: someOf(riskKinds).optional().meta({ description: `${several}: ${riskKinds.join(', ')}` }),
  level: someOf(levelsOrNone).optional().meta({ description: `${several}: ${levelsOrNone.join(', ')}; none: not graded` }),
  status: someOf(riskPointStates).optional().meta({ description: `${several}; left out: all` }),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  divisionOnly: flag.optional().meta({ description: 'with divisionCode: of the division itself, and nothing below it' }),
  tag: text(40).optional().meta({ description: '风险标签' }),
  subjectId: uuid.optional(),
  ownerUnitId: uuid.optional(),
  ownerMemberId: uuid.optional(),
  reviewDue: flag.optional().meta({ description: '待复评 true: under control and past the day of its review; false: all others' }),
  placed: flag.optional().meta({ description: '有坐标' }),
  labelled: flag.optional().meta({ description: '有责任标签' }),
  labelUnitId: uuid.optional().meta({ description: '重点部门' }),
  labelPost: text(100).optional().meta({ description: '重点岗位' }),
  labelTask: text(300).optional().meta({ description: '重点任务' }),
  q: text(100).optional().meta({ description: 'words in name, code, place, description and the name of the subject' }),
});
export type RiskPointFilters = z.output<typeof riskPointFilters>;

export const riskPointOrders = ['-refreshedAt', '-collectedAt', 'reviewDueAt'] as const;
export const riskPointQuery = riskPointFilters.extend(pageQuery.shape).extend({
  order: z.enum(riskPointOrders).default('-refreshedAt').meta({ description: '-refreshedAt: newest first; -collectedAt; reviewDueAt: due first, without a day last' }),
});
export type RiskPointQuery = z.output<typeof riskPointQuery>;
export type RiskPointListRequest = Omit<RiskPointQuery, 'order'> & Partial<Pick<RiskPointQuery, 'order'>>;

export const riskPointMapQuery = riskPointFilters.extend({
  bbox: mapBox.optional().meta({ description: 'west,south,east,north in degrees of WGS84; default: everywhere' }),
  zoom: z.coerce.number().min(0).max(24).default(10).meta({ description: 'of the map, as maps with tiles of 512 pixels count it' }),
});
export type RiskPointMapQuery = z.output<typeof riskPointMapQuery>;

const perLevel = z.object({ red: z.number().int(), orange: z.number().int(), yellow: z.number().int(), blue: z.number().int(), none: z.number().int() }).meta({ description: 'by level; none: not graded' });
const place = { divisionCode: z.string(), divisionName: z.string(), divisionOnly: z.boolean(), count: z.number().int(), levels: perLevel };
const wgs84 = { lng: z.number(), lat: z.number() };

/** 风险一张图 四色图. */
export const riskPointMap = z
  .object({
    total: z.number().int().meta({ description: 'in the tiles that touch the box' }),
    clusters: z.array(z.object({ ...wgs84, count: z.number().int(), levels: perLevel, bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]) })),
    points: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string(), kind: riskKind, level: riskLevel.nullable(), reviewDue: z.boolean(), ...wgs84 })),
    divisions: z.array(z.object({ ...place, unplaced: z.number().int().meta({ description: 'of them, without a position: no map shows them' }) })).meta({ description: 'by division, one level below the one asked for' }),
  })
  .meta({ id: 'RiskPointMap' });
export type RiskPointMap = z.infer<typeof riskPointMap>;

export const riskPointDimensions = ['division', 'level', 'status', 'kind', 'reviewDue'] as const;
export type RiskPointDimension = (typeof riskPointDimensions)[number];
export const riskPointStatisticsQuery = riskPointFilters.omit({ q: true, divisionOnly: true }).extend({
  by: z
    .string()
    .default('level')
    .transform((s) => s.split(',').map((x) => x.trim()))
    .pipe(z.array(z.enum(riskPointDimensions)).min(1).max(3))
    .meta({ description: `up to three, with commas: ${riskPointDimensions.join(', ')}` }),
  divisionLevel: z.enum(divisionLevels).optional().meta({ description: 'to which level divisions are summed; default: the one below divisionCode' }),
});
export type RiskPointStatisticsQuery = z.output<typeof riskPointStatisticsQuery>;

export const riskPointStatistics = z.object({
  asOf: instant,
  by: z.array(z.enum(riskPointDimensions)),
  total: z.number().int(),
  items: z.array(
    z.object({
      key: z.record(z.string(), z.string()), names: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })),
      filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly these rows' }), count: z.number().int(),
    }),
  ),
});
export type RiskPointStatistics = z.infer<typeof riskPointStatistics>;

const hazardCount = z.object({ total: z.number().int(), open: z.number().int(), filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of hazards gives these rows' }) });
/** 双重预防: what was found where a measure should hold. */
export const riskPointPrevention = z
  .object({
    asOf: instant,
    riskPointId: uuid,
    level: riskLevel.nullable(),
    measures: z.array(measure.omit({ checkItems: true }).extend({ checkItems: z.array(z.object({ templateId: uuid, code: z.string(), checklistName: z.string(), text: z.string(), hazards: hazardCount })) })),
    unlinked: hazardCount.meta({ description: 'of the risk point, found by none of these items; its filter gives all of the risk point' }),
    hazards: hazardCount.meta({ description: 'of the risk point, in the caller\'s sight' }),
  })
  .meta({ id: 'RiskPointPrevention' });
export type RiskPointPrevention = z.infer<typeof riskPointPrevention>;

export const collectionQuery = z.object({ divisionCode: divisionCode.optional(), divisionLevel: z.enum(divisionLevels).optional() });
export type CollectionQuery = z.output<typeof collectionQuery>;
const filter = z.record(z.string(), z.string());
const drills = { filter: filter.meta({ description: 'query parameters with which the list of subjects gives the base; with hasRiskPoint=true those with a risk point, with hasRiskPoint=false those without' }) };
const share = { numerator: z.number().int(), denominator: z.number().int(), rate: z.string().meta({ description: 'per cent, two decimals; “—” where there is no subject' }) };
/** 风险采集率: of the subjects in operation, those with at least one risk point that is not closed. */
export const collectionRate = z
  .object({
    asOf: instant,
    numeratorName: z.object({ zh: z.string(), en: z.string() }),
    denominatorName: z.object({ zh: z.string(), en: z.string() }),
    total: z.object({ ...share, ...drills }),
    items: z.array(z.object({ divisionCode: z.string(), divisionName: z.string(), ...share, ...drills })),
  })
  .meta({ id: 'RiskCollectionRate' });
export type CollectionRate = z.infer<typeof collectionRate>;

export const riskLabelsQuery = riskPointFilters.pick({ divisionCode: true, kind: true, level: true, tag: true, subjectId: true });
export type RiskLabelsQuery = z.output<typeof riskLabelsQuery>;
const counted = { count: z.number().int(), filter: filter.meta({ description: 'query parameters with which the list of risk points gives these rows' }) };
/** 重点部门—重点岗位—重点任务, with the risk points that carry each; 责任标签覆盖率 = 有标签 ÷ 全部, of those that are not closed. */
export const riskLabels = z
  .object({
    asOf: instant,
    labelled: z.object(counted),
    all: z.object(counted),
    without: z.object(counted),
    rate: z.string().meta({ description: '责任标签覆盖率; without any risk point: —' }),
    units: z.array(z.object({ unitId: uuid, unitName: z.string().nullable(), ...counted, posts: z.array(z.object({ post: z.string(), ...counted, tasks: z.array(z.object({ task: z.string(), ...counted })) })) })),
  })
  .meta({ id: 'RiskLabels' });
export type RiskLabels = z.infer<typeof riskLabels>;
