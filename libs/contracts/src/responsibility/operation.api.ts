import { auditApi, changesApi, fileApi, operationApi, todoApi } from '../kit';

export const responsibilityFileApi = fileApi('responsibility');
export const responsibilityChangesApi = changesApi('responsibility');
export const responsibilityOperationApi = operationApi('responsibility');
export const responsibilityAuditApi = auditApi('responsibility');
export const responsibilityTodoApi = todoApi('responsibility', ['approve', 'submit', 'close', 'instruct', 'settle', 'answer-promotion', 'sign', 'archive', 'accept', 'verify', 'decide-extension', 'deliver', 'reply', 'release', 'review', 'lock', 'issue', 'report', 'conclude', 'counter', 'handover', 'acknowledge', 'record', 'check']);
