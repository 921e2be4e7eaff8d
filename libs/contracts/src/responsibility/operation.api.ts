import { auditApi, changesApi, fileApi, operationApi } from '../kit';

export const responsibilityFileApi = fileApi('responsibility');
export const responsibilityChangesApi = changesApi('responsibility');
export const responsibilityOperationApi = operationApi('responsibility');
export const responsibilityAuditApi = auditApi('responsibility');
