import { roles, type Role } from '@anlan/contracts/access';
import { clientApi, type ApiClientDto, type CreatedClient } from '@anlan/contracts/tenancy';
import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Flex, Grid, Input, Select, Switch } from 'antd';
import { useMemo, useState } from 'react';
import { Field } from '../../../patterns/form/field';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { OperationForm } from '../../../patterns/form/operation-form';
import { ListPage } from '../../../patterns/list/list-page';
import type { ListSpec } from '../../../patterns/list/list.types';
import { DivisionPicker, useDivisions } from '../../../patterns/pickers/division-picker';
import { UnitPicker } from '../../../patterns/pickers/unit-picker';
import { OneTimeSecret } from '../../../patterns/secret/one-time-secret';
import { ToneTag } from '../../../patterns/tone-tag';
import { useRights } from '../../../session/rights';
import { useSession } from '../../../session/session-gate';
import { instantText } from '../../../text/format';
import { useWords } from '../../../text/text';
import { useNotices } from '../../../theme/notices';

interface Chosen {
  readonly action: 'create' | 'rotate' | 'revoke';
  readonly client?: ApiClientDto;
}

/** Programs that call the API by themselves, each with roles of its own. */
export function ClientsPage() {
  const { t, label } = useWords();
  const notices = useNotices();
  const mayManage = useRights().mayEverywhere('client.manage');
  const { data: divisions } = useDivisions();
  const [chosen, setChosen] = useState<Chosen>();
  const [secret, setSecret] = useState<CreatedClient>();
  const close = (): void => setChosen(undefined);
  const spec = useMemo<ListSpec<ApiClientDto>>(
    () => ({
      name: 'tenancy.client',
      op: clientApi.list,
      rowKey: (c) => c.id,
      filters: [{ kind: 'choice', key: 'enabled', label: { zh: '状态', en: 'State' }, choices: [{ value: 'true', label: { zh: '使用中', en: 'Active' } }, { value: 'false', label: { zh: '已吊销', en: 'Revoked' } }] }],
      columns: [
        { key: 'name', title: { zh: '名称', en: 'Name' }, main: true, render: (c) => c.name },
        { key: 'enabled', title: { zh: '状态', en: 'State' }, render: (c) => (c.enabled ? <ToneTag tone="good">{t('使用中', 'Active')}</ToneTag> : <ToneTag>{t('已吊销', 'Revoked')}</ToneTag>), phone: 'mark' },
        { key: 'clientId', title: { zh: '客户端标识', en: 'Client id' }, render: (c) => <code>{c.clientId}</code>, phone: 'line' },
        { key: 'roles', title: { zh: '角色', en: 'Roles' }, render: (c) => c.roles.map((r) => label(roles[r as Role], r)).join(t('、', ', ')), phone: 'line' },
        { key: 'divisionCode', title: { zh: '范围', en: 'Scope' }, render: (c) => (c.divisionCode ? (divisions?.find((d) => d.code === c.divisionCode)?.name ?? c.divisionCode) : t('全区', 'The whole tenant')), phone: 'line' },
        { key: 'createdAt', title: { zh: '建立时间', en: 'Created' }, render: (c) => instantText(c.createdAt) },
        {
          key: 'do', title: { zh: '操作', en: 'Actions' }, phone: 'line',
          render: (c) => mayManage && c.enabled && (
            <Flex gap={8}>
              <Button size="small" aria-label={t('更换密钥：{name}', 'New secret: {name}', { name: c.name })} onClick={() => setChosen({ action: 'rotate', client: c })}>{t('更换密钥', 'New secret')}</Button>
              <Button size="small" danger aria-label={t('吊销：{name}', 'Revoke {name}', { name: c.name })} onClick={() => setChosen({ action: 'revoke', client: c })}>{t('吊销', 'Revoke')}</Button>
            </Flex>
          ),
        },
      ],
      empty: { text: { zh: '还没有接口客户端。其他程序要调用接口时，在此建立并授予角色。', en: 'No API clients yet. Make one, with its roles, when a program is to call the API.' } },
    }),
    [t, label, divisions, mayManage],
  );
  const { client } = chosen ?? {};
  const warn = (text: string) => <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={text} />;
  return (
    <>
      <ListPage title={t('接口客户端', 'API clients')} note={<a href="/docs">{t('接口文档', 'API documentation')}</a>} spec={spec} actions={mayManage && <Button type="primary" icon={<PlusOutlined />} onClick={() => setChosen({ action: 'create' })}>{t('建立客户端', 'New client')}</Button>} />
      <FormDrawer title={t('建立接口客户端', 'New API client')} open={chosen?.action === 'create'} onClose={close}>
        <CreateClient onDone={(c) => (close(), setSecret(c))} onCancel={close} />
      </FormDrawer>
      <FormDrawer title={t('更换密钥：{name}', 'New secret: {name}', { name: client?.name ?? '' })} open={chosen?.action === 'rotate'} onClose={close}>
        {warn(t('旧密钥立即失效。', 'The old secret stops working at once.'))}
        <OperationForm op={clientApi.rotateSecret} params={{ id: client?.id ?? '' }} submit={t('更换', 'Change')} onCancel={close} onDone={(c) => (close(), setSecret(c))}>{null}</OperationForm>
      </FormDrawer>
      <FormDrawer title={t('吊销：{name}', 'Revoke {name}', { name: client?.name ?? '' })} open={chosen?.action === 'revoke'} onClose={close}>
        {warn(t('立即在所有服务上失效，不能恢复。', 'It is refused everywhere at once, and it cannot be undone.'))}
        <OperationForm op={clientApi.revoke} params={{ id: client?.id ?? '' }} version={client?.version} danger submit={t('吊销', 'Revoke')} onCancel={close} onDone={() => { close(); void notices.success(t('已吊销', 'Revoked')); }}>{null}</OperationForm>
      </FormDrawer>
      <ClientSecret client={secret} onClose={() => setSecret(undefined)} />
    </>
  );
}

function CreateClient({ onDone, onCancel }: { onDone: (c: CreatedClient) => void; onCancel: () => void }) {
  const { t, label } = useWords();
  const { me } = useRights();
  const offered = (Object.keys(roles) as Role[]).filter((r) => roles[r].tenant === me.tenant.kind).map((r) => ({ value: r, label: label(roles[r]) }));
  return (
    <OperationForm op={clientApi.create} submit={t('建立', 'Create')} onDone={onDone} onCancel={onCancel}>
      <Field name="name" label={t('名称', 'Name')}><Input maxLength={50} /></Field>
      <Field name="roles" label={t('角色', 'Roles')}><Select mode="multiple" options={offered} showSearch={{ optionFilterProp: 'label' }} /></Field>
      <Field name="divisionCode" label={t('区划范围', 'Division')} extra={t('不选为全区', 'The whole tenant unless one is chosen')}><DivisionPicker allowClear /></Field>
      <Field name="unitId" label={t('所属机构', 'Unit')}><UnitPicker allowClear /></Field>
      <Field name="unitOnly" label={t('仅限本机构的记录', 'Only records of the unit')} valuePropName="checked"><Switch /></Field>
    </OperationForm>
  );
}

function ClientSecret({ client, onClose }: { client: CreatedClient | undefined; onClose: () => void }) {
  const { t } = useWords();
  const { issuer } = useSession();
  const wide = Grid.useBreakpoint().md;
  const tokenUrl = `${issuer}/protocol/openid-connect/token`;
  return (
    <Drawer title={t('客户端密钥', 'Secret of the client')} open={!!client} onClose={onClose} size={wide ? 640 : '100%'} destroyOnHidden mask={{ closable: false }}>
      {client && (
        <OneTimeSecret
          title={client.name} lost={t('丢失后请更换密钥。', 'If it is lost, change it.')}
          values={[{ label: t('令牌地址', 'Token address'), value: tokenUrl, plain: true }, { label: 'client_id', value: client.clientId, plain: true }, { label: 'client_secret', value: client.clientSecret }]}
        />
      )}
    </Drawer>
  );
}
