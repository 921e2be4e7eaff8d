import { canonicalTypedCode, newTypedCode } from '@anlan/platform/ledger';

/** 60 bits: nobody finds one by trying, and a person can type it where the QR code is torn. */
export const newPremisesCode = (): string => newTypedCode(12);

/** The code as it is kept, whichever way it was typed. */
export const keptPremisesCode = (typed: string): string => canonicalTypedCode(typed).replace(/(.{4})(?=.)/g, '$1-');
