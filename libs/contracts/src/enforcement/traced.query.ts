import { z } from 'zod';
import { divisionCode, flag, someOf, text, uuid } from '../kit';
import { checkStyles } from './check.dto';
import { checkKinds } from './check.lifecycle';
import { month } from './month';

const several = 'one, or several with commas';

/** What narrows other ledgers by the checks and the slips that they come from, so that a figure of checks or slips leads to its subjects and its hazards. */
export const tracedFilters = z.object({
  checked: flag.optional().meta({ description: '检查 true: of checks carried out, which the check… parameters narrow; false: of none of them' }),
  checkKind: someOf(checkKinds).optional().meta({ description: `${several}: ${checkKinds.join(', ')}` }),
  checkStyle: someOf(checkStyles).optional().meta({ description: `${several}: ${checkStyles.join(', ')}` }),
  checkMonth: month.optional().meta({ description: 'finished in the month, in Asia/Shanghai' }),
  checkDivisionCode: divisionCode.optional().meta({ description: 'the division that the check is of; includes all below it' }),
  checkDivisionOnly: flag.optional().meta({ description: 'with checkDivisionCode: of the division itself, and nothing below it' }),
  checkCampaignId: uuid.optional(),
  checkContractId: uuid.optional().meta({ description: '服务合同 of the check' }),
  checkOrganization: text(100).optional().meta({ description: 'agency of checks that name no contract, word for word' }),
  slipYear: z.coerce.number().int().min(2000).max(2100).optional().meta({ description: '交办单: on a slip of the year that was not withdrawn' }),
  slipPeriod: z.coerce.number().int().min(1).max(366).optional().meta({ description: '交办单 of the period' }),
});
export type TracedFilters = z.output<typeof tracedFilters>;

const of: Readonly<Record<string, keyof TracedFilters>> = {
  done: 'checked', kind: 'checkKind', style: 'checkStyle', month: 'checkMonth', divisionCode: 'checkDivisionCode', divisionOnly: 'checkDivisionOnly', campaignId: 'checkCampaignId',
  contractId: 'checkContractId', organization: 'checkOrganization',
};

/** The parameters with which subjects and hazards are those of the checks that a list of checks gives with these; null where they cannot say it. */
export function tracedBy(checks: Readonly<Record<string, string>>): Record<string, string> | null {
  if (checks['done'] !== 'true') return null;
  const named = Object.entries(checks).map(([name, value]) => [of[name], value] as const);
  return named.every(([name]) => name !== undefined) ? Object.fromEntries(named) : null;
}
