import { tenancyOperationApi, tenantApi, type TenantDto } from '@anlan/contracts/tenancy';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { staleKey, useChange, useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LinkButton } from '../../patterns/link-button';
import { OperationProgress } from '../../patterns/operation/operation-progress';
import { useOperation } from '../../patterns/operation/use-operation';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { HandOverSheet, type HandOver } from './hand-over-sheet';
import { useJustOpened } from './just-opened';
import { TenantForms, type TenantAction } from './tenant-forms';
import { TenantState } from './tenant-state';
import { useTenantFacts } from './tenant-facts';
import { OPENING_LOOK_MS } from './use-tenants';
import { stepText } from './words';

/** One tenant below: its opening as it goes on, its facts, what can be done with it, and the hand-over sheet. */
export function DistrictPage() {
  const { district: slug = '' } = useParams();
  const tenant = useRead(tenantApi.get, { params: { slug } }, { refetchInterval: OPENING_LOOK_MS * 5 });
  if (tenant.error && !tenant.data) return <ProblemView error={tenant.error} onRetry={() => void tenant.refetch()} />;
  if (!tenant.data) return <PageSkeleton />;
  return <District key={slug} tenant={tenant.data} onReadAgain={() => void tenant.refetch()} />;
}

function District({ tenant, onReadAgain }: { tenant: TenantDto; onReadAgain: () => void }) {
  const { t } = useWords();
  const rights = useRights();
  const client = useQueryClient();
  const facts = useTenantFacts(tenant);
  const [action, setAction] = useState<TenantAction>();
  const [handOver, setHandOver] = useState<HandOver>();
  const [wasOpen] = useState(tenant.state === 'active' || tenant.state === 'suspended');
  const [showsSheet, setShowsSheet] = useState(useJustOpened());
  const retry = useChange(tenantApi.retry);
  const isOpen = tenant.state === 'active' || tenant.state === 'suspended';
  const operation = useOperation(tenancyOperationApi, tenant.operationId, { round: isOpen ? 'over' : `${tenant.state} ${tenant.version}`, onEnd: () => void client.invalidateQueries({ queryKey: staleKey('tenancy', 'tenant') }) });
  const result = operation.status?.result as HandOver | null | undefined;
  const username = result?.admin?.username ?? '';
  const manages = rights.may('tenant.manage');
  const isSheetShown = isOpen && (showsSheet || !wasOpen || !!handOver);
  const opening = tenant.operationId && (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('开通过程', 'Opening')}</h2>}>
      <OperationProgress
        {...operation} steps={stepText} isRetrying={retry.isPending}
        onRetry={manages && tenant.state === 'failed' ? () => retry.mutate({ params: { slug: tenant.slug } }) : undefined}
      />
      {retry.error && <ProblemView error={retry.error} onRetry={onReadAgain} />}
    </Card>
  );
  return (
    <>
      <PageHeader
        title={tenant.name} note={<Flex gap={8} align="center" wrap><TenantState state={tenant.state} />{tenant.slug}</Flex>}
        back={<LinkButton to="districts" type="link" style={{ padding: 0 }}>{t('← 返回一览', '← Back to the list')}</LinkButton>}
        actions={manages && (
          <>
            {isOpen && !isSheetShown && <Button onClick={() => setShowsSheet(true)}>{t('交接单', 'Hand-over sheet')}</Button>}
            {tenant.state === 'active' && <Button onClick={() => setAction('reset')}>{t('重置管理员', 'Reset the administrator')}</Button>}
            {tenant.state === 'active' && <Button danger onClick={() => setAction('suspend')}>{t('暂停', 'Suspend')}</Button>}
            {tenant.state === 'suspended' && <Button type="primary" onClick={() => setAction('resume')}>{t('恢复', 'Resume')}</Button>}
          </>
        )}
      />
      <Flex vertical gap={16}>
        {tenant.state === 'suspended' && <Alert type="warning" showIcon title={t('已暂停：所有人员和接口账号都不能使用', 'Suspended: nobody of this bureau can use the platform')} description={t('数据原样保留。原因见审计日志。', 'Its data stay as they are. The reason is in the audit log.')} />}
        {!isOpen && opening}
        {isSheetShown && (
          <HandOverSheet tenant={tenant} username={username} handOver={handOver ?? result ?? undefined} onReset={manages && tenant.state === 'active' ? () => setAction('reset') : undefined} />
        )}
        <Card><FactList title={t('概况', 'Facts')} facts={facts} /></Card>
        {isOpen && opening}
      </Flex>
      <TenantForms action={action} tenant={tenant} username={username} onClose={() => setAction(undefined)} onReadAgain={onReadAgain} onReset={setHandOver} />
    </>
  );
}
