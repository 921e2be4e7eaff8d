import { enforcementAuditApi } from '@anlan/contracts/enforcement';
import type { AuditEntryDto } from '@anlan/contracts/kit';
import { tenancyAuditApi } from '@anlan/contracts/tenancy';
import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { ListPage } from '../../../patterns/list/list-page';
import type { ListSpec } from '../../../patterns/list/list.types';
import { useRights } from '../../../session/rights';
import { clockText, dayText } from '../../../text/format';
import { useWords, type Words } from '../../../text/text';
import { actionWords, shortTarget } from './action-words';
import { ChainState } from './chain-state';
import { EntryDetail } from './entry-detail';

/** Every service keeps its own part of the tenant's log. */
const services = {
  tenancy: { api: tenancyAuditApi, zh: '机构与账号', en: 'Organization' },
  enforcement: { api: enforcementAuditApi, zh: '执法与隐患', en: 'Enforcement' },
} as const;
type Service = keyof typeof services;

const specOf = (service: Service, words: Words): ListSpec<AuditEntryDto> => ({
  name: `${service}.audit`,
  op: services[service].api.list,
  rowKey: (e) => e.id,
  exports: true,
  search: { key: 'q', hint: { zh: '详情中的文字', en: 'Words in the detail' } },
  filters: [
    { kind: 'text', key: 'actor', label: { zh: '操作人', en: 'Actor' } },
    { kind: 'text', key: 'action', label: { zh: '操作，如 member.', en: 'Action, such as member.' } },
    { kind: 'choice', key: 'outcome', label: { zh: '结果', en: 'Outcome' }, choices: [{ value: 'done', label: { zh: '已执行', en: 'Done' } }, { value: 'refused', label: { zh: '被拒绝', en: 'Refused' } }] },
    { kind: 'days', key: 'at', from: 'from', to: 'to', label: { zh: '时间', en: 'Time' } },
    { kind: 'text', key: 'target', label: { zh: '对象', en: 'Target' }, extra: true },
    { kind: 'text', key: 'traceId', label: { zh: '追踪号', en: 'Trace id' }, extra: true },
  ],
  columns: [
    { key: 'at', title: { zh: '时间', en: 'Time' }, width: 170, render: (e) => `${dayText(e.at)} ${clockText(e.at)}`, phone: 'line' },
    { key: 'actor', title: { zh: '操作人', en: 'Actor' }, render: (e) => e.actor.name || e.actor.id, phone: 'line' },
    { key: 'action', title: { zh: '操作', en: 'Action' }, main: true, render: (e) => <Action said={actionWords(service, e.action, words)} code={e.action} /> },
    { key: 'target', title: { zh: '对象', en: 'Target' }, render: (e) => <code title={e.target}>{shortTarget(e.target)}</code>, phone: 'line' },
    { key: 'detail', title: { zh: '详情', en: 'Detail' }, render: (e) => <EntryDetail entry={e} service={service} />, phone: 'mark' },
    { key: 'sealed', title: { zh: '链上编号', en: 'Number in the chain' }, width: 110, align: 'right', extra: true, render: (e) => e.sealed ?? '…' },
    { key: 'traceId', title: { zh: '追踪号', en: 'Trace id' }, extra: true, render: (e) => e.traceId && <code>{e.traceId}</code> },
  ],
  empty: { text: { zh: '还没有审计记录', en: 'Nothing has been logged yet' } },
});

function Action({ said, code }: { said: string | undefined; code: string }) {
  return said ? <>{said}<br /><code style={{ fontSize: 12 }}>{code}</code></> : <code>{code}</code>;
}

/** What was done, refused and looked at in the tenant. Reading it is an entry itself. */
export function AuditPage() {
  const words = useWords();
  const { t, label } = words;
  const { me } = useRights();
  const [params, setParams] = useSearchParams();
  const service: Service = params.get('service') === 'enforcement' ? 'enforcement' : 'tenancy';
  const spec = useMemo(() => specOf(service, words), [service, words]);
  const offered = (Object.keys(services) as Service[]).filter((s) => s === 'tenancy' || me.tenant.kind === 'district');
  return (
    <ListPage key={service} title={t('审计日志', 'Audit log')} note={t('查询和导出审计日志本身也会记入日志。', 'Searching and exporting the log is logged as well.')} spec={spec}>
      {offered.length > 1 && <Segmented style={{ marginBottom: 12, display: 'table' }} aria-label={t('日志', 'Log')} value={service} options={offered.map((s) => ({ value: s, label: label(services[s]) }))} onChange={(s) => setParams({ service: s })} />}
      <ChainState key={service} api={services[service].api} />
    </ListPage>
  );
}
