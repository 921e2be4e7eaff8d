import { integrationApi, integrationLimitsText, type CreatedIntegrationDto } from '@anlan/contracts/tenancy';
import { Alert, Button, Card, InputNumber } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../../api/queries';
import { FactList } from '../../../patterns/detail/fact-list';
import { Field } from '../../../patterns/form/field';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { OperationForm } from '../../../patterns/form/operation-form';
import { PageHeader } from '../../../patterns/page-header';
import { DueDayField } from '../../../patterns/pickers/due-day-field';
import { ToneTag } from '../../../patterns/tone-tag';
import { ProblemView } from '../../../patterns/problem-view';
import { PageSkeleton } from '../../../patterns/skeletons';
import { useRights, useTenantPath } from '../../../session/rights';
import { instantText, NONE, numberText } from '../../../text/format';
import { useWords } from '../../../text/text';
import { useNotices } from '../../../theme/notices';
import { Credentials } from './credentials';
import { Expiry } from './expiry';
import { State } from './integrations-page';

type Action = 'renew' | 'replay' | 'revoke';
const EVERY_MS = 10_000;

/** One integration: how far it is behind, and new credentials, events again, or an end to it. */
export function IntegrationPage() {
  const { id = '' } = useParams();
  const { t, label } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const [action, setAction] = useState<Action>();
  const [renewed, setRenewed] = useState<CreatedIntegrationDto>();
  const read = useRead(integrationApi.get, { params: { id } }, { refetchInterval: EVERY_MS });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <PageSkeleton />;
  const i = read.data;
  const may = i.state === 'active' && rights.mayEverywhere('integration.manage');
  return (
    <>
      <PageHeader
        title={i.name} note={<State integration={i} />} back={<Link to={to('system/integrations')}>{t('集成', 'Integrations')}</Link>}
        actions={may && (
          <>
            <Button onClick={() => setAction('renew')}>{t('更新凭证', 'Renew credentials')}</Button>
            <Button onClick={() => setAction('replay')}>{t('回放事件', 'Replay events')}</Button>
            <Button danger onClick={() => setAction('revoke')}>{t('吊销', 'Revoke')}</Button>
          </>
        )}
      />
      <Card>
        <FactList
          facts={[
            { label: t('事件范围', 'Events'), value: <code>{i.events.join(' ')}</code> },
            { label: t('待投递', 'Waiting'), value: i.lag ? numberText(i.lag.pending) : NONE },
            { label: t('已投递未确认', 'Not acknowledged'), value: i.lag ? numberText(i.lag.unacknowledged) : NONE },
            { label: t('接收程序', 'Its client'), value: i.lag ? (i.lag.listening ? <ToneTag tone="good">{t('正在接收', 'Listening')}</ToneTag> : <ToneTag tone="warn">{t('未连接', 'Not there')}</ToneTag>) : NONE },
            { label: t('最近确认', 'Last acknowledged'), value: instantText(i.lag?.lastAcknowledgedAt) },
            { label: t('最近投递', 'Last delivery'), value: instantText(i.lag?.lastDeliveredAt) },
            { label: t('凭证到期', 'Credentials end'), value: <Expiry integration={i} /> },
            { label: t('建立时间', 'Created'), value: instantText(i.createdAt) },
            { label: t('消费者', 'Consumer'), value: <code>{i.consumer}</code> },
            { label: t('主题', 'Subjects'), value: <code>{i.subjects.join(' ')}</code>, wide: true },
            ...(i.revokedAt ? [{ label: t('吊销时间', 'Revoked'), value: instantText(i.revokedAt) }] : []),
          ]}
        />
        <p style={{ marginBottom: 0 }}><small>{label(integrationLimitsText)}</small></p>
        {may && <p style={{ margin: 0 }}><small>{t('连接信息和客户端示例随凭证只显示一次；更新凭证时会再次显示。', 'The addresses and the client come with the credentials, once; renewing shows them again.')}</small></p>}
      </Card>
      <ActionForms id={id} action={action} onClose={() => setAction(undefined)} onRenewed={setRenewed} />
      <Credentials created={renewed} onClose={() => setRenewed(undefined)} />
    </>
  );
}

function ActionForms({ id, action, onClose, onRenewed }: { id: string; action: Action | undefined; onClose: () => void; onRenewed: (c: CreatedIntegrationDto) => void }) {
  const { t } = useWords();
  const notices = useNotices();
  const common = { params: { id }, onCancel: onClose };
  const warn = (text: string) => <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={text} />;
  return (
    <>
      <FormDrawer title={t('更新凭证', 'Renew credentials')} open={action === 'renew'} onClose={onClose}>
        {warn(t('旧凭证在一秒内失效，正在接收的连接会断开；接收位置不变，不漏事件。', 'The old credentials end within a second and open connections close; the position is kept and nothing is missed.'))}
        <OperationForm op={integrationApi.renew} {...common} submit={t('更新凭证', 'Renew')} onDone={(c) => { onClose(); onRenewed(c); }}>
          <Field name="expiresAt" label={t('新的到期日', 'Ends on')}><DueDayField quick={[90, 180, 365]} /></Field>
        </OperationForm>
      </FormDrawer>
      <FormDrawer title={t('回放事件', 'Replay events')} open={action === 'replay'} onClose={onClose}>
        {warn(t('从指定编号起，事件会再次投递；接收方按事件编号去重。平台的消息流保留七天。', 'From the number on, events come again; the receiver dedupes by their id. The stream keeps seven days.'))}
        <OperationForm
          op={integrationApi.replay} {...common} submit={t('回放', 'Replay')}
          onDone={(r) => { onClose(); void (r.complete ? notices.success(t('已回到 {n}', 'Set back to {n}', { n: r.fromSequence })) : notices.warning(t('已回放，但最早的事件已超过七天，不在消息流中', 'Set back, but the oldest events are over seven days old and no longer in the stream'), 8)); }}
        >
          <Field name="fromSequence" label={t('从租户事件编号（tenantsequence）', 'From the event number (tenantsequence)')} extra={t('比最新编号大：从下一个新事件开始，此前未收到的不再投递', 'Above the newest: it goes on with the next new event, and what was not received before is skipped')}><InputNumber min={1} precision={0} style={{ width: 200 }} /></Field>
        </OperationForm>
      </FormDrawer>
      <FormDrawer title={t('吊销集成', 'Revoke the integration')} open={action === 'revoke'} onClose={onClose}>
        {warn(t('一秒内断开所有连接，凭证永久失效，不能恢复。', 'All connections end within a second, the credentials are of no use any more, and it cannot be undone.'))}
        <OperationForm op={integrationApi.revoke} {...common} danger submit={t('吊销', 'Revoke')} onDone={() => { onClose(); void notices.success(t('已吊销', 'Revoked')); }}>{null}</OperationForm>
      </FormDrawer>
    </>
  );
}
