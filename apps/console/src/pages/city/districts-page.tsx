import { PlusOutlined } from '@ant-design/icons';
import { tenantApi, type TenantListItem } from '@anlan/contracts/tenancy';
import { Progress, Typography } from 'antd';
import { useMemo } from 'react';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { Column, ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords, type Words } from '../../text/text';
import { StateFigures } from './state-figures';
import { TenantState } from './tenant-state';
import { lookAgain } from './use-tenants';
import { kindText, openText, opens, stateText, stepText } from './words';

/** 区县一览: every tenant below, its state and a few figures of each. */
export function DistrictsPage() {
  const words = useWords();
  const rights = useRights();
  const { kind } = rights.me.tenant;
  const { t, label } = words;
  const open = rights.may('tenant.open') && <LinkButton to="districts/open" type="primary" icon={<PlusOutlined />}>{label(openText[opens(kind)])}</LinkButton>;
  const spec = useMemo((): ListSpec<TenantListItem> => ({
    name: 'tenancy.tenant', op: tenantApi.list, rowKey: (r) => r.slug, href: (r) => `districts/${r.slug}`,
    columns: columnsOf(words).filter((c) => kind === 'platform' || c.key !== 'kind'),
    filters: [
      { kind: 'choice', key: 'state', label: { zh: '状态', en: 'State' }, choices: Object.entries(stateText).map(([value, text]) => ({ value, label: text })) },
      ...(kind === 'platform' ? [{ kind: 'choice' as const, key: 'kind', label: { zh: '类别', en: 'Kind' }, choices: (['city', 'district'] as const).map((value) => ({ value, label: kindText[value] })) }] : []),
    ],
    refresh: lookAgain,
    empty: {
      text: kind === 'platform' ? { zh: '还没有开通任何城市。开通后，由市局自行开通所属区县。', en: 'No city has been opened. Each city then opens its districts itself.' } : { zh: '本市还没有开通任何区县。开通约需一分钟，结束后得到交接单。', en: 'No district of this city has been opened. It takes about a minute and ends with a hand-over sheet.' },
      action: open,
    },
  }), [words, kind, open]);
  const title = kind === 'platform' ? t('城市与区县', 'Cities and districts') : t('区县一览', 'Districts');
  return <ListPage title={title} spec={spec} actions={open}><StateFigures /></ListPage>;
}

function columnsOf({ t, label }: Words): Column<TenantListItem>[] {
  return [
    { key: 'name', title: { zh: '名称', en: 'Name' }, main: true, width: 160, render: (r) => r.name },
    { key: 'slug', title: { zh: '区划代码', en: 'Code' }, width: 100, phone: 'line', render: (r) => r.slug },
    { key: 'kind', title: { zh: '类别', en: 'Kind' }, width: 90, render: (r) => label(kindText[r.kind]) },
    { key: 'state', title: { zh: '状态', en: 'State' }, width: 130, phone: 'mark', render: (r) => <TenantState state={r.state} /> },
    { key: 'step', title: { zh: '开通进度', en: 'Opening' }, width: 220, phone: 'line', render: (r) => <OpeningCell tenant={r} /> },
    { key: 'members', title: { zh: '启用人员', en: 'Members' }, width: 100, align: 'right', phone: 'line', render: (r) => numberText(r.members) },
    { key: 'last', title: { zh: '最近事件', en: 'Last event' }, width: 160, phone: 'line', render: (r) => (r.lastEventAt ? <span title={t('第 {n} 号事件', 'event no. {n}', { n: r.lastSequence ?? 0 })}>{instantText(r.lastEventAt)}</span> : NONE) },
    { key: 'schema', title: { zh: '数据库结构版本', en: 'Schema version' }, width: 240, extra: true, render: (r) => r.schemaVersion || NONE },
    { key: 'placement', title: { zh: '数据存放', en: 'Placement' }, width: 110, extra: true, render: (r) => (r.placement === 'pooled' ? t('共享', 'Pooled') : t('独立', 'Dedicated')) },
    { key: 'created', title: { zh: '开通时间', en: 'Opened' }, width: 160, extra: true, render: (r) => instantText(r.createdAt) },
  ];
}

/** How far an opening is, and what failed; nothing once it is open. */
function OpeningCell({ tenant: { state, failedStep, provisioning } }: { tenant: TenantListItem }) {
  const { t, label } = useWords();
  if (state !== 'provisioning' && state !== 'failed') return NONE;
  const { done, total, step } = provisioning ?? { done: 0, total: 0, step: null };
  const at = failedStep?.name ?? step;
  return (
    <div>
      {total > 0 && <Progress percent={Math.round((done / total) * 100)} size="small" showInfo={false} status={state === 'failed' ? 'exception' : 'active'} aria-label={t('开通进度', 'Progress of the opening')} />}
      <Typography.Text type={failedStep ? 'danger' : 'secondary'} style={{ fontSize: 13 }}>
        {at && label(stepText[at], at)}{failedStep && t('失败', ' failed')}{total > 0 && `（${done} / ${total}）`}
      </Typography.Text>
    </div>
  );
}
