import type { DivisionDto } from '@anlan/contracts/tenancy';
import type { Text } from '../../../text/text';

export const levelNames: Readonly<Record<DivisionDto['level'], Text>> = {
  province: { zh: '省', en: 'Province' },
  city: { zh: '市', en: 'City' },
  county: { zh: '区县', en: 'District' },
  street: { zh: '街道', en: 'Street' },
  community: { zh: '社区', en: 'Community' },
  grid: { zh: '网格', en: 'Grid' },
};
