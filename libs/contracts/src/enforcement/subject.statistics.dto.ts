import { z } from 'zod';
import { instant } from '../kit';
import { divisionLevels } from './hazard.statistics.dto';
import { subjectFilters } from './subject.query';

export const subjectDimensions = ['division', 'status', 'kind', 'grade', 'key', 'refreshDue', 'hasOwner', 'ownerMember', 'ownerUnit', 'tag'] as const;
export type SubjectDimension = (typeof subjectDimensions)[number];

export const subjectStatisticsQuery = subjectFilters.pick({ divisionCode: true, status: true, kind: true, grade: true, isKey: true }).extend({
  by: z
    .string()
    .default('status')
    .transform((s) => s.split(',').map((x) => x.trim()))
    .pipe(z.array(z.enum(subjectDimensions)).min(1).max(3))
    .meta({ description: `up to three, with commas: ${subjectDimensions.join(', ')}; with refreshDue only what is open is counted, with ownerMember and ownerUnit what has one, with tag what has a tag: under each of its tags` }),
  divisionLevel: z.enum(divisionLevels).optional().meta({ description: 'to which level divisions are summed; default: the one below divisionCode' }),
});
export type SubjectStatisticsQuery = z.output<typeof subjectStatisticsQuery>;

export const subjectStatistics = z.object({
  asOf: instant,
  by: z.array(z.enum(subjectDimensions)),
  total: z.number().int().meta({ description: 'of the rows below; each subject once, however many tags it has' }),
  items: z.array(
    z.object({
      key: z.record(z.string(), z.string()).meta({ description: 'value of each dimension; not graded is none' }),
      names: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })).meta({ description: 'what each value is called' }),
      filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly these rows' }),
      count: z.number().int(),
    }),
  ),
});
export type SubjectStatistics = z.infer<typeof subjectStatistics>;
