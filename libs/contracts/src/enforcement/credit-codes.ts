import { checkCreditCode } from '@anlan/domain';
import { z } from 'zod';

export const creditCode = z.string().trim().refine((s) => checkCreditCode(s).ok, '统一社会信用代码有误 / The unified social credit code is wrong');

/** As many as an address holds with room for the rest of it. */
export const CREDIT_CODES = 300;
const wrong = `统一社会信用代码有误，或多于 ${CREDIT_CODES} 个 / A unified social credit code is wrong, or there are more than ${CREDIT_CODES}`;

/** In a query: one code, or several with commas. */
export const someCreditCodes = z
  .string()
  .transform((given, ctx): string[] => {
    const codes = [...new Set(given.split(',').map((c) => c.trim()))];
    if (codes.length <= CREDIT_CODES && codes.every((c) => checkCreditCode(c).ok)) return codes;
    ctx.issues.push({ code: 'custom', input: given, message: wrong });
    return z.NEVER;
  });
