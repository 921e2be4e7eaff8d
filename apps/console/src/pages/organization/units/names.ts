import { unitKinds } from '@anlan/contracts/tenancy';
import type { Text } from '../../../text/text';

export const unitKindNames: Readonly<Record<(typeof unitKinds)[number], Text>> = {
  bureau: { zh: '局', en: 'Bureau' },
  department: { zh: '科室', en: 'Department' },
  committee: { zh: '委员会、指挥部', en: 'Committee' },
  street_office: { zh: '街道机构', en: 'Street office' },
  community_office: { zh: '社区机构', en: 'Community office' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  other: { zh: '其他', en: 'Other' },
};
