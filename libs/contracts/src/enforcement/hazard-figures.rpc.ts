import { z } from 'zod';
import { instant } from '../kit';
import { creditCode, CREDIT_CODES } from './credit-codes';
import { closedHazardStates } from './hazard.lifecycle';

/**
 * Request–reply between services: how many hazards were found at enterprises, and how many of them are closed. Asked in the name
 * of who wants to know: his token travels with the question and is verified again, and what he does not see is not counted.
 */
export const HAZARD_FIGURES_RPC = 'enforcement.hazard-figures';
/** Enterprises in one question; more are asked for one question after another. */
export const HAZARD_FIGURES_CODES = 5_000;
export const hazardFiguresRequest = z.strictObject({ authorization: z.string().min(1), creditCodes: z.array(creditCode).min(1).max(HAZARD_FIGURES_CODES) });

const n = z.number().int().nonnegative();
const figure = z.object({ creditCode: z.string(), found: n, closed: n });
export type EnterpriseHazards = z.infer<typeof figure>;
/** `sees`: whether the asker may read hazards at all; `figures`: of those enterprises alone at which some were found. */
export const hazardFiguresAnswer = z.object({ asOf: instant, sees: z.boolean(), figures: z.array(figure) });
export type HazardFiguresAnswer = z.infer<typeof hazardFiguresAnswer>;

/** With what the list of hazards gives those of the enterprises, and those closed; null where an address does not hold so many, or there is none. */
export function hazardFiltersOf(creditCodes: readonly string[]): { readonly found: Record<string, string>; readonly closed: Record<string, string> } | null {
  if (creditCodes.length === 0 || creditCodes.length > CREDIT_CODES) return null;
  const found = { subjectCreditCode: creditCodes.join(',') };
  return { found, closed: { ...found, status: closedHazardStates.join(',') } };
}
