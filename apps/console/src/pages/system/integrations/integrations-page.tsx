import { integrationApi, type CreatedIntegrationDto, type IntegrationDto } from '@anlan/contracts/tenancy';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { ListPage } from '../../../patterns/list/list-page';
import type { ListSpec } from '../../../patterns/list/list.types';
import { ToneTag } from '../../../patterns/tone-tag';
import { useRights } from '../../../session/rights';
import { instantText, NONE, numberText } from '../../../text/format';
import { useWords } from '../../../text/text';
import { CreateForm } from './create-form';
import { Credentials } from './credentials';
import { Expiry } from './expiry';

const spec: Omit<ListSpec<IntegrationDto>, 'empty'> = {
  name: 'tenancy.integration',
  op: integrationApi.list,
  rowKey: (i) => i.id,
  // Asked of NATS, so not at every word of the live line.
  fixed: { lag: 'true' },
  refresh: () => 15_000,
  href: (i) => `system/integrations/${i.id}`,
  filters: [{ kind: 'choice', key: 'state', label: { zh: '状态', en: 'State' }, choices: [{ value: 'active', label: { zh: '使用中', en: 'Active' } }, { value: 'revoked', label: { zh: '已吊销', en: 'Revoked' } }] }],
  columns: [
    { key: 'name', title: { zh: '名称', en: 'Name' }, main: true, render: (i) => i.name },
    { key: 'state', title: { zh: '状态', en: 'State' }, render: (i) => <State integration={i} />, phone: 'mark' },
    { key: 'events', title: { zh: '事件', en: 'Events' }, render: (i) => <code>{i.events.join(' ')}</code>, phone: 'line' },
    { key: 'expiresAt', title: { zh: '凭证到期', en: 'Credentials end' }, render: (i) => <Expiry integration={i} />, phone: 'line' },
    { key: 'lag', title: { zh: '待投递', en: 'Waiting' }, align: 'right', render: (i) => (i.lag ? numberText(i.lag.pending) : NONE), phone: 'line' },
    { key: 'last', title: { zh: '最近投递', en: 'Last delivery' }, render: (i) => instantText(i.lag?.lastDeliveredAt), phone: 'line' },
    { key: 'createdAt', title: { zh: '建立时间', en: 'Created' }, render: (i) => instantText(i.createdAt), extra: true },
  ],
};

export function State({ integration }: { integration: Pick<IntegrationDto, 'state'> }) {
  const { t } = useWords();
  return integration.state === 'active' ? <ToneTag tone="good">{t('使用中', 'Active')}</ToneTag> : <ToneTag>{t('已吊销', 'Revoked')}</ToneTag>;
}

/** Other systems that receive this bureau's events. */
export function IntegrationsPage() {
  const { t } = useWords();
  const rights = useRights();
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<CreatedIntegrationDto>();
  const mayCreate = rights.mayEverywhere('integration.manage');
  const create = mayCreate && <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>{t('建立集成', 'New integration')}</Button>;
  const full = useMemo<ListSpec<IntegrationDto>>(
    () => ({ ...spec, empty: { text: { zh: '还没有其他系统接收本单位的事件。建立集成后会得到一次性凭证和客户端示例。', en: 'No other system receives your events yet. A new integration gives credentials, once, and an example of a client.' } } }),
    [],
  );
  return (
    <>
      <ListPage title={t('集成', 'Integrations')} note={t('其他系统按顺序接收本单位的事件，断线后从原处继续。', 'Other systems that receive your events in order, and go on where they were after a break.')} actions={create} spec={full} />
      <FormDrawer title={t('建立集成', 'New integration')} open={creating} onClose={() => setCreating(false)}>
        <CreateForm onCancel={() => setCreating(false)} onDone={(answer) => (setCreating(false), setCreated(answer))} />
      </FormDrawer>
      <Credentials created={created} onClose={() => setCreated(undefined)} />
    </>
  );
}
