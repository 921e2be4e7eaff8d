/** What of a person can be imported; the columns of the file in the order of the template. */
export const memberImportFields = ['username', 'displayName', 'phone', 'identityNumber', 'unit', 'post', 'roles', 'division'] as const;
export type MemberImportField = (typeof memberImportFields)[number];
