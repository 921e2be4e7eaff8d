import { z } from 'zod';
import { instant } from '../kit';
import { hazardFilters } from './hazard.query';

export const statisticsDimensions = ['division', 'status', 'level', 'source', 'category', 'rectification', 'campaign', 'month', 'age', 'overdue'] as const;
export type StatisticsDimension = (typeof statisticsDimensions)[number];
export const divisionLevels = ['street', 'community', 'grid'] as const;

export const statisticsQuery = hazardFilters.pick({ divisionCode: true, status: true, level: true, source: true, category: true, hasCategory: true, month: true, rectification: true, subjectId: true, checkId: true, campaignId: true, reportedFrom: true, reportedTo: true }).extend({
  by: z
    .string()
    .default('status')
    .transform((s) => s.split(',').map((x) => x.trim()))
    .pipe(z.array(z.enum(statisticsDimensions)).min(1).max(3))
    .meta({ description: `up to three, with commas: ${statisticsDimensions.join(', ')}; with age or overdue only what is open is counted in items; with campaign what is tagged with two stands in both, and items do not add up` }),
  divisionLevel: z.enum(divisionLevels).optional().meta({ description: 'to which level divisions are summed; default: the one below divisionCode' }),
});
export type StatisticsQuery = z.output<typeof statisticsQuery>;

const names = z.object({ zh: z.string(), en: z.string() });

export const statistics = z.object({
  asOf: instant,
  by: z.array(z.enum(statisticsDimensions)),
  total: z.number().int(),
  closed: z.number().int(),
  rectificationRate: z.string().meta({ description: '整改率 = closed ÷ found, two decimals; — where nothing was found' }),
  dual: z
    .object({ total: z.number().int(), closed: z.number().int(), rate: z.string().meta({ description: '双闭环率 = both sides accepted ÷ assigned to both, two decimals; — where none is' }) })
    .meta({ description: '双重交办 what an enterprise and a department answer for: the list with dual=true has its rows' }),
  items: z.array(
    z.object({
      key: z.record(z.string(), z.string()).meta({ description: 'value of each dimension; a category that is not given is an empty text' }),
      name: z.string().optional().meta({ description: 'of the division' }),
      names: z.record(z.string(), names).meta({ description: 'what each value is called' }),
      filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly these rows' }),
      count: z.number().int(),
    }),
  ),
});
export type Statistics = z.infer<typeof statistics>;
