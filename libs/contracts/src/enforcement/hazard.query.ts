import { z } from 'zod';
import { divisionCode, flag, instant, pageQuery, someOf, text, uuid } from '../kit';
import { CREDIT_CODES, someCreditCodes } from './credit-codes';
import { hazardLevels, hazardSources, rectificationKinds } from './hazard.dto';
import { hazardStates } from './hazard.lifecycle';
import { escalationLevels, listLevels } from './hazard.parts.dto';
import { month } from './month';
import { reportChannels } from './public-report.lifecycle';
import { tracedFilters } from './traced.query';

/** How long an open hazard has been there: whole days in Asia/Shanghai since the day it was reported. */
export const hazardAges = ['0-3', '4-7', '8-15', '16-30', 'over-30'] as const;
export type HazardAge = (typeof hazardAges)[number];

const several = 'one, or several with commas';

/** What narrows a list of hazards; the export, the map and the figures are narrowed by the same. */
export const hazardFilters = z.object({
  status: someOf(hazardStates).optional().meta({ description: `${several}: ${hazardStates.join(', ')}` }),
  level: someOf(hazardLevels).optional().meta({ description: `${several}: ${hazardLevels.join(', ')}` }),
  source: someOf(hazardSources).optional().meta({ description: `${several}: ${hazardSources.join(', ')}` }),
  reportChannel: someOf(reportChannels).optional().meta({ description: `公众举报的来源渠道: came of a report that the caller sees, by ${several}: ${reportChannels.join(', ')}` }),
  rectification: someOf(rectificationKinds).optional().meta({ description: `${several}: ${rectificationKinds.join(', ')}` }),
  category: text(100).optional(),
  hasCategory: flag.optional(),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  divisionOnly: flag.optional().meta({ description: 'with divisionCode: of the division itself, and nothing below it' }),
  subjectId: uuid.optional(),
  subjectCreditCode: someCreditCodes.optional().meta({ description: `统一社会信用代码 of its subject: ${several}, at most ${CREDIT_CODES}` }),
  riskPointId: uuid.optional(),
  checkId: uuid.optional(),
  contractId: uuid.optional().meta({ description: '服务合同: found by checks under it' }),
  checkItem: text(60).optional(),
  campaignId: uuid.optional(),
  assigneeUnitId: uuid.optional(),
  ownerUnitId: uuid.optional().meta({ description: 'transferred to this unit' }),
  dual: flag.optional().meta({ description: '双重交办 whether a department answers for it too' }),
  supervised: flag.optional().meta({ description: '挂牌督办 whether it is on the list' }),
  listKind: text(40).optional().meta({ description: '录入清单: a code of the setting hazardLists' }),
  listLevel: someOf(listLevels).optional().meta({ description: `${several}: ${listLevels.join(', ')}` }),
  struckOff: flag.optional().meta({ description: '清单销号: of those in a list (listKind, where it is given), true: struck off; false: still in it' }),
  extensionRequested: flag.optional().meta({ description: 'whether an extension was asked for and not decided' }),
  reopened: flag.optional().meta({ description: 'whether it was ever re-opened' }),
  recurrent: flag.optional().meta({ description: '重复隐患 whether the same was found at the subject before' }),
  escalation: someOf(escalationLevels).optional().meta({ description: `open ones, by how far their reminder has risen; ${several}: ${escalationLevels.join(', ')}` }),
  assignedToMe: flag.optional(),
  overdue: flag.optional().meta({ description: 'true: open and past its deadline; false: all others' }),
  age: someOf(hazardAges).optional().meta({ description: `open ones, by days since they were reported; ${several}: ${hazardAges.join(', ')}` }),
  dueFrom: instant.optional(),
  dueTo: instant.optional().meta({ description: 'before' }),
  reportedFrom: instant.optional(),
  reportedTo: instant.optional().meta({ description: 'before' }),
  month: month.optional().meta({ description: 'reported in the month, in Asia/Shanghai: 2026-03' }),
  placed: flag.optional().meta({ description: 'whether it has a position' }),
  ...tracedFilters.shape,
  q: text(100).optional().meta({ description: 'words with spaces between them: each is somewhere in number, title, description, or name and credit code of the subject, whatever its case and width' }),
});
export type HazardFilters = z.output<typeof hazardFilters>;

export const hazardOrders = ['-reportedAt', 'dueAt', '-updatedAt'] as const;

export const hazardQuery = hazardFilters.extend(pageQuery.shape).extend({
  order: z.enum(hazardOrders).default('-reportedAt').meta({ description: '-reportedAt: newest report first; dueAt: nearest deadline first, those without one last; -updatedAt: last changed first' }),
});
export type HazardQuery = z.output<typeof hazardQuery>;
/** As callers within the house ask: what is left out has its default. */
export type HazardListRequest = Omit<HazardQuery, 'order'> & Partial<Pick<HazardQuery, 'order'>>;
