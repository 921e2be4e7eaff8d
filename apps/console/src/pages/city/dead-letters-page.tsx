import { deadLetterApi, deadLetterLifecycle, type DeadLetterDto } from '@anlan/contracts/tenancy';
import { Typography } from 'antd';
import { useMemo } from 'react';
import { call } from '../../api/client';
import { ListPage } from '../../patterns/list/list-page';
import type { Choice, Filter, ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { DeadLetterTag } from './dead-letter-state';
import { useTenants } from './use-tenants';

/** 死信: events that a consumer could not work off, of one's own bureau and of those below. */
export function DeadLettersPage() {
  const { t } = useWords();
  const rights = useRights();
  const { tenant } = rights.me;
  const below = useTenants(rights.may('tenant.read'));
  const manages = rights.may('dead-letter.manage');
  const spec = useMemo((): ListSpec<DeadLetterDto> => {
    const whose: Choice[] = [{ value: tenant.slug, label: tenant.name }, ...(below.data ?? []).map((x) => ({ value: x.slug, label: x.name }))];
    const nameOf = new Map(whose.map((w) => [w.value, w.label as string]));
    return {
      name: 'tenancy.dead-letter', op: deadLetterApi.list, rowKey: (r) => r.id, href: (r) => `dead-letters/${r.id}`,
      columns: [
        { key: 'type', title: { zh: '事件', en: 'Event' }, main: true, width: 260, render: (r) => r.type ?? r.subject },
        { key: 'state', title: { zh: '状态', en: 'State' }, width: 110, phone: 'mark', render: (r) => <DeadLetterTag state={r.state} /> },
        { key: 'tenant', title: { zh: '单位', en: 'Bureau' }, width: 120, phone: 'line', render: (r) => (r.tenant ? (nameOf.get(r.tenant) ?? r.tenant) : NONE) },
        { key: 'consumer', title: { zh: '处理方', en: 'Consumer' }, width: 180, phone: 'line', render: (r) => r.consumer },
        { key: 'error', title: { zh: '最近的错误', en: 'Last error' }, width: 320, phone: 'line', render: (r) => <Typography.Text ellipsis={{ tooltip: r.lastError }} style={{ maxWidth: 300 }}>{r.lastError}</Typography.Text> },
        { key: 'deliveries', title: { zh: '处理次数', en: 'Tries' }, width: 90, align: 'right', render: (r) => numberText(r.deliveries) },
        { key: 'last', title: { zh: '最近一次', en: 'Last try' }, width: 150, phone: 'line', render: (r) => instantText(r.lastAt) },
        { key: 'held', title: { zh: '可处理至', en: 'Held until' }, width: 150, extra: true, render: (r) => instantText(r.heldUntil) },
      ],
      filters: filtersOf(whose),
      ...(manages && {
        bulk: [{
          key: 'redeliver', label: { zh: '重新处理', en: 'Redeliver' }, fits: (r) => r.allowedActions.includes('redeliver'),
          run: (r) => call(deadLetterApi.redeliver, { params: { id: r.id }, version: r.version }),
        }],
      }),
      empty: { text: { zh: '没有死信：所有事件都已处理。这正是应有的样子，无需操作。', en: 'No dead letters: every event has been worked off. This is as it should be, and there is nothing to do.' } },
    };
  }, [tenant, below.data, manages]);
  return <ListPage title={t('死信', 'Dead letters')} note={t('处理方多次尝试仍未处理成功的事件。排除原因后重新处理；已生效的部分不会重复。', 'Events that a consumer could not work off. Redeliver them once the cause is gone; what was applied is not applied twice.')} spec={spec} />;
}

const filtersOf = (whose: readonly Choice[]): Filter[] => [
  { kind: 'choice', key: 'state', label: { zh: '状态', en: 'State' }, choices: Object.entries(deadLetterLifecycle.states).map(([value, text]) => ({ value, label: text })) },
  ...(whose.length > 1 ? [{ kind: 'choice' as const, key: 'tenant', label: { zh: '单位', en: 'Bureau' }, choices: whose }] : []),
  { kind: 'text', key: 'consumer', label: { zh: '处理方', en: 'Consumer' }, extra: true },
  { kind: 'text', key: 'type', label: { zh: '事件类型', en: 'Type of event' }, extra: true },
];
