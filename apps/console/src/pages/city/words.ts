import type { TenantListItem } from '@anlan/contracts/tenancy';
import type { Text } from '../../text/text';

export type TenantState = TenantListItem['state'];

export const stateText: Readonly<Record<TenantState, Text>> = {
  provisioning: { zh: '开通中', en: 'Opening' },
  active: { zh: '已开通', en: 'Open' },
  suspended: { zh: '已暂停', en: 'Suspended' },
  failed: { zh: '开通失败', en: 'Opening failed' },
};
export const kindText: Readonly<Record<'platform' | 'city' | 'district', Text>> = {
  platform: { zh: '平台', en: 'Platform' }, city: { zh: '城市', en: 'City' }, district: { zh: '区县', en: 'District' },
};

/** The steps of an opening, by the names the server gives them. */
export const stepText: Readonly<Record<string, Text>> = {
  realm: { zh: '建立登录服务', en: 'Sign-in service' },
  divisions: { zh: '载入街道、社区区划', en: 'Streets and communities' },
  organization: { zh: '建立默认机构', en: 'Default organization' },
  admin: { zh: '建立管理员账号', en: 'Administrator' },
  'api-client': { zh: '建立接口账号', en: 'API client' },
  check: { zh: '检查', en: 'Check' },
};

/** What a bureau opens: a city its districts, the operator cities. */
export const opens = (kind: 'platform' | 'city' | 'district'): 'city' | 'district' => (kind === 'platform' ? 'city' : 'district');
export const openText: Readonly<Record<'city' | 'district', Text>> = {
  city: { zh: '开通城市', en: 'Open a city' }, district: { zh: '开通区县', en: 'Open a district' },
};
