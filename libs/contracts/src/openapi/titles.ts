import type { Operation, ServiceName } from '../kit';

/** The services of the house in the order in which documents list them. */
export const serviceTitles: Readonly<Record<ServiceName, { readonly zh: string; readonly en: string }>> = {
  tenancy: { zh: '租户与组织', en: 'Tenancy' },
  responsibility: { zh: '责任', en: 'Responsibility' },
  enforcement: { zh: '执法', en: 'Enforcement' },
  prevention: { zh: '防灾减灾', en: 'Prevention' },
  resources: { zh: '应急资源', en: 'Resources' },
  training: { zh: '培训', en: 'Training' },
  education: { zh: '宣教', en: 'Education' },
  oversight: { zh: '监督分析', en: 'Oversight' },
};

export const serviceOrder = Object.keys(serviceTitles) as ServiceName[];

/** `hazard.report` → `hazard` */
export function featureOf(operation: Pick<Operation, 'id'>): string {
  return operation.id.split('.')[0] as string;
}
