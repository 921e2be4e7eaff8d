import type { TenantDto } from '@anlan/contracts/tenancy';
import { Typography } from 'antd';
import type { Fact } from '../../patterns/detail/fact-list';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useTenants } from './use-tenants';
import { kindText } from './words';

/** What is known of a tenant from above: figures, and nothing of its records. */
export function useTenantFacts(tenant: TenantDto): Fact[] {
  const { t, label } = useWords();
  const all = useTenants();
  const overview = all.data?.find((x) => x.slug === tenant.slug);
  const address = `${location.origin}/${tenant.slug}`;
  const city = all.data?.find((x) => x.slug === tenant.citySlug)?.name ?? tenant.citySlug;
  return [
    { label: t('简称', 'Short name'), value: tenant.shortName },
    { label: t('类别', 'Kind'), value: label(kindText[tenant.kind]) + (tenant.citySlug && city !== tenant.citySlug ? `（${city}）` : '') },
    { label: t('启用人员', 'Members'), value: numberText(overview?.members) },
    { label: t('最近事件', 'Last event'), value: overview?.lastEventAt ? t('{at}（第 {n} 号）', '{at} (no. {n})', { at: instantText(overview.lastEventAt), n: numberText(overview.lastSequence) }) : NONE },
    { label: t('开通时间', 'Opened'), value: instantText(tenant.createdAt) },
    { label: t('数据存放', 'Placement'), value: tenant.placement === 'pooled' ? t('共享数据库', 'Shared database') : t('独立数据库', 'Database of its own') },
    { label: t('数据库结构版本', 'Schema version'), value: overview?.schemaVersion, wide: true },
    { label: t('平台地址', 'Console'), value: <Typography.Text copyable={{ tooltips: false }}>{address}</Typography.Text>, wide: true },
    { label: t('登录服务', 'Sign-in service'), value: <Typography.Text copyable={{ tooltips: false }}>{tenant.issuer}</Typography.Text>, wide: true },
  ];
}
