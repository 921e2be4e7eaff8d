import { z } from 'zod';
import { divisionCode, flag, pageQuery, someOf, text, uuid } from '../kit';
import { subjectGrades, subjectKinds } from './subject.dto';
import { subjectStates } from './subject.lifecycle';
import { tracedFilters } from './traced.query';

const several = 'one, or several with commas';
const gradesOrNone = [...subjectGrades, 'none'] as const;

/** What narrows a list of subjects; the export and the figures are narrowed by the same. */
export const subjectFilters = z.object({
  kind: someOf(subjectKinds).optional().meta({ description: `${several}: ${subjectKinds.join(', ')}` }),
  status: someOf(subjectStates).optional().meta({ description: `${several}: ${subjectStates.join(', ')}; left out: all` }),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  divisionOnly: flag.optional().meta({ description: 'with divisionCode: of the division itself, and nothing below it' }),
  tag: text(40).optional().meta({ description: '风险标签: a code of the setting riskTags' }),
  grade: someOf(gradesOrNone).optional().meta({ description: `${several}: ${gradesOrNone.join(', ')}` }),
  isKey: flag.optional().meta({ description: '重点监管' }),
  ownerUnitId: uuid.optional(),
  ownerMemberId: uuid.optional(),
  hasOwner: flag.optional().meta({ description: 'false: 无责任人, neither grid member nor industry department' }),
  refreshDue: flag.optional().meta({ description: '待核实 true: open, and not confirmed within the days of the setting censusDays; false: all others' }),
  ids: z
    .string()
    .transform((s) => [...new Set(s.split(',').map((id) => id.trim()))])
    .pipe(z.array(uuid).min(1).max(200))
    .optional()
    .meta({ description: 'these and no others: up to 200 ids, with commas' }),
  hasRiskPoint: flag.optional().meta({ description: '风险已采集: whether it has a risk point that is not closed' }),
  placed: flag.optional().meta({ description: '有坐标' }),
  ...tracedFilters.shape,
  q: text(100).optional().meta({ description: 'words in name, address, credit code; or a whole premises code, as XXXX-XXXX-XXXX' }),
});
export type SubjectFilters = z.output<typeof subjectFilters>;

export const subjectOrders = ['-registeredAt', 'name', 'refreshedAt'] as const;
export const subjectQuery = subjectFilters.extend(pageQuery.shape).extend({
  order: z.enum(subjectOrders).default('-registeredAt').meta({ description: '-registeredAt: newest first; name; refreshedAt: longest not confirmed first' }),
});
export type SubjectQuery = z.output<typeof subjectQuery>;
/** As callers within the house ask: what is left out has its default. */
export type SubjectListRequest = Omit<SubjectQuery, 'order'> & Partial<Pick<SubjectQuery, 'order'>>;
