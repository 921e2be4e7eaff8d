import { enforcementAuditApi } from '@anlan/contracts/enforcement';
import type { AuditEntryDto } from '@anlan/contracts/kit';
import { tenancyAuditApi } from '@anlan/contracts/tenancy';
import { Segmented, Tag } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { ListPage } from '../../../patterns/list/list-page';
import type { ListSpec } from '../../../patterns/list/list.types';
import { useRights } from '../../../session/rights';
import { instantText } from '../../../text/format';
import { useWords } from '../../../text/text';
import { ChainState } from './chain-state';
import { EntryDetail } from './entry-detail';

/** Every service keeps its own part of the tenant's log. */
const services = {
  tenancy: { api: tenancyAuditApi, zh: '机构与账号', en: 'Organization and accounts' },
  enforcement: { api: enforcementAuditApi, zh: '执法与隐患', en: 'Enforcement and hazards' },
} as const;
type Service = keyof typeof services;

const specOf = (service: Service): ListSpec<AuditEntryDto> => ({
  name: `${service}.audit`,
  op: services[service].api.list,
  rowKey: (e) => e.id,
  exports: true,
  search: { key: 'q', hint: { zh: '详情中的文字', en: 'Words in the detail' } },
  filters: [
    { kind: 'text', key: 'actor', label: { zh: '操作人', en: 'Actor' } },
    { kind: 'text', key: 'action', label: { zh: '操作，如 member.', en: 'Action, such as member.' } },
    { kind: 'days', key: 'at', from: 'from', to: 'to', label: { zh: '时间', en: 'Time' } },
    { kind: 'text', key: 'target', label: { zh: '对象', en: 'Target' }, extra: true },
    { kind: 'text', key: 'traceId', label: { zh: '追踪号', en: 'Trace id' }, extra: true },
  ],
  columns: [
    { key: 'at', title: { zh: '时间', en: 'Time' }, width: 150, render: (e) => instantText(e.at), phone: 'line' },
    { key: 'actor', title: { zh: '操作人', en: 'Actor' }, render: (e) => e.actor.name || e.actor.id, phone: 'line' },
    { key: 'action', title: { zh: '操作', en: 'Action' }, main: true, render: (e) => <code>{e.action}</code> },
    { key: 'target', title: { zh: '对象', en: 'Target' }, render: (e) => <code>{e.target}</code>, phone: 'line' },
    { key: 'detail', title: { zh: '详情', en: 'Detail' }, render: (e) => <EntryDetail entry={e} />, phone: 'mark' },
    { key: 'sealed', title: { zh: '链上编号', en: 'Number in the chain' }, width: 110, align: 'right', render: (e) => e.sealed ?? <Tag>…</Tag> },
    { key: 'traceId', title: { zh: '追踪号', en: 'Trace id' }, extra: true, render: (e) => e.traceId && <code>{e.traceId}</code> },
  ],
  empty: { text: { zh: '还没有审计记录', en: 'Nothing has been logged yet' } },
});

/** What was done, refused and looked at in the tenant. Reading it is an entry itself. */
export function AuditPage() {
  const { t, label } = useWords();
  const { me } = useRights();
  const [params, setParams] = useSearchParams();
  const service: Service = params.get('service') === 'enforcement' ? 'enforcement' : 'tenancy';
  const spec = useMemo(() => specOf(service), [service]);
  const offered = (Object.keys(services) as Service[]).filter((s) => s === 'tenancy' || me.tenant.kind === 'district');
  return (
    <ListPage key={service} title={t('审计日志', 'Audit log')} note={t('查询和导出审计日志本身也会记入日志。', 'Searching and exporting the log is logged as well.')} spec={spec}>
      {offered.length > 1 && <Segmented style={{ marginBottom: 12 }} aria-label={t('日志', 'Log')} value={service} options={offered.map((s) => ({ value: s, label: label(services[s]) }))} onChange={(s) => setParams({ service: s })} />}
      <ChainState api={services[service].api} />
    </ListPage>
  );
}
