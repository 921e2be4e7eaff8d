import { z } from 'zod';
import { instant } from '../kit';
import { listLevels } from './hazard.parts.dto';
import { hazardFilters } from './hazard.query';

export const listRatesQuery = hazardFilters.pick({ divisionCode: true, level: true, campaignId: true });
export type ListRatesQuery = z.output<typeof listRatesQuery>;

const figures = {
  entered: z.number().int().meta({ description: '录入数: hazards in the list, struck off or not' }),
  struckOff: z.number().int().meta({ description: '销号数' }),
  rate: z.string().meta({ description: '销号率 = 销号 ÷ 录入; without any: —' }),
  filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of hazards gives exactly those entered' }),
};

/** 清单销号率: by list, and of each by level. Lists are never summed: a hazard may stand in several. */
export const listRates = z
  .object({ asOf: instant, items: z.array(z.object({ kind: z.string(), name: z.object({ zh: z.string(), en: z.string() }), ...figures, levels: z.array(z.object({ level: z.enum(listLevels), ...figures })) })) })
  .meta({ id: 'HazardListRates' });
export type ListRates = z.infer<typeof listRates>;
