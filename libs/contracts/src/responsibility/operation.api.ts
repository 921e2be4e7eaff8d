import { operationApi } from '../kit';

export const responsibilityOperationApi = operationApi('responsibility');
